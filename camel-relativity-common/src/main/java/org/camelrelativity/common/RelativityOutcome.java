package org.camelrelativity.common;

import java.util.Locale;

/** How an exchange ended, in the words of the audit trail and of {@link RelativityCallEvent}. */
public enum RelativityOutcome {
    /** Relativity did it. */
    DONE,
    /** A mass operation was done for some jobs and not for others; also where {@code failOnPartial=false} lets it pass. */
    PARTIAL,
    /** Relativity said no: nothing happened. */
    REFUSED,
    /** The exchange was no valid request, so nothing was sent. */
    INVALID_REQUEST,
    /** The request provably was not executed. */
    NOT_SENT,
    /** No usable answer to a call that may be repeated. */
    UNAVAILABLE,
    /** It may or may not have been executed; the same request of the same message is not sent again. */
    UNKNOWN;

    /** {@return the name in lower case with hyphens, such as {@code not-sent}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
