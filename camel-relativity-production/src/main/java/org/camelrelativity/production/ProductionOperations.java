package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.SharedFields.AWAIT_TIMEOUT;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;
import static org.camelrelativity.production.ProductionFields.REPRODUCTION_JOB_ID;
import static org.camelrelativity.production.ProductionFields.UNTIL;

import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.ledger.LedgerLook;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.query.SharedOperations;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ReproductionEnd;

/**
 * Every operation of {@code relativity-production:}. The tables of the services have each as one entry: what it takes,
 * answers, and how it is said.
 */
final class ProductionOperations {

    /** The URI's parts, for the catalog; a test compares them with the table. */
    static final String SERVICES =
            "queue,job,production,document,data-source,placeholder,re-production,ledger," + SharedOperations.SERVICES;

    static final String OPERATIONS = "await,mass-cancel,mass-prioritize,mass-retry,jobs,cancel,status,"
            + "list,read,delete,defaults,stage,run,stage-and-run,re-run,pre-run-check,progress,status-details,"
            + "staging-errors,branding-errors,conflicts,remove-conflicts,restriction,set-restriction,"
            + "images-token,images,preview,production-images,productions,save,of-production,eligible,look,"
            + SharedOperations.OPERATIONS;

    static final String MODULE = "relativity-productions/v1/";
    static final String WORKSPACE = MODULE + "workspaces/{workspaceId}/";
    static final String PRODUCTIONS = WORKSPACE + "productions";
    static final String PRODUCTION = PRODUCTIONS + "/{productionId}";

    /** Without ledger/look, which is made of reads. */
    static final OperationTable API_OPERATIONS = QueueOperations.TABLE
            .and(ProductionManagerOperations.TABLE)
            .and(ProductionReadOperations.TABLE)
            .and(ProductionImageOperations.TABLE)
            .and(DataSourceOperations.TABLE)
            .and(PlaceholderOperations.TABLE)
            .and(ReproductionOperations.TABLE)
            .and(SharedOperations.in(ApiVersion.V1));

    static final OperationTable TABLE = API_OPERATIONS.and(OperationTable.of(
            named("production/await", "Waits until a production is staged or produced, without holding a thread")
                    .takes(ArtifactSelector.class, WORKSPACE_ID, PRODUCTION_ID, UNTIL, AWAIT_TIMEOUT)
                    .scalar(PRODUCTION_ID)
                    .answers(Answer.of(ProductionEnd.class)),
            named("re-production/await", "Waits until a re-production job has ended, without holding a thread")
                    .takes(ArtifactSelector.class, WORKSPACE_ID, REPRODUCTION_JOB_ID, AWAIT_TIMEOUT)
                    .scalar(REPRODUCTION_JOB_ID)
                    .answers(Answer.of(ReproductionEnd.class)),
            LedgerLook.entry()));

    private ProductionOperations() {}
}
