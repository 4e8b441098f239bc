package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** The answer of re-production/jobs: in JSON a list; a route can split it. Source: contract, production J3. */
public record ReproductionJobIds(@JsonValue List<Integer> ids) implements RelativityRecord, Iterable<Integer> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReproductionJobIds {
        ids = Collections.unmodifiableList(ids);
    }

    @Override
    public Iterator<Integer> iterator() {
        return ids.iterator();
    }
}
