package org.camelrelativity.common.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How an answer is a page of many: what its rows are, and which request asks for the next page.
 */
public record Paging<A>(Class<A> type, Function<A, List<?>> rows, BiFunction<Request, A, Optional<Request>> next) {

    public List<?> rowsOf(Object page) {
        return rows.apply(type.cast(page));
    }

    /** Empty after the last page. */
    public Optional<Request> after(Request request, Object page) {
        return next.apply(request, type.cast(page));
    }
}
