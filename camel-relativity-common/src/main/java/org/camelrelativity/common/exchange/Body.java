package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a message's body says of the request. */
sealed interface Body {

    /** Nothing: all comes from headers and options. */
    record Nothing() implements Body {}

    /**
     * One value.
     *
     * @param value a number or a string
     */
    record Scalar(Object value) implements Body {}

    /**
     * Fields by name.
     *
     * @param json not yet checked
     */
    record Fields(ObjectNode json) implements Body {}
}
