package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Field;

/** The parameters in a message's body, not checked yet. */
sealed interface Body {

    /** Everything comes from headers and options. */
    record Nothing() implements Body {}

    /** One number or string. */
    record Scalar(Object value) implements Body {}

    /**
     * What an earlier step answered: it counts for the ids that it names. If it is the body ever since, the headers have
     * those as well, and may have been changed.
     */
    record Answered(Map<Field<?>, Object> ids, boolean untouched) implements Body {}

    /** Fields by name. */
    record Fields(ObjectNode json) implements Body {}

    /** The elements of a mass operation, read one by one: a hundred thousand of them as trees would fill the memory. */
    @FunctionalInterface
    non-sealed interface Elements extends Body {

        /** What follows the last element. */
        Object END = new Object();

        /** The next element: {@link Fields}, another value in JSON, or an object from a route's own list. */
        Object next() throws RelativityRequestException;
    }
}
