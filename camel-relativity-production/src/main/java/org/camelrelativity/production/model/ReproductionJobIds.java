package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.FieldType;

/** The answer of re-production/jobs: in JSON a list; a route can split it. Source: Reproduction Job Manager (REST). */
public record ReproductionJobIds(@JsonValue List<Integer> ids) implements RelativityRecord, Iterable<Integer> {

    /** {@return the ids of a list of positive numbers, also as text; anything else is an IllegalArgumentException} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReproductionJobIds of(List<Object> answered) {
        return new ReproductionJobIds(answered.stream()
                .map(id -> FieldType.ARTIFACT_ID.read("a re-production job's id", id))
                .toList());
    }

    @Override
    public Iterator<Integer> iterator() {
        return ids.iterator();
    }
}
