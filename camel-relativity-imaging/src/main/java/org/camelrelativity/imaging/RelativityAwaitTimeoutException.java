package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.Objects;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.watch.StatusPoller;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/**
 * An imaging set did not end within {@code awaitTimeout}. Nothing was changed; it may be waited for again. The last read
 * that failed, if the reads failed in the end, is suppressed.
 */
public final class RelativityAwaitTimeoutException extends RelativityException {

    private static final long serialVersionUID = 1L;

    private final String lastStatus;

    RelativityAwaitTimeoutException(Duration timeout, ImagingSetStatusResponse last, int attempts) {
        super(
                ImagingOperations.AWAIT.name(),
                RelativityOutcome.UNAVAILABLE, // asking again does no harm
                RelativityFailure.withoutAnswer(
                        "the imaging set has not ended within " + timeout + ": " + told(last), attempts),
                null);
        this.lastStatus = last == null ? null : Objects.toString(last.status(), "");
    }

    private static String told(ImagingSetStatusResponse last) {
        if (last == null) {
            return "no read of it was answered";
        }
        ImagingSetPhase phase = ImagingSetPhase.ofStatus(last.status());
        String was = phase == ImagingSetPhase.NO_STATUS ? "it had no status" : "it was " + last.status();
        if (phase != ImagingSetPhase.RUNNING && ImagingSetPhase.hasJob(last)) {
            return was + ", but a job of it still exists";
        }
        return switch (phase) {
            case NO_STATUS -> was + ", so it never ran";
            case ENDED ->
                was + ", which may be the end of an earlier run; to tell, awaitTimeout must exceed "
                        + AwaitRule.GRACE.plus(StatusPoller.LONGEST_PAUSE);
            case OTHER -> was + ", which is no known status; nobody saw its job end";
            default -> was;
        };
    }

    /** {@return the status that was read last; empty for a set that never ran, null if no read was answered} */
    public String getLastStatus() {
        return lastStatus;
    }
}
