package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.Optional;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/**
 * Whether a set has ended, judged by all that was read of it since a wait began. Right after a run Relativity may still
 * tell how the one before ended: an end counts only if the set was seen at work before, or if it is still told after a
 * while. Source: contract, imaging §5.2.
 */
final class AwaitRule {

    /** How long after a run the status of the one before may be told. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private ImagingSetPhase initial;
    private boolean seenAtWork;

    /** How the run ended, if it has: by what was read, in the order and after the wait in which it was asked for. */
    Optional<ImagingSetOutcome> judge(ImagingSetStatusResponse read, Duration waited) {
        ImagingSetPhase status = ImagingSetPhase.ofStatus(read.status());
        if (initial == null) {
            initial = status;
        }
        // A set that never ran is staging as well, as one is that was just run.
        boolean queued = status == ImagingSetPhase.STAGING && initial != ImagingSetPhase.STAGING;
        seenAtWork |= queued || status == ImagingSetPhase.RUNNING || ImagingSetPhase.hasJob(read);
        boolean credible = seenAtWork || waited.compareTo(GRACE) >= 0;
        return credible && ImagingSetPhase.of(read) == ImagingSetPhase.ENDED
                ? ImagingSetOutcome.of(read.status())
                : Optional.empty();
    }
}
