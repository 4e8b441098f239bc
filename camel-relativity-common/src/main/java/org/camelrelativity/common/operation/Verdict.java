package org.camelrelativity.common.operation;

import org.camelrelativity.common.RelativityJobReport;

/** What an answer with status 200 says of the effect: a 200 alone is not success. */
public sealed interface Verdict {

    /** The operation was done. */
    record Done() implements Verdict {}

    /** Relativity says that it did not do it, and why in its own words where it gave any. */
    record Refused(String reason) implements Verdict {}

    /** A mass operation was answered job by job. */
    record PerJob(RelativityJobReport report) implements Verdict {}

    /** The answer does not tell; the reason says what is missing. */
    record Unknown(String reason) implements Verdict {}

    /** The operation was done. */
    Verdict DONE = new Done();
}
