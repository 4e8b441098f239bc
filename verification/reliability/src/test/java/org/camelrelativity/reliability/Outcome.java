package org.camelrelativity.reliability;

import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;

/** How an exchange may end, and what that says of its effect. */
enum Outcome {
    DONE("done", 1),
    REFUSED("refused", 0),
    NOT_SENT("not sent", 0),
    UNAVAILABLE("unavailable", -1),
    UNKNOWN("unknown", -1),
    PARTIAL("partial", -1),
    /** None of the promised ones. */
    NONE("no outcome", -1);

    private final String text;
    private final int effect;

    Outcome(String text, int effect) {
        this.text = text;
        this.effect = effect;
    }

    static Outcome of(Throwable failure) {
        if (failure == null) {
            return DONE;
        } else if (failure instanceof RelativityRefusedException) {
            return REFUSED;
        } else if (failure instanceof RelativityNotSentException) {
            return NOT_SENT;
        } else if (failure instanceof RelativityUnavailableException) {
            return UNAVAILABLE;
        } else if (failure instanceof RelativityOutcomeUnknownException) {
            return UNKNOWN;
        }
        return failure instanceof RelativityPartialFailureException ? PARTIAL : NONE;
    }

    /** Whether it promises that nothing happened. */
    boolean promisesNothing() {
        return effect == 0;
    }

    /** Whether a number of effects is what it promises of one thing. */
    boolean agreesWith(int effects, boolean once) {
        return effect == 0 && effects == 0
                || effect == 1 && (once ? effects == 1 : effects >= 1)
                || effect < 0 && !(once && effects > 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
