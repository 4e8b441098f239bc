package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;

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
     * The operation's own record.
     *
     * @param record not yet checked
     */
    record Typed(RelativityRecord record) implements Body {}

    /**
     * Fields by name.
     *
     * @param json not yet checked
     */
    record Fields(ObjectNode json) implements Body {}

    /**
     * What a mass operation is about. Read one by one, since a hundred thousand of them as trees would be too many.
     *
     * @param source gives them
     */
    record Elements(Source source) implements Body {

        /** Gives elements in their order. */
        @FunctionalInterface
        interface Source {
            void forEach(Taker taker) throws IOException, RelativityRequestException;
        }

        /** Takes one element: a record, a Map, JSON, a number or a string, not yet checked. */
        @FunctionalInterface
        interface Taker {
            void take(Object element) throws IOException, RelativityRequestException;
        }
    }
}
