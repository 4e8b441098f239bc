package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.Optional;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/**
 * Whether a set has ended, judged by all that was read of it since a wait began. Right after a run Relativity may still
 * tell how the one before ended: an end counts only if the set was seen at work before, if it is not what was read before
 * the run, or if it is still told after a while. What is at work decides, and not the word: after a job is gone any status
 * is an end. Source: contract, imaging §5.2.
 */
final class AwaitRule {

    /** How long after a run the status of the one before may be told. */
    static final Duration GRACE = Duration.ofSeconds(30);
    /** How long an unknown status must stay as it is where Relativity does not say whether there is a job. */
    static final Duration JOB_UNTOLD_GRACE = Duration.ofMinutes(2);

    private final String beforeRun;
    private ImagingSetPhase initial;
    private boolean seenAtWork;
    private boolean jobSeen;
    private String lastTold;
    private Duration toldSince;

    /** With what {@link RunProof} read before the run; {@code null} if nothing was. */
    AwaitRule(String beforeRun) {
        this.beforeRun = beforeRun;
    }

    /** How the run ended, if it has: by what was read, in the order and after the wait in which it was asked for. */
    Optional<ImagingSetOutcome> judge(SetReading read, Duration waited) {
        ImagingSetPhase status = ImagingSetPhase.ofStatus(read.status().status());
        if (initial == null) {
            initial = status;
        }
        // A set that never ran is staging as well, as one is that was just run.
        boolean queued = status == ImagingSetPhase.STAGING && initial != ImagingSetPhase.STAGING;
        jobSeen |= ImagingSetPhase.hasJob(read.status());
        seenAtWork |= jobSeen || queued || status == ImagingSetPhase.RUNNING;
        if (ImagingSetPhase.of(read.status()) == ImagingSetPhase.ENDED) {
            boolean credible = seenAtWork || isOfThisRun(read) || waited.compareTo(GRACE) >= 0;
            return credible ? ImagingSetOutcome.of(read.status().status()) : Optional.empty();
        }
        return endsOtherwise(read, status, waited) ? Optional.of(ImagingSetOutcome.OTHER) : Optional.empty();
    }

    /** An end without a result may be that of the run before, whose counters the new one has just reset. */
    private boolean isOfThisRun(SetReading read) {
        return beforeRun != null && read.result() != null && RunProof.hasRun(beforeRun, RunProof.evidence(read));
    }

    /** One look is not enough: the job may be gone a moment before the status says how it ended. */
    private boolean endsOtherwise(SetReading read, ImagingSetPhase status, Duration waited) {
        Optional<Duration> grace = graceOf(read, status);
        String told =
                grace.map(any -> read.status().status() + " " + read.progress()).orElse(null);
        boolean unchanged = told != null && told.equals(lastTold);
        if (!unchanged) {
            lastTold = told;
            toldSince = waited;
        }
        return unchanged && waited.minus(toldSince).compareTo(grace.orElseThrow()) >= 0;
    }

    /** For how long nothing may change before the status is taken for an end; empty if it can't be one. */
    private Optional<Duration> graceOf(SetReading read, ImagingSetPhase status) {
        boolean unknown = status == ImagingSetPhase.OTHER;
        if (ImagingSetPhase.hasNoJob(read.status())) {
            if (jobSeen && status != ImagingSetPhase.REVIEWING) {
                return Optional.of(Duration.ZERO);
            }
            return unknown && read.result() != null ? Optional.of(GRACE) : Optional.empty(); // it has run before
        }
        boolean untold = read.status().jobExists() == null && !ImagingSetPhase.hasJob(read.status());
        return unknown && untold && seenAtWork ? Optional.of(JOB_UNTOLD_GRACE) : Optional.empty();
    }
}
