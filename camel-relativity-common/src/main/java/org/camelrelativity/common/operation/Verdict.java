package org.camelrelativity.common.operation;

import java.util.List;

/** What an answer with status 200 says of the effect: a 200 alone is not success. */
public sealed interface Verdict {

    /** The operation was done. */
    record Done() implements Verdict {}

    /**
     * Relativity says that it did not do it.
     *
     * @param reason in Relativity's words where it gave any
     */
    record Refused(String reason) implements Verdict {}

    /**
     * A mass operation of which some jobs failed.
     *
     * @param reason a summary
     * @param failed references to what failed
     */
    record Partial(String reason, List<?> failed) implements Verdict {}

    /**
     * The answer does not tell.
     *
     * @param reason what is missing
     */
    record Unknown(String reason) implements Verdict {}

    /** The operation was done. */
    Verdict DONE = new Done();
}
