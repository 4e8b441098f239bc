package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a command. */
enum Outcome {
    /** Relativity said yes to every job; or a person's decision is recorded. */
    DONE,
    /** Relativity's answer is missing, but a look proves that it was done, or a person has said so. */
    PROVEN,
    /** Relativity said no to some jobs, also to the second try. */
    PARTIAL,
    /** Relativity, or the ledger, said no; nothing happened. */
    REFUSED,
    /** It is no command; nothing happened. */
    MALFORMED,
    /** It may have been done, and no look has proved it. */
    UNKNOWN,
    /** Relativity could not be reached for too long; nothing happened. */
    NOT_SENT,
    /** Relativity did not answer for too long; it may have happened, and may be repeated. */
    UNAVAILABLE;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
