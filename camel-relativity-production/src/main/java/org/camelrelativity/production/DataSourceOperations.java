package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.production.ProductionFields.*;
import static org.camelrelativity.production.ProductionOperations.PRODUCTION;
import static org.camelrelativity.production.ProductionOperations.WORKSPACE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.WorkspaceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.CreatedByName;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionDataSource;

/** What productions take their documents from: the vendor's page "Production Data Source Manager (REST)". */
final class DataSourceOperations {

    private static final String DATA_SOURCES = WORKSPACE + "production-data-sources/";
    private static final String SAVED = PRODUCTION + "/production-data-sources";

    /** Relativity refuses members that it alone writes, unless they are unset. */
    private static final Part DATA_SOURCE = object("dataSource", subject(DataSourceOperations::withoutFile));

    static final OperationTable TABLE = OperationTable.of(
            named(
                            "data-source/save",
                            "Creates a data source of a production, or updates the one whose ArtifactID is given")
                    .saves(ProductionDataSource.class, WORKSPACE_ID, PRODUCTION_ID)
                    .answers(Answer.savedArtifactId(DATA_SOURCE_ID))
                    .lookFirst(
                            "production/read the production: if it had no data source of that name before, one that it"
                                    + " has now proves that it was executed; none proves nothing")
                    .provenBy(new CreatedByName(
                            source -> ((ProductionDataSource) source).name(),
                            request -> request.to(
                                    ProductionOperations.TABLE.find("production/read"), WORKSPACE_ID, PRODUCTION_ID),
                            DataSourceOperations::count))
                    .v1(when(Request::updates, put(SAVED, DATA_SOURCE)), notIdempotent(SAVED, DATA_SOURCE)),
            named("data-source/read", "Reads a data source of a production")
                    .takes(ArtifactSelector.class, WORKSPACE_ID, DATA_SOURCE_ID, WITH_PLACEHOLDER_IMAGE)
                    .scalar(DATA_SOURCE_ID)
                    .answers(Answer.of(ProductionDataSource.class)
                            .proving("ArtifactID", ProductionDataSource::artifactId))
                    .refersBy(Reference.of(ProductionDataSource.class)
                            .by(DATA_SOURCE_ID, ProductionDataSource::artifactId))
                    .v1(get(DATA_SOURCES + "{dataSourceId}", optional(WITH_PLACEHOLDER_IMAGE, "withPlaceholderImage"))),
            named("data-source/delete", "Deletes a data source of a production that has not been produced")
                    .selects(DATA_SOURCE_ID)
                    .answers(Answer.noContent())
                    .v1(delete(DATA_SOURCES + "{dataSourceId}").deleting()),
            named("data-source/defaults", "Reads what a new data source has where nothing is given")
                    .takes(WorkspaceSelector.class, WORKSPACE_ID)
                    .answers(ProductionVerdicts.DEFAULTS)
                    .v1(get(DATA_SOURCES + "defaults")));

    private DataSourceOperations() {}

    private static Integer count(Object production, String name) {
        List<ProductionDataSource> sources = ((Production) production).dataSources();
        return sources == null
                ? null
                : (Integer) (int) sources.stream()
                        .filter(each -> name.equals(each.name()))
                        .count();
    }

    static ObjectNode withoutFile(ObjectNode source) {
        return source.remove(
                List.of("PlaceholderFilename", "PlaceholderFileSize", "PlaceholderFileID", "PlaceholderFileData"));
    }
}
