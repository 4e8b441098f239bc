package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import org.camelrelativity.common.AnswerRow;

/**
 * A production, as production/read and production/list answer it. All but its id may be null. Source: Production
 * Manager (REST).
 *
 * @param unreadable in a list, the names of the fields that could not be read
 */
public record Production(
        @JsonAlias("ArtifactID") Integer productionId,
        String name,
        List<ProductionDataSource> dataSources,
        ProductionDetails details,
        ProductionNumbering numbering,
        List<ProductionSortOrder> sortOrder,
        HeaderFooters headers,
        HeaderFooters footers,
        String keywords,
        String notes,
        List<ArtifactRef> relativityApplications,
        Boolean shouldCopyInstanceOnWorkspaceCreate,
        ProductionMetadata productionMetadata,
        String unreadable)
        implements AnswerRow {

    /** What can't be told from another was not read. */
    public Production {
        unreadable = unreadable == null && (productionId == null || productionId < 1) ? "ProductionID" : unreadable;
    }
}
