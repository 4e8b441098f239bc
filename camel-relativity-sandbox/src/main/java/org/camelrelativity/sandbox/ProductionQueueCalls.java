package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calls of the Production Queue Manager that name jobs by a database token. */
final class ProductionQueueCalls {
    private ProductionQueueCalls() {}

    static Answer massCancel(Arguments arguments, Instance instance) {
        return answer(arguments, QueueAction.cancel(instance), instance);
    }

    static Answer massPrioritize(Arguments arguments, Instance instance) {
        return answer(arguments, QueueAction.prioritize(arguments.integer("priority"), instance), instance);
    }

    static Answer massRetry(Arguments arguments, Instance instance) {
        return answer(arguments, QueueAction.retry(instance), instance);
    }

    private static Answer answer(Arguments arguments, QueueAction action, Instance instance) {
        UUID token = arguments.guid("databaseToken");
        Optional<List<ProductionJob>> jobs = instance.databaseTokens().find(token);
        return jobs.isPresent() ? answer(jobs.get(), action) : unknown(token, instance);
    }

    private static Answer answer(List<ProductionJob> jobs, QueueAction action) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        int successful = 0;
        for (ProductionJob job : jobs) {
            ArrayNode errors = action.perform(job);
            results.add(result(job, errors));
            successful += errors.isEmpty() ? 1 : 0;
        }
        Answer answer = Answer.json(body(jobs.size(), successful, results));
        return successful > 0 ? answer : answer.withoutEffect();
    }

    /** No source tells how Relativity answers, so the test decides. */
    private static Answer unknown(UUID token, Instance instance) {
        String message = "The database token " + token + " does not exist or has expired.";
        if (instance.settings().unknownTokensRefused()) {
            throw Refusal.invalid(message);
        }
        ObjectNode body = body(0, 0, JsonNodeFactory.instance.arrayNode());
        body.withArray("Errors").add(message);
        return Answer.json(body).withoutEffect();
    }

    private static ObjectNode body(int requested, int successful, ArrayNode results) {
        ObjectNode body = Json.object().put("TotalJobsRequested", requested).put("TotalJobsSuccessful", successful);
        body.set("ProductionQueueResults", results);
        body.putArray("Errors");
        return body;
    }

    private static ObjectNode result(ProductionJob job, ArrayNode errors) {
        ObjectNode result = Json.object()
                .put("JobID", job.id())
                .put("ProductionID", job.production().artifactId())
                .put("WorkspaceID", job.production().workspace());
        result.set("Errors", errors);
        return result.put("RequestSent", errors.isEmpty());
    }
}
