package org.camelrelativity.common.query;

import org.camelrelativity.common.RelativityRecord;

/** A saved search that search/find has found. Source: contract, object-manager §1.6. */
public record FoundSearch(Integer savedSearchId, String savedSearchName) implements RelativityRecord {}
