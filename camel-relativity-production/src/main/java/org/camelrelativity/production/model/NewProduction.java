package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * What production/create creates. Source: Production Manager (REST).
 *
 * @param name required
 * @param dataSources may be created later
 * @param sortOrder at most five
 * @param relativityApplications none if it is empty or null
 */
@RecordBuilder
public record NewProduction(
        String name,
        @JsonAlias("DataSource") List<ProductionDataSource> dataSources,
        ProductionDetails details,
        ProductionNumbering numbering,
        List<ProductionSortOrder> sortOrder,
        HeaderFooters headers,
        HeaderFooters footers,
        String keywords,
        String notes,
        List<ArtifactRef> relativityApplications,
        Boolean shouldCopyInstanceOnWorkspaceCreate)
        implements RelativityRecord {

    private static final int MAX_SORTED = 5;

    @Override
    public void check(Constraints constraints) {
        constraints.required("Name", name);
        constraints.nested("Numbering", numbering);
        constraints.each("DataSources", dataSources);
        constraints.each("SortOrder", sortOrder);
        constraints.rule(sortOrder == null || sortOrder.size() <= MAX_SORTED, "sorts by more than five fields");
        constraints.nested("Headers", headers);
        constraints.nested("Footers", footers);
        constraints.each("RelativityApplications", relativityApplications);
    }
}
