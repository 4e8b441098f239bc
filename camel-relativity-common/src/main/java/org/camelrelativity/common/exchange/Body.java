package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camelrelativity.common.RelativityRequestException;

/** The parameters in a message's body, not checked yet. */
sealed interface Body {

    /** Everything comes from headers and options. */
    record Nothing() implements Body {}

    /** One number or string. */
    record Scalar(Object value) implements Body {}

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
