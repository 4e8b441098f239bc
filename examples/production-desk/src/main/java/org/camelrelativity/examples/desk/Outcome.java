package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What became of a command. */
enum Outcome {
    /** Relativity said yes to every job. */
    @JsonProperty("done")
    DONE,
    /** The answer is missing, but what every production is doing proves that it was done. */
    @JsonProperty("proven")
    PROVEN,
    /** Relativity said no to some jobs, also to the second try. */
    @JsonProperty("partial")
    PARTIAL,
    /** Relativity said no; nothing happened. */
    @JsonProperty("refused")
    REFUSED,
    /** It is no command; nothing happened. */
    @JsonProperty("malformed")
    MALFORMED,
    /** It may have been done, and is to be looked at. */
    @JsonProperty("unknown")
    UNKNOWN,
    /** It may have been done, and looking at it did not tell. */
    @JsonProperty("unproven")
    UNPROVEN,
    /** Relativity could not be reached for too long; nothing happened. */
    @JsonProperty("not-sent")
    NOT_SENT,
    /** Relativity did not answer for too long; it may have happened, and may be repeated. */
    @JsonProperty("unavailable")
    UNAVAILABLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
