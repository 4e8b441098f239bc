package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/conflicts. Source: Production Manager (REST).
 *
 * @param documentIds of the documents that the restriction finds
 * @param hasOverridePermission whether the user may say overrideConflicts=true in production/run
 */
public record ProductionDocumentConflicts(
        Restriction productionRestrictions,
        @JsonProperty("DocumentIDs") List<Integer> documentIds,
        Boolean hasOverridePermission)
        implements RelativityRecord {

    /** What finds the documents; 0 for none. */
    public record Restriction(@JsonProperty("SavedSearchID") Integer savedSearchId, String savedSearchName)
            implements RelativityRecord {}
}
