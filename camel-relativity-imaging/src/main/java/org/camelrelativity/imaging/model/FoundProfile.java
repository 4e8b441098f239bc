package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/** An imaging profile that profile/find has found. Source: contract, object-manager §1.6. */
public record FoundProfile(Integer profileId, String profileName) implements RelativityRecord {}
