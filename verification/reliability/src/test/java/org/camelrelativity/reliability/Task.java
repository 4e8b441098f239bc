package org.camelrelativity.reliability;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.camel.Message;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * Something for one exchange to do, to things that no other exchange touches.
 *
 * @param uri the endpoint
 * @param kind what a repeat would do
 * @param body the message's body
 * @param headers the message's headers
 * @param targets what it is done to; empty if nothing can be seen of it but the journal
 * @param right whether an answer belongs to this question
 */
record Task(
        String uri,
        Kind kind,
        Object body,
        Map<String, Object> headers,
        List<Target> targets,
        Predicate<Message> right) {

    enum Kind {
        SAFE,
        IDEMPOTENT,
        ONE_FIRE
    }

    /**
     * One thing.
     *
     * @param reference how a report names it; null if none does
     * @param productionJob its job's id; 0 if it has none
     * @param effects how often it was done, looked up after the round
     */
    record Target(ProductionJobRef reference, int productionJob, ToIntFunction<Aftermath> effects) {

        static Target of(ToIntFunction<Aftermath> effects) {
            return new Target(null, 0, effects);
        }

        boolean isNamedBy(Object other) {
            return other instanceof ProductionJobRef ref
                    && (ref.equals(reference)
                            || ref.jobId() != null && ref.jobId() == productionJob
                            || ref.jobId() == null
                                    && ref.productionId() != null
                                    && ref.productionId().equals(reference.productionId()));
        }
    }

    /** The same at another endpoint. */
    Task at(String other) {
        return new Task(other, kind, body, headers, targets, right);
    }

    boolean once() {
        return kind == Kind.ONE_FIRE;
    }
}
