package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/** An imaging profile that profile/find has found. Source: Object Manager. */
public record FoundProfile(Integer profileId, String profileName) implements RelativityRecord {}
