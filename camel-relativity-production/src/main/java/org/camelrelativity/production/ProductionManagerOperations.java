package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Field.value;
import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.*;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.production.ProductionOperations.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.WorkspaceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.production.model.DataSourceReadMode;
import org.camelrelativity.production.model.NewProduction;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionDefaults;
import org.camelrelativity.production.model.Productions;

/** Productions: the vendor's page "Production Manager (REST)" (contract, production M1 to M24). */
final class ProductionManagerOperations {

    static final Field<DataSourceReadMode> DATA_SOURCE_READ_MODE =
            value("dataSourceReadMode", null, FieldType.oneOf(DataSourceReadMode.class), "dataSourceReadMode");

    private static final String WORKSPACE = "relativity-productions/v1/workspaces/{workspaceId}/";
    private static final String PRODUCTIONS = WORKSPACE + "productions";
    private static final String ONE = PRODUCTIONS + "/{productionId}";

    static final OperationTable TABLE = OperationTable.of(
            named("production/create", "Creates a production, which is to be staged and run then")
                    .creates(NewProduction.class, WORKSPACE_ID)
                    .answers(Answer.artifactId(PRODUCTION_ID))
                    .lookFirst("look for a production of its name in production/list: one that was not there before the"
                            + " call proves that it was executed; none proves nothing")
                    .v1(notIdempotent(
                            PRODUCTIONS, object("production", subject(ProductionManagerOperations::withoutResults)))),
            named("production/list", "Lists the productions of a workspace")
                    .takes(WorkspaceSelector.class, WORKSPACE_ID, DATA_SOURCE_READ_MODE)
                    .answers(Answer.of(Productions.class).judgedBy(ProductionManagerOperations::listed))
                    .v1(get(PRODUCTIONS, optional(DATA_SOURCE_READ_MODE, "dataSourceReadMode"))),
            named("production/read", "Reads a production, with its data sources")
                    .takes(ArtifactSelector.class, WORKSPACE_ID, PRODUCTION_ID, DATA_SOURCE_READ_MODE)
                    .scalar(PRODUCTION_ID)
                    .answers(Answer.of(Production.class).proving("ProductionID", Production::productionId))
                    .refersBy(Reference.of(Production.class).by(PRODUCTION_ID, Production::productionId))
                    .v1(get(ONE, optional(DATA_SOURCE_READ_MODE, "dataSourceReadMode"))),
            named("production/delete", "Deletes a production")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.noContent())
                    .v1(delete(ONE).deleting()),
            named("production/defaults", "Reads what Relativity sets in new productions")
                    .takes(WorkspaceSelector.class, WORKSPACE_ID)
                    .answers(Answer.of(ProductionDefaults.class).judgedBy(ProductionManagerOperations::told))
                    .v1(get(PRODUCTIONS + "/defaults")));

    private ProductionManagerOperations() {}

    /** What Relativity writes there, nobody else may. */
    private static ObjectNode withoutResults(ObjectNode production) {
        if (production.get("Details") instanceof ObjectNode details) {
            details.remove(List.of("FirstBatesValue", "LastBatesValue", "DateProduced"));
        }
        return production;
    }

    private static Verdict listed(Productions answer) {
        return ProductionVerdicts.ofRows(answer.productions(), "ProductionID");
    }

    private static Verdict told(ProductionDefaults answer) {
        return answer.saySomething()
                ? Verdict.DONE
                : new Verdict.Unknown("the answer has status 200 but tells the default of no field");
    }
}
