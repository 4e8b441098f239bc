package org.camelrelativity.common.query;

import java.util.List;
import java.util.Optional;

/**
 * What a find has found: names need not be unique. The first thousand, unless the route asks for another page.
 *
 * @param totalCount how many there are
 */
public record Matches<R>(Integer totalCount, List<R> objects) implements Page<R> {

    public Matches {
        objects = List.copyOf(objects);
    }

    /** {@return the only one; empty if there are none or several} */
    public Optional<R> only() {
        return totalCount == 1 ? objects.stream().findFirst() : Optional.empty();
    }
}
