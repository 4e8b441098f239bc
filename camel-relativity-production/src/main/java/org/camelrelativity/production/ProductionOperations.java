package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Field.id;
import static org.camelrelativity.common.operation.Field.value;
import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.*;
import static org.camelrelativity.common.operation.Wire.*;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.InstanceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.Find;
import org.camelrelativity.common.query.SharedOperations;
import org.camelrelativity.production.model.CancelJobResult;
import org.camelrelativity.production.model.FoundProduction;
import org.camelrelativity.production.model.JobResult;
import org.camelrelativity.production.model.MassCancelRequest;
import org.camelrelativity.production.model.MassCancelResult;
import org.camelrelativity.production.model.MassPrioritizeRequest;
import org.camelrelativity.production.model.MassProductionQueueResult;
import org.camelrelativity.production.model.MassProductionQueueResult.ProductionQueueResult;
import org.camelrelativity.production.model.MassResult;
import org.camelrelativity.production.model.MassRetryRequest;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.production.model.MassRetryResult.RetryJobResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionQueue;
import org.camelrelativity.production.model.ProductionQueueItem;
import org.camelrelativity.production.model.ProductionQueueSelection;

/**
 * Every operation of {@code relativity-production:}, each as one entry: what it takes, answers, and how it is said.
 *
 * <p>The wires are the vendor's page "Production Queue Manager (REST)", line by line (contract, production Q1 to Q6),
 * RelativityOne's listing of the queue (Q7), and reads of the Production Manager (M12).
 */
final class ProductionOperations {

    /** The URI's parts, for the catalog; a test compares them with the table. */
    static final String SERVICES = "queue,job,production," + SharedOperations.SERVICES;

    static final String OPERATIONS =
            "mass-cancel,mass-prioritize,mass-retry,jobs,cancel,status," + SharedOperations.OPERATIONS;

    static final Field<Integer> PRODUCTION_ID =
            id("productionId", RelativityProductionConstants.PRODUCTION_ID, FieldType.ARTIFACT_ID, "ProductionID");

    static final Field<Integer> PRODUCTION_JOB_ID = id(
            "productionJobId",
            RelativityProductionConstants.PRODUCTION_JOB_ID,
            FieldType.ARTIFACT_ID,
            "JobID",
            "ProductionJobID");

    static final Field<String> DATABASE_TOKEN = id(
            "databaseToken", RelativityProductionConstants.DATABASE_TOKEN, FieldType.DATABASE_TOKEN, "DatabaseToken");

    static final Field<Boolean> INCLUDE_PERCENTAGES =
            value("includePercentages", null, FieldType.BOOLEAN, "includePercentages");

    static final Field<Integer> NUMBER_OF_BRANDING_ERRORS =
            value("numberOfBrandingErrors", null, FieldType.COUNT, "numberOfBrandingErrors");

    private static final String MODULE = "relativity-productions/v1/";
    private static final String QUEUE = MODULE + "production-queue/";
    private static final String JOBS = QUEUE + "production-jobs/";
    private static final String PRODUCTION = MODULE + "workspaces/{workspaceId}/productions/{productionId}/";

    /** What a database token selects is known to Relativity alone, so any of the jobs may be in the answer. */
    private static final Answer<MassProductionQueueResult> QUEUE_RESULT =
            Answer.of(MassProductionQueueResult.class).judgedBy(ProductionVerdicts::ofSelected);

    private static final BiFunction<ProductionJobRef, Request, ProductionJobRef> IN_WORKSPACE =
            (reference, defaults) -> reference.in(defaults.get(WORKSPACE_ID).orElse(null));

    private static final Predicate<Request> NAMES_A_PRODUCTION =
            request -> request.get(PRODUCTION_ID).isPresent();

    private static final Predicate<Request> NAMES_BOTH =
            NAMES_A_PRODUCTION.and(request -> request.get(PRODUCTION_JOB_ID).isPresent());

    private static final String REFERENCE =
            "A job is referred to by productionJobId, or by workspaceId and productionId together";

    private static final OperationTable OWN = OperationTable.of(
            named("queue/mass-cancel", "Cancels the jobs that a database token selects")
                    .takes(ProductionQueueSelection.class, DATABASE_TOKEN, FAIL_ON_PARTIAL)
                    .scalar(DATABASE_TOKEN)
                    .answers(QUEUE_RESULT)
                    .v1(idempotent(QUEUE + "mass-cancel", required(DATABASE_TOKEN, "databaseToken"))),
            named(
                            "queue/mass-prioritize",
                            "Sets the priority of the jobs that a database token selects; the lower, the sooner")
                    .takes(MassPrioritizeRequest.class, DATABASE_TOKEN, PRIORITY, FAIL_ON_PARTIAL)
                    .scalar(DATABASE_TOKEN)
                    .answers(QUEUE_RESULT)
                    .v1(idempotent(
                            QUEUE + "mass-prioritize",
                            required(DATABASE_TOKEN, "databaseToken"),
                            required(PRIORITY, "priority"))),
            named("queue/mass-retry", "Retries the errored jobs that a database token selects")
                    .takes(ProductionQueueSelection.class, DATABASE_TOKEN, FAIL_ON_PARTIAL)
                    .scalar(DATABASE_TOKEN)
                    .answers(QUEUE_RESULT)
                    .lookFirst("nothing can be read by a database token; look at the production queue in Relativity")
                    .v1(notIdempotent(QUEUE + "mass-retry", required(DATABASE_TOKEN, "databaseToken"))),
            // Its path is beside the queue's other ones, and not below them.
            named("queue/jobs", "Lists the jobs in the queue; RelativityOne only")
                    .takes(InstanceSelector.class)
                    .answers(Answer.of(ProductionQueue.class).judgedBy(ProductionVerdicts::listed))
                    .refersBy(Reference.of(ProductionQueueItem.class)
                            .by(WORKSPACE_ID, ProductionQueueItem::workspaceId)
                            .by(PRODUCTION_ID, ProductionQueueItem::productionId))
                    .consumable()
                    .offeredBy("RelativityOne")
                    .v1(get(MODULE + "production-jobs/get-all")),
            // A workspace says nothing of a job without a production; it may be the component's default and not the
            // job's.
            named("job/cancel", "Cancels one job")
                    .takes(ProductionJobRef.class, WORKSPACE_ID, PRODUCTION_ID, PRODUCTION_JOB_ID)
                    .scalar(PRODUCTION_JOB_ID)
                    .answers(Answer.of(CancelJobResult.class)
                            .judgedBy(ProductionVerdicts::canceled)
                            .carrying(WORKSPACE_ID, answer -> ProductionVerdicts.id(answer.workspaceId()))
                            .carrying(PRODUCTION_ID, answer -> ProductionVerdicts.id(answer.productionId()))
                            .carrying(PRODUCTION_JOB_ID, answer -> ProductionVerdicts.id(answer.jobId())))
                    .refersBy(job(CancelJobResult.class), job(RetryJobResult.class), job(ProductionQueueResult.class))
                    .mutuallyExclusive(PRODUCTION_ID, PRODUCTION_JOB_ID)
                    .hint(PRODUCTION_JOB_ID, REFERENCE)
                    .hint(WORKSPACE_ID, REFERENCE)
                    .v1(
                            when(
                                    NAMES_BOTH,
                                    idempotent(
                                            JOBS + "cancel",
                                            object(
                                                    "jobRef",
                                                    optional(WORKSPACE_ID, "WorkspaceID"),
                                                    optional(PRODUCTION_ID, "ProductionID"),
                                                    required(PRODUCTION_JOB_ID, "JobID")))),
                            when(
                                    NAMES_A_PRODUCTION,
                                    idempotent(
                                            JOBS + "cancel",
                                            object(
                                                    "jobRef",
                                                    required(WORKSPACE_ID, "WorkspaceID"),
                                                    required(PRODUCTION_ID, "ProductionID")))),
                            idempotent(JOBS + "cancel", object("jobRef", required(PRODUCTION_JOB_ID, "JobID")))),
            named("job/mass-cancel", "Cancels the jobs that are referred to")
                    .takes(MassCancelRequest.class, WORKSPACE_ID, FAIL_ON_PARTIAL, CHUNK_SIZE)
                    .elements(ProductionJobRef.class, IN_WORKSPACE)
                    .scalar(PRODUCTION_JOB_ID)
                    .answers(Answer.of(MassCancelResult.class)
                            .judgedBy(ProductionVerdicts::ofReferences)
                            .mergedBy(answers -> merge(answers, MassCancelResult::jobs, MassCancelResult::new)))
                    .v1(idempotent(JOBS + "mass-cancel", elements("jobsToBeCanceled"))),
            named("job/mass-retry", "Retries the errored jobs that are referred to")
                    .takes(MassRetryRequest.class, WORKSPACE_ID, FAIL_ON_PARTIAL, CHUNK_SIZE)
                    .elements(ProductionJobRef.class, IN_WORKSPACE)
                    .scalar(PRODUCTION_JOB_ID)
                    .answers(Answer.of(MassRetryResult.class)
                            .judgedBy(ProductionVerdicts::ofReferences)
                            .mergedBy(answers -> merge(answers, MassRetryResult::jobs, MassRetryResult::new)))
                    .lookFirst("read production/status of each production: one that runs again proves that it was"
                            + " executed; one that is still in Error proves nothing")
                    .provenBy(new RetryProof())
                    .v1(notIdempotent(JOBS + "mass-retry", elements("jobsToBeRetried"))),
            named("production/status", "Reads what a production is doing")
                    .takes(
                            ArtifactSelector.class,
                            WORKSPACE_ID,
                            PRODUCTION_ID,
                            INCLUDE_PERCENTAGES,
                            NUMBER_OF_BRANDING_ERRORS)
                    .scalar(PRODUCTION_ID)
                    .answers(Answer.of(ProductionJobStatusResult.class)
                            .as(ProductionOperations::withPercentagesIfAsked)
                            .proving("Status", ProductionJobStatusResult::status)
                            .proving("JobStatus", ProductionJobStatusResult::jobStatus))
                    .v1(get(
                            PRODUCTION + "job-status",
                            optional(INCLUDE_PERCENTAGES, "includePercentages"),
                            optional(NUMBER_OF_BRANDING_ERRORS, "numberOfBrandingErrors"))));

    /** It has no GUID that any source tells (contract, object-manager §1.6). */
    static final Find<FoundProduction> PRODUCTIONS = new Find<>(
            "production",
            Map.of("Name", "Production"),
            List.of("Name"),
            FoundProduction.class,
            row -> new FoundProduction(row.artifactId(), row.text("Name")),
            PRODUCTION_ID,
            FoundProduction::productionId);

    static final OperationTable TABLE = OWN.and(
                    OperationTable.of(PRODUCTIONS.named("production/find").onlyIn(ApiVersion.V1)))
            .and(SharedOperations.in(ApiVersion.V1));

    private ProductionOperations() {}

    private static <R extends JobResult> Reference<R> job(Class<R> type) {
        return Reference.of(type)
                .by(WORKSPACE_ID, JobResult::workspaceId)
                .by(PRODUCTION_ID, JobResult::productionId)
                .by(PRODUCTION_JOB_ID, JobResult::jobId);
    }

    /** Relativity answers 0 where nobody asks. */
    private static ProductionJobStatusResult withPercentagesIfAsked(Request request, ProductionJobStatusResult answer) {
        return request.get(INCLUDE_PERCENTAGES).orElse(false)
                ? answer
                : new ProductionJobStatusResult(
                        answer.brandingErrors(),
                        answer.numberOfBrandingErrors(),
                        answer.jobStatus(),
                        answer.status(),
                        null,
                        null,
                        answer.lastRunStatus(),
                        answer.lastRunError());
    }

    /** The constructor of an answer. */
    private interface Constructor<R, J> {
        R apply(Integer requested, Integer successful, List<J> jobs, List<String> errors);
    }

    /** One of the answers to several requests, in their order. */
    private static <R extends MassResult, J> R merge(
            List<R> answers, Function<R, List<J>> jobs, Constructor<R, J> constructor) {
        return constructor.apply(
                sum(answers, MassResult::requested),
                sum(answers, MassResult::successful),
                answers.stream().map(jobs).flatMap(List::stream).toList(),
                answers.stream().map(MassResult::errors).flatMap(List::stream).toList());
    }

    /** {@code null} if an answer lacks the number. */
    private static Integer sum(List<? extends MassResult> answers, Function<MassResult, Integer> number) {
        List<Integer> numbers = answers.stream().map(number).toList();
        return numbers.contains(null)
                ? null
                : (Integer) numbers.stream().mapToInt(n -> n).sum();
    }
}
