package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camelrelativity.common.RelativityRequestException;

/** What a message's body says of the request; nothing of it is checked yet. */
sealed interface Body {

    /** All comes from headers and options. */
    record Nothing() implements Body {}

    /** One number or string. */
    record Scalar(Object value) implements Body {}

    /** Fields by name. */
    record Fields(ObjectNode json) implements Body {}

    /** What a mass operation is about. Read one by one, since a hundred thousand of them as trees would be too many. */
    @FunctionalInterface
    non-sealed interface Elements extends Body {

        /** What follows the last element. */
        Object END = new Object();

        /** The next element: {@link Fields}, another value in JSON, or an object from a route's own list. */
        Object next() throws RelativityRequestException;
    }
}
