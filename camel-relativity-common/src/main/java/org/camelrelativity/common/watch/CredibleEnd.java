package org.camelrelativity.common.watch;

import java.time.Duration;

/**
 * Whether what looks like an end is one. Right after a run Relativity may still tell how the one before ended: an end counts
 * only if work was seen before, if it is not what was read before the run, or if it is still told after a while.
 */
public final class CredibleEnd {

    /** How long after a run the status of the one before may be told. */
    public static final Duration GRACE = Duration.ofSeconds(30);
    /** How long an unknown status must stay as it is where Relativity does not say whether something is at work. */
    public static final Duration JOB_UNTOLD_GRACE = Duration.ofMinutes(2);

    private boolean seenAtWork;
    private String lastTold;
    private Duration toldSince;

    /** To be called for each read. */
    public void atWork(boolean seen) {
        seenAtWork |= seen;
    }

    public boolean seenAtWork() {
        return seenAtWork;
    }

    /** {@return whether an end is that of the run which is waited for} */
    public boolean isCredible(boolean ofThisRun, Duration waited) {
        return seenAtWork || ofThisRun || waited.compareTo(GRACE) >= 0;
    }

    /**
     * Whether a status that is no known end has stayed as it is for so long; to be called for each read that tells no known
     * end, with {@code null} for a grace if it can't be one. One look is not enough: the job may be gone a moment before the
     * status says how it ended.
     */
    public boolean hasSettled(String told, Duration grace, Duration waited) {
        boolean unchanged = grace != null && told.equals(lastTold);
        if (!unchanged) {
            lastTold = grace == null ? null : told;
            toldSince = waited;
        }
        return unchanged && waited.minus(toldSince).compareTo(grace) >= 0;
    }
}
