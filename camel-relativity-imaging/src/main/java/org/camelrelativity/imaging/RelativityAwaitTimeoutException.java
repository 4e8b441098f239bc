package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.Optional;
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

    /**
     * @param operation {@code set/await}
     * @param timeout how long was waited
     * @param lastStatus the status that was read last, or {@code null} if none was
     * @param attempts how many requests were sent
     */
    RelativityAwaitTimeoutException(String operation, Duration timeout, String lastStatus, int attempts) {
        super(operation, RelativityFailure.withoutAnswer(message(timeout, lastStatus), attempts), null);
        this.lastStatus = lastStatus;
    }

    private static String message(Duration timeout, String lastStatus) {
        String last = Optional.ofNullable(lastStatus)
                .map(RelativityAwaitTimeoutException::told)
                .orElse("no read of it was answered");
        return "the imaging set has not ended within " + timeout + ": " + last;
    }

    private static String told(String status) {
        if (status.isBlank()) {
            return "it had no status, as a set that never ran";
        }
        String told = "it was " + status;
        return ImagingSetPhase.ofStatus(status) != ImagingSetPhase.ENDED
                ? told
                : told + ", which may be the end of an earlier run; to tell, awaitTimeout must exceed "
                        + AwaitRule.GRACE.plus(StatusPoller.LONGEST_PAUSE);
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
