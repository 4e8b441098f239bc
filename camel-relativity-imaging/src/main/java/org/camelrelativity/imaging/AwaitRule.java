package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.Optional;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/**
 * Whether a set has ended, judged by all that was read of it since a wait began. What is at work decides, and not the
 * word: after a job is gone any status is an end.
 */
final class AwaitRule {

    private final String beforeRun;
    private ImagingSetPhase initial;
    private final CredibleEnd end = new CredibleEnd();
    private boolean jobSeen;

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
        end.atWork(jobSeen || queued || status == ImagingSetPhase.RUNNING);
        if (ImagingSetPhase.of(read.status()) == ImagingSetPhase.ENDED) {
            return end.isCredible(isOfThisRun(read), waited)
                    ? ImagingSetOutcome.of(read.status().status())
                    : Optional.empty();
        }
        Duration grace = graceOf(read, status).orElse(null);
        return end.hasSettled(read.status().status() + " " + read.progress(), grace, waited)
                ? Optional.of(ImagingSetOutcome.OTHER)
                : Optional.empty();
    }

    /** An end without a result may be that of the run before, whose counters the new one has just reset. */
    private boolean isOfThisRun(SetReading read) {
        return beforeRun != null && read.result() != null && RunProof.hasRun(beforeRun, RunProof.evidence(read));
    }

    /** For how long nothing may change before the status is taken for an end; empty if it can't be one. */
    private Optional<Duration> graceOf(SetReading read, ImagingSetPhase status) {
        boolean unknown = status == ImagingSetPhase.OTHER;
        if (ImagingSetPhase.hasNoJob(read.status())) {
            if (jobSeen && status != ImagingSetPhase.REVIEWING) {
                return Optional.of(Duration.ZERO);
            }
            return unknown && read.result() != null
                    ? Optional.of(CredibleEnd.GRACE)
                    : Optional.empty(); // it has run before
        }
        boolean untold = read.status().jobExists() == null && !ImagingSetPhase.hasJob(read.status());
        return unknown && untold && end.seenAtWork() ? Optional.of(CredibleEnd.JOB_UNTOLD_GRACE) : Optional.empty();
    }
}
