package org.camelrelativity.common.http;

import org.camelrelativity.common.RelativityException;

/** One attempt did not end in an answer that can be read. */
final class FailedAttempt extends Exception {

    private static final long serialVersionUID = 1L;

    private final RelativityException outcome;
    private final Repeatability repeatability;

    /**
     * @param outcome how the exchange ends if this was the last attempt
     * @param repeatability whether another one makes sense
     */
    FailedAttempt(RelativityException outcome, Repeatability repeatability) {
        super(outcome.getMessage(), outcome, false, false);
        this.outcome = outcome;
        this.repeatability = repeatability;
    }

    RelativityException outcome() {
        return outcome;
    }

    Repeatability repeatability() {
        return repeatability;
    }
}
