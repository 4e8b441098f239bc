package org.camelrelativity.common.query;

import org.camelrelativity.common.RelativityRecord;

/** A saved search that search/find has found. Source: Object Manager. */
public record FoundSearch(Integer savedSearchId, String savedSearchName) implements RelativityRecord {}
