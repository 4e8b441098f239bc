package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.FAIL_ON_PARTIAL;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.production.ProductionFields.*;
import static org.camelrelativity.production.ProductionOperations.PRODUCTION;
import static org.camelrelativity.production.ProductionOperations.PRODUCTIONS;
import static org.camelrelativity.production.ProductionOperations.WORKSPACE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.WorkspaceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.production.model.EligibleProductionsRequest;
import org.camelrelativity.production.model.MassCancelResult;
import org.camelrelativity.production.model.ProductionJobResults;
import org.camelrelativity.production.model.ReproductionCandidates;
import org.camelrelativity.production.model.ReproductionCandidates.ReproductionCandidate;
import org.camelrelativity.production.model.ReproductionJob;
import org.camelrelativity.production.model.ReproductionJobIds;
import org.camelrelativity.production.model.ReproductionJobResult;
import org.camelrelativity.production.model.ReproductionJobResult.ReproductionResult;
import org.camelrelativity.production.model.ReproductionStatusResult;
import org.camelrelativity.production.model.ReproductionStatusResult.ProductionStatusResult;
import org.camelrelativity.production.model.Reproductions;
import org.camelrelativity.production.model.Reproductions.ReproductionRef;

/**
 * Producing documents again: the vendor's page "Reproduction Job Manager (REST)" and the calls of the Production Manager
 * that go with it.
 */
final class ReproductionOperations {

    private static final String REPRODUCTIONS = WORKSPACE + "re-productions/";
    private static final String JOB = PRODUCTIONS + "/reproduction-jobs/{reproductionJobId}/";
    private static final String ELIGIBLE =
            "/{workspaceId}/database-tokens/{databaseToken}/reproduction-types/{reproductionType}/eligible-re-productions";

    static final OperationTable TABLE = OperationTable.of(
            named(
                            "re-production/create",
                            "Creates a job that produces documents of produced productions again; it does not run yet")
                    .about(ReproductionJob.class, WORKSPACE_ID, DATABASE_TOKEN, FAIL_ON_PARTIAL)
                    .answers(Answer.of(ReproductionJobResult.class)
                            .judgedBy(ReproductionVerdicts::created)
                            .carrying(REPRODUCTION_JOB_ID, answer -> ProductionVerdicts.id(answer.reproductionJobId())))
                    .refersBy(
                            Reference.of(ReproductionJobResult.class)
                                    .by(REPRODUCTION_JOB_ID, ReproductionJobResult::reproductionJobId),
                            Reference.of(ReproductionResult.class).by(PRODUCTION_ID, ReproductionResult::productionId))
                    .lookFirst("read re-production/of-production of the productions: one more re-production than before"
                            + " proves that it was executed; the same ones prove nothing")
                    .provenBy(new ReproductionProof())
                    .v1(
                            when(
                                    request -> request.get(DATABASE_TOKEN).isPresent(),
                                    notIdempotent(
                                            REPRODUCTIONS + "re-production-job",
                                            subject(job -> ofDocuments(job, false)),
                                            required(DATABASE_TOKEN, "databaseToken"))),
                            notIdempotent(
                                    REPRODUCTIONS + "re-production-job-with-documents",
                                    subject(job -> ofDocuments(job, true)))),
            named("re-production/jobs", "Lists the ids of a workspace's re-production jobs")
                    .takes(WorkspaceSelector.class, WORKSPACE_ID)
                    .answers(Answer.of(ReproductionJobIds.class))
                    .v1(get(REPRODUCTIONS + "jobs")),
            named("re-production/status", "Reads what a re-production job and its productions are doing")
                    .selects(REPRODUCTION_JOB_ID)
                    .answers(Answer.of(ReproductionStatusResult.class)
                            .proving("ReproductionStatus", ReproductionStatusResult::reproductionStatus))
                    .refersBy(Reference.of(ProductionStatusResult.class)
                            .by(PRODUCTION_ID, ProductionStatusResult::artifactId))
                    .v1(get(REPRODUCTIONS + "{reproductionJobId}/status")),
            named("re-production/of-production", "Lists what a production was produced again as")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.of(Reproductions.class).judgedBy(ReproductionVerdicts::listed))
                    .refersBy(Reference.of(ReproductionRef.class).by(PRODUCTION_ID, ReproductionRef::productionId))
                    .v1(get(PRODUCTION + "/re-productions")),
            // The vendor's page has "workspace", its OpenAPI document "workspaces".
            named(
                            "re-production/eligible",
                            "Lists the productions of which documents that a database token selects can be produced again")
                    .takes(EligibleProductionsRequest.class, WORKSPACE_ID, DATABASE_TOKEN, REPRODUCTION_TYPE)
                    .scalar(DATABASE_TOKEN)
                    .answers(Answer.of(ReproductionCandidates.class).judgedBy(ReproductionVerdicts::listed))
                    .refersBy(Reference.of(ReproductionCandidate.class)
                            .by(PRODUCTION_ID, ReproductionCandidate::productionId))
                    .v1(get(ProductionOperations.MODULE + "workspaces" + ELIGIBLE)
                            .fallbackPath(ProductionOperations.MODULE + "workspace" + ELIGIBLE)),
            named("re-production/stage-and-run", "Stages and runs the productions of a re-production job")
                    .takes(ArtifactSelector.class, WORKSPACE_ID, REPRODUCTION_JOB_ID, FAIL_ON_PARTIAL)
                    .scalar(REPRODUCTION_JOB_ID)
                    .answers(Answer.of(ProductionJobResults.class).judgedBy(ProductionVerdicts::ofSelected))
                    .lookFirst("read re-production/status of the job: one that was Created or ended before, and runs or"
                            + " has ended otherwise since, proves that it was executed; one that is still the same proves"
                            + " nothing")
                    .provenBy(new ReproductionRunProof())
                    .v1(notIdempotent(JOB + "stage-and-run")),
            named("re-production/cancel", "Cancels the productions of a re-production job that are queued or at work")
                    .takes(ArtifactSelector.class, WORKSPACE_ID, REPRODUCTION_JOB_ID, FAIL_ON_PARTIAL)
                    .scalar(REPRODUCTION_JOB_ID)
                    .answers(Answer.of(MassCancelResult.class).judgedBy(ProductionVerdicts::ofSelected))
                    .v1(idempotent(JOB + "cancel")));

    private ReproductionOperations() {}

    /** Each wire says the documents in one way, and the other must not be lost. */
    private static ObjectNode ofDocuments(ObjectNode job, boolean listed) {
        Constraints.of("ReproductionJob")
                .rule(
                        job.path("documents").isEmpty() != listed,
                        "must have either documents or a databaseToken that selects some");
        return listed ? job : job.without("documents");
    }
}
