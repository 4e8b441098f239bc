package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.*;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.production.ProductionFields.*;
import static org.camelrelativity.production.ProductionOperations.MODULE;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.camelrelativity.common.InstanceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.CancelJobResult;
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
import org.camelrelativity.production.model.ProductionQueue;
import org.camelrelativity.production.model.ProductionQueueItem;
import org.camelrelativity.production.model.ProductionQueueSelection;

/**
 * The jobs of the production queue. The wires are the vendor's page "Production Queue Manager (REST)", line by line,
 * and RelativityOne's listing of the queue.
 */
final class QueueOperations {

    private static final String QUEUE = MODULE + "production-queue/";
    private static final String JOBS = QUEUE + "production-jobs/";

    /** What a database token selects is known to Relativity alone, so any of the jobs may be in the answer. */
    private static final Answer<MassProductionQueueResult> QUEUE_RESULT =
            Answer.of(MassProductionQueueResult.class).judgedBy(ProductionVerdicts::ofSelected);

    static final BiFunction<ProductionJobRef, Request, ProductionJobRef> IN_WORKSPACE =
            (reference, defaults) -> reference.workspaceId() == null // spares a look-up for most elements
                    ? reference.in(defaults.get(WORKSPACE_ID).orElse(null))
                    : reference;

    private static final Predicate<Request> NAMES_A_PRODUCTION =
            request -> request.get(PRODUCTION_ID).isPresent();

    private static final Predicate<Request> NAMES_BOTH =
            NAMES_A_PRODUCTION.and(request -> request.get(PRODUCTION_JOB_ID).isPresent());

    private static final String REFERENCE =
            "A job is referred to by productionJobId, or by workspaceId and productionId together";

    static final OperationTable TABLE = OperationTable.of(
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
                    .takesElements(
                            MassCancelRequest.class,
                            MassCancelRequest::jobsToBeCanceled,
                            ProductionJobRef.class,
                            IN_WORKSPACE,
                            WORKSPACE_ID,
                            FAIL_ON_PARTIAL,
                            CHUNK_SIZE)
                    .scalar(PRODUCTION_JOB_ID)
                    .answers(Answer.of(MassCancelResult.class)
                            .judgedBy(ProductionVerdicts::ofReferences)
                            .mergedBy(
                                    answers -> merge(answers, MassCancelResult::jobs, MassCancelResult::new),
                                    answer -> onlyDone(answer, MassCancelResult::jobs, MassCancelResult::new)))
                    .v1(idempotent(JOBS + "mass-cancel", elements("jobsToBeCanceled"))),
            named("job/mass-retry", "Retries the errored jobs that are referred to")
                    .takesElements(
                            MassRetryRequest.class,
                            MassRetryRequest::jobsToBeRetried,
                            ProductionJobRef.class,
                            IN_WORKSPACE,
                            WORKSPACE_ID,
                            FAIL_ON_PARTIAL,
                            CHUNK_SIZE)
                    .scalar(PRODUCTION_JOB_ID)
                    .answers(Answer.of(MassRetryResult.class)
                            .judgedBy(ProductionVerdicts::ofReferences)
                            .mergedBy(
                                    answers -> merge(answers, MassRetryResult::jobs, MassRetryResult::new),
                                    answer -> onlyDone(answer, MassRetryResult::jobs, MassRetryResult::new)))
                    .lookFirst("read production/status of each production: one that runs again proves that it was"
                            + " executed; one that is still in Error proves nothing")
                    .provenBy(ProductionProof.RETRY)
                    .v1(notIdempotent(JOBS + "mass-retry", elements("jobsToBeRetried"))));

    private QueueOperations() {}

    static <R extends JobResult> Reference<R> job(Class<R> type) {
        return Reference.of(type)
                .by(WORKSPACE_ID, JobResult::workspaceId)
                .by(PRODUCTION_ID, JobResult::productionId)
                .by(PRODUCTION_JOB_ID, JobResult::jobId);
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

    /** What an answer says of the jobs for which the request was sent. */
    private static <R extends MassResult, J extends JobResult> R onlyDone(
            R answer, Function<R, List<J>> jobs, Constructor<R, J> constructor) {
        List<J> done = jobs.apply(answer).stream()
                .filter(job -> Boolean.TRUE.equals(job.sent()))
                .toList();
        return constructor.apply(done.size(), done.size(), done, List.of());
    }

    /** {@code null} if an answer lacks the number. */
    private static Integer sum(List<? extends MassResult> answers, Function<MassResult, Integer> number) {
        List<Integer> numbers = answers.stream().map(number).toList();
        return numbers.contains(null)
                ? null
                : (Integer) numbers.stream().mapToInt(n -> n).sum();
    }
}
