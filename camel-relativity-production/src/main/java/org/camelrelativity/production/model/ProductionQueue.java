package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of queue/jobs: in JSON a list, which is why Camel does not convert it to a {@code Map}; a route can split
 * it. Source: Production Queue Manager (REST) of RelativityOne.
 *
 * @param jobs those that are in the queue, errored ones among them, in Relativity's order
 */
public record ProductionQueue(@JsonValue List<ProductionQueueItem> jobs)
        implements RelativityRecord, Iterable<ProductionQueueItem> {

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductionQueue {
        jobs = jobs.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Iterator<ProductionQueueItem> iterator() {
        return jobs.iterator();
    }
}
