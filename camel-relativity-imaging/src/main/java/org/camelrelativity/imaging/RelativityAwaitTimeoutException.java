package org.camelrelativity.imaging;

import java.time.Duration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.watch.StatusPoller;

/**
 * An imaging set did not end within {@code awaitTimeout}. Nothing was changed; it may be waited for again. The last read
 * that failed, if the reads failed in the end, is suppressed.
 */
public final class RelativityAwaitTimeoutException extends RelativityException {

    private static final long serialVersionUID = 1L;

    private final String lastStatus;

    RelativityAwaitTimeoutException(Duration timeout, String lastStatus, int attempts) {
        super(
                ImagingOperations.AWAIT.name(),
                RelativityFailure.withoutAnswer(message(timeout, lastStatus), attempts),
                null);
        this.lastStatus = lastStatus;
    }

    private static String message(Duration timeout, String lastStatus) {
        String message = "the imaging set has not ended within " + timeout + ": ";
        if (lastStatus == null) {
            return message + "no read of it was answered";
        }
        return switch (ImagingSetPhase.ofStatus(lastStatus)) {
            case NO_STATUS -> message + "it had no status, as a set that never ran";
            case ENDED ->
                message + "it was " + lastStatus
                        + ", which may be the end of an earlier run; to tell, awaitTimeout must exceed "
                        + AwaitRule.GRACE.plus(StatusPoller.LONGEST_PAUSE);
            default -> message + "it was " + lastStatus;
        };
    }

    /**
     * @return the status that was read last, such as {@code Imaging}; empty for a set that never ran; {@code null} if no
     *     read was answered
     */
    public String getLastStatus() {
        return lastStatus;
    }

    /** {@return {@link RelativityOutcome#UNAVAILABLE}: nothing is known of the end, and asking again does no harm} */
    @Override
    public RelativityOutcome getOutcome() {
        return RelativityOutcome.UNAVAILABLE;
    }
}
