package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/list: in JSON a list, which a route can split. Source: Production Manager (REST).
 *
 * @param productions in Relativity's order
 */
public record Productions(@JsonValue List<Production> productions) implements RelativityRecord, Iterable<Production> {

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Productions {
        productions = productions.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Iterator<Production> iterator() {
        return productions.iterator();
    }
}
