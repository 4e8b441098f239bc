package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.*;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.production.ProductionFields.*;
import static org.camelrelativity.production.ProductionOperations.*;
import static org.camelrelativity.production.ProductionReadOperations.BY_NAME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.WorkspaceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.NewProduction;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobResult;
import org.camelrelativity.production.model.ProductionJobResults;
import org.camelrelativity.production.model.Productions;
import org.camelrelativity.production.model.RunProductionRequest;
import org.camelrelativity.production.model.SetRestrictionRequest;
import org.camelrelativity.production.model.StageAndRunRequest;
import org.camelrelativity.production.model.StageProductionRequest;

/** What makes, changes and runs productions: the vendor's page "Production Manager (REST)". */
final class ProductionManagerOperations {

    static final String RESTRICTION = WORKSPACE + "production-restriction";

    private static final Answer<ProductionJobResult> CREATED_JOB = Answer.of(ProductionJobResult.class)
            .judgedBy(ProductionVerdicts::created)
            .carrying(PRODUCTION_JOB_ID, answer -> ProductionVerdicts.id(answer.jobId()));

    private static final String LOOK_AT_STATUS =
            "read production/status: one that changed since before the call, to that of a running production or to another"
                    + " end, proves that it was executed; one that is still the same proves nothing";

    private static final String LOOK_AT_RUN =
            "read production/status: one that changed since before the call, to that of a run or to another end of one,"
                    + " proves that it was executed; one that is still the same or that of a staging proves nothing";

    static final OperationTable TABLE = OperationTable.of(
            named("production/create", "Creates a production; it is neither staged nor run")
                    .about(NewProduction.class, WORKSPACE_ID)
                    .answers(Answer.artifactId(PRODUCTION_ID))
                    .lookFirst(BY_NAME.lookFirst("production/find"))
                    .provenBy(BY_NAME.proof("production/find", created -> ((NewProduction) created).name()))
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
                    .v1(get(PRODUCTION, optional(DATA_SOURCE_READ_MODE, "dataSourceReadMode"))),
            named("production/delete", "Deletes a production")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.noContent())
                    .v1(delete(PRODUCTION).deleting()),
            named("production/stage", "Stages a production: finds its documents, so that it can be run")
                    .takes(StageProductionRequest.class, WORKSPACE_ID, PRODUCTION_ID, AUTOMATICALLY_RUN)
                    .scalar(PRODUCTION_ID)
                    .answers(CREATED_JOB)
                    .refersBy(QueueOperations.job(ProductionJobResult.class))
                    .lookFirst(LOOK_AT_STATUS)
                    .provenBy(ProductionProof.STAGING)
                    .v1(notIdempotent(PRODUCTION + "/stage", optional(AUTOMATICALLY_RUN, "automaticallyRun"))),
            named("production/run", "Runs a staged production")
                    .takes(
                            RunProductionRequest.class,
                            WORKSPACE_ID,
                            PRODUCTION_ID,
                            SUPPRESS_WARNINGS,
                            OVERRIDE_CONFLICTS)
                    .scalar(PRODUCTION_ID)
                    .answers(CREATED_JOB)
                    .lookFirst(LOOK_AT_RUN)
                    .provenBy(ProductionProof.RUN)
                    .v1(notIdempotent(
                            PRODUCTION + "/run",
                            optional(SUPPRESS_WARNINGS, "suppressWarnings"),
                            optional(OVERRIDE_CONFLICTS, "overrideConflicts"))),
            named("production/stage-and-run", "Stages and runs productions of a workspace; staged ones are only run")
                    .takesElements(
                            StageAndRunRequest.class,
                            StageAndRunRequest::productionIDs,
                            ProductionJobRef.class,
                            QueueOperations.IN_WORKSPACE,
                            WORKSPACE_ID,
                            FAIL_ON_PARTIAL)
                    .scalar(PRODUCTION_ID)
                    .answers(Answer.of(ProductionJobResults.class).judgedBy(ProductionVerdicts::ofReferences))
                    .lookFirst(LOOK_AT_STATUS)
                    .provenBy(ProductionProof.STAGING_AND_RUN)
                    .v1(notIdempotent(
                            PRODUCTIONS + "/stage-and-run",
                            elements("productionIDs", ProductionManagerOperations::idInWorkspace))),
            named("production/re-run", "Runs a production again that ended in Error")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.noContent())
                    .lookFirst(LOOK_AT_RUN)
                    .provenBy(ProductionProof.RUN)
                    .v1(notIdempotent(PRODUCTION + "/re-run")),
            named(
                            "production/remove-conflicts",
                            "Removes the documents that must not be produced from a staged production")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.noContent())
                    .v1(delete(PRODUCTION + "/document-conflicts")),
            named(
                            "production/set-restriction",
                            "Sets the saved search of what must not be produced in a workspace; 0 for none")
                    .takes(SetRestrictionRequest.class, WORKSPACE_ID, RESTRICTION_SEARCH_ID)
                    .scalar(RESTRICTION_SEARCH_ID)
                    .answers(Answer.noContent())
                    .v1(idempotent(RESTRICTION, required(RESTRICTION_SEARCH_ID, "productionRestrictionSearchID"))));

    private ProductionManagerOperations() {}

    /** What Relativity writes there, nobody else may. */
    private static ObjectNode withoutResults(ObjectNode production) {
        if (production.get("Details") instanceof ObjectNode details) {
            details.remove(List.of("FirstBatesValue", "LastBatesValue", "DateProduced"));
        }
        production.path("DataSources").forEach(source -> DataSourceOperations.withoutFile((ObjectNode) source));
        return production;
    }

    private static Verdict listed(Productions answer) {
        return ProductionVerdicts.ofRows(answer.productions(), "ProductionID");
    }

    /** The path names one workspace for all. */
    private static Integer idInWorkspace(Request request, RelativityRecord element) {
        ProductionJobRef production = (ProductionJobRef) element;
        Constraints constraints = Constraints.of(production.toString());
        constraints.rule(
                production.productionId() != null && production.jobId() == null,
                "must be referred to by its ProductionID, and not by a job");
        constraints.rule(
                request.get(WORKSPACE_ID)
                        .filter(production.workspaceId()::equals)
                        .isPresent(),
                "is not in the workspace of the request");
        return production.productionId();
    }
}
