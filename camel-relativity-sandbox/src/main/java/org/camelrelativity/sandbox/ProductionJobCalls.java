package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The calls of the Production Queue Manager that name jobs by reference. */
final class ProductionJobCalls {
    private static final String UNRESOLVED =
            "Invalid Production JobRef. Cannot find Production based on WorkspaceID and ProductionID, or based on JobID.";
    private static final Wording CANCEL = new Wording(
            "NumberOfJobsRequestedForCancel",
            "NumberOfJobsCancelWasRequestedSuccessfully",
            "CancelJobResults",
            "CancelSuccessfullySent");
    private static final Wording RETRY = new Wording(
            "NumberOfJobsRequestedForRetry",
            "NumberOfJobsRetryWasRequestedSuccessfully",
            "RetryJobResults",
            "RetrySuccessfullySent");

    /** What tells the answers of cancel and retry apart. */
    private record Wording(String requested, String successful, String results, String flag) {}

    private ProductionJobCalls() {}

    static Answer cancel(Arguments arguments, Instance instance) {
        JobReference reference = JobReference.of(arguments.object("jobRef"));
        Optional<ProductionJob> job = reference.resolve(instance);
        ArrayNode errors = perform(QueueAction.cancel(instance), job);
        ObjectNode result = result(reference, errors, CANCEL);
        int echoed = job.map(ProductionJob::id).orElse(reference.job());
        result.put("JobID", instance.settings().echoesJobIds() ? echoed : ProductionJob.NONE);
        return errors.isEmpty() ? Answer.json(result) : Answer.json(result).withoutEffect();
    }

    static Answer massCancel(Arguments arguments, Instance instance) {
        return answer(arguments.objects("jobsToBeCanceled"), QueueAction.cancel(instance), CANCEL, instance);
    }

    static Answer massRetry(Arguments arguments, Instance instance) {
        return answer(arguments.objects("jobsToBeRetried"), QueueAction.retry(instance), RETRY, instance);
    }

    private static Answer answer(List<Arguments> sent, QueueAction action, Wording wording, Instance instance) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        int successful = 0;
        for (Arguments one : sent) {
            JobReference reference = JobReference.of(one);
            ArrayNode errors = perform(action, reference.resolve(instance));
            results.add(result(reference, errors, wording));
            successful += errors.isEmpty() ? 1 : 0;
        }
        ObjectNode body = Json.object().put(wording.requested(), sent.size()).put(wording.successful(), successful);
        body.set(wording.results(), results);
        body.putArray("Errors");
        return successful > 0 ? Answer.json(body) : Answer.json(body).withoutEffect();
    }

    private static ArrayNode perform(QueueAction action, Optional<ProductionJob> job) {
        return job.map(action::perform)
                .orElseGet(() -> JsonNodeFactory.instance.arrayNode().add(UNRESOLVED));
    }

    private static ObjectNode result(JobReference reference, ArrayNode errors, Wording wording) {
        return reference.echo().put(wording.flag(), errors.isEmpty()).set("Errors", errors);
    }
}
