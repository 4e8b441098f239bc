package org.camelrelativity.examples.inbox;

import java.time.Duration;
import java.time.Instant;

/**
 * A run, or a retry of errors, that was at least about to be sent. Right after it Relativity may still show the status of
 * the run before, so a status that is the same as before says nothing until a grace period is over, and then only if the
 * run is known to have been started. A status that changed proves that it was.
 */
final class Attempt {

    /** What a status says of the attempt. */
    enum Verdict {
        /** Look again. */
        GOING_ON,
        /** It has ended, and the status tells how. */
        ENDED,
        /** Nothing proves that it was ever started. */
        UNPROVEN
    }

    private final SetStatus before;
    private final Instant since;
    private boolean proven;
    private boolean changed;
    private boolean over;

    /**
     * @param before the set's status before it was sent
     * @param since when it was sent, or looked up
     */
    Attempt(SetStatus before, Instant since) {
        this.before = before;
        this.since = since;
    }

    /** Relativity has confirmed that it was started. */
    void prove() {
        proven = true;
    }

    boolean isProven() {
        return proven;
    }

    /** Nothing more is to be learnt. */
    void close() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    SetStatus before() {
        return before;
    }

    Duration age(Instant now) {
        return Duration.between(since, now);
    }

    Verdict judge(SetStatus status, Instant now, Duration grace) {
        changed |= !status.sameAs(before);
        if (changed) {
            proven = true;
        } else if (age(now).compareTo(grace) < 0) {
            return Verdict.GOING_ON;
        } else if (!proven) {
            return Verdict.UNPROVEN;
        }
        return status.ended() ? Verdict.ENDED : Verdict.GOING_ON;
    }
}
