package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * The answer of production/stage-and-run and re-production/stage-and-run: in JSON a list, which a route can split.
 * Source: Production Manager (REST).
 *
 * @param jobs one for each production
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
        return null; // is not counted
    }

    @Override
    public Integer successful() {
        return null; // is not counted
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
