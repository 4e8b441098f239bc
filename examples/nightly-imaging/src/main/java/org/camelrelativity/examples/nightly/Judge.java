package org.camelrelativity.examples.nightly;

import java.util.Optional;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/** What the routes ask of Relativity's answers. */
public final class Judge {

    private static final int HUNDRED = 100;
    /** Shown both by sets that never ran and by some whose job is queued; Relativity refuses to run the latter. */
    private static final String STAGING = "Staging";

    private int limit;

    /**
     * Says how many documents of a set may fail.
     *
     * @param percent of the set's documents, from 0 to 100
     */
    public void setLimit(int percent) {
        if (percent < 0 || percent > HUNDRED) {
            throw new IllegalArgumentException("nightly.failed-percent must be from 0 to 100, not " + percent);
        }
        limit = percent;
    }

    /** {@return whether a job of the set is at work; a status that nobody has seen yet counts as that} */
    public boolean isRunning(ImagingSet set) {
        String status = Optional.ofNullable(set.status())
                .map(known -> known.status())
                .orElse("")
                .strip();
        return !status.isEmpty()
                && !status.equalsIgnoreCase(STAGING)
                && ImagingSetOutcome.of(status).isEmpty();
    }

    /**
     * Whether too many documents failed to show the others. If documents failed and Relativity does not tell how many, as
     * in its legacy API, they are too many.
     *
     * @param end after the errors were retried
     * @return whether more failed than the limit allows
     */
    public boolean isOverLimit(ImagingSetEnd end) {
        Integer failed = end.details().numberOfDocumentsErrored();
        Integer all = end.details().numberOfDocuments();
        if (failed == null || all == null) {
            return end.outcome() == ImagingSetOutcome.COMPLETED_WITH_ERRORS;
        }
        return (long) failed * HUNDRED > (long) all * limit;
    }

    /** {@return how many documents there are and how many failed, as a sentence} */
    public String documents(ImagingSetEnd end) {
        Integer failed = end.details().numberOfDocumentsErrored();
        Integer all = end.details().numberOfDocuments();
        return failed == null || all == null
                ? "How many documents failed is not told."
                : failed + " of " + all + " documents failed.";
    }
}
