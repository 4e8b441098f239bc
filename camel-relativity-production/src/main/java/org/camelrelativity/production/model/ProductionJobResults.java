package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * The answer of re-production/stage-and-run: in JSON a list of what became of each production; a route can split it. Source:
 * contract, production M27.
 */
public record ProductionJobResults(@JsonValue List<ProductionJobResult> jobs)
        implements MassResult, Iterable<ProductionJobResult> {

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductionJobResults {
        jobs = jobs.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Integer requested() {
        return null;
    }

    @Override
    public Integer successful() {
        return null;
    }

    @Override
    public List<String> errors() {
        return List.of();
    }

    @Override
    public Iterator<ProductionJobResult> iterator() {
        return jobs.iterator();
    }
}
