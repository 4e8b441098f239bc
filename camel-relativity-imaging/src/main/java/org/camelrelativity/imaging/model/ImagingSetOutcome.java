package org.camelrelativity.imaging.model;

import java.util.Arrays;
import java.util.Optional;

/** How an imaging set's run ended. Source: Monitoring imaging status. */
public enum ImagingSetOutcome {
    /** Every document was imaged. */
    COMPLETED("Completed"),
    /** Of some documents there is an error; they can be retried. */
    COMPLETED_WITH_ERRORS("Completed with errors"),
    /** Somebody stopped it; the images that there are stay. */
    STOPPED("Stopped by user"),
    /** The job itself failed. */
    FAILED("Error - job failed"),
    /** It has ended, in a status that is none of the others: of another language or release. A person has to look. */
    OTHER(null);

    private final String status;

    ImagingSetOutcome(String status) {
        this.status = status;
    }

    /** {@return Relativity's word for it; {@code null} for {@link #OTHER}} */
    public String status() {
        return status;
    }

    /**
     * @param status as Relativity tells it, in any case; may be {@code null}
     * @return how the run ended, if the status is known to be an end; never {@link #OTHER}, which takes more to tell
     */
    public static Optional<ImagingSetOutcome> of(String status) {
        return Arrays.stream(values())
                .filter(outcome -> status != null && status.strip().equalsIgnoreCase(outcome.status))
                .findFirst();
    }
}
