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
    private Instant firstLook;
    private boolean proven;
    private boolean changed;
    private boolean over;

    /**
     * @param before the set's status before it was sent
     */
    Attempt(SetStatus before) {
        this.before = before;
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

    /** {@return how long it has been looked at} */
    Duration age(Instant now) {
        return firstLook == null ? Duration.ZERO : Duration.between(firstLook, now);
    }

    /** The grace period begins with the first look: the call itself, and what came after it, may have taken minutes. */
    Verdict judge(SetStatus status, Instant now, Duration grace) {
        firstLook = firstLook == null ? now : firstLook;
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
