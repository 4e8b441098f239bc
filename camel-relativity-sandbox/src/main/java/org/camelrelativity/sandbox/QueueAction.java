package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Predicate;

/**
 * What can be asked for an item of the production queue. Of the texts that say no only the first is the vendor's, from
 * a sister call; the others are ours, in its style.
 *
 * @param effect true if it changes the job
 * @param refusal the error if it doesn't
 */
record QueueAction(Predicate<ProductionJob> effect, String refusal) {
    static QueueAction cancel(Instance instance) {
        return new QueueAction(
                job -> instance.productionQueue().cancel(job, instance.now()), "This production cannot be canceled.");
    }

    static QueueAction retry(Instance instance) {
        return new QueueAction(
                job -> instance.productionQueue().retry(job, instance.now()), "This production cannot be retried.");
    }

    static QueueAction prioritize(int priority, Instance instance) {
        return new QueueAction(
                job -> instance.productionQueue().prioritize(job, priority), "This production cannot be prioritized.");
    }

    /** The job's errors; none if the action took effect. */
    ArrayNode perform(ProductionJob job) {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        return effect.test(job) ? errors : errors.add(refusal);
    }
}
