package org.camelrelativity.imaging.model;

import java.util.Arrays;
import java.util.Optional;

/** How an imaging set's run ended. Source: contract, imaging §5.1. */
public enum ImagingSetOutcome {
    /** Every document was imaged. */
    COMPLETED("Completed"),
    /** Of some documents there is an error; they can be retried. */
    COMPLETED_WITH_ERRORS("Completed with errors"),
    /** Somebody stopped it; the images that there are stay. */
    STOPPED("Stopped by user"),
    /** The job itself failed. */
    FAILED("Error - job failed");

    private final String status;

    ImagingSetOutcome(String status) {
        this.status = status;
    }

    /** {@return Relativity's word for it} */
    public String status() {
        return status;
    }

    /**
     * @param status as Relativity tells it, in any case; may be {@code null}
     * @return how the run ended, if it has
     */
    public static Optional<ImagingSetOutcome> of(String status) {
        return Arrays.stream(values())
                .filter(outcome -> status != null && outcome.status.equalsIgnoreCase(status.strip()))
                .findFirst();
    }
}
