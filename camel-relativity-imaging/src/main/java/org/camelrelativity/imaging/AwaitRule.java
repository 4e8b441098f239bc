package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final String STAGING = "staging";

    /** Told by a set that ended before, while somebody hides or releases its images, and no run. */
    private static final Set<String> REVIEWING = Set.of("hiding images", "releasing images");

    private String initial;
    private boolean seenAtWork;

    /**
     * Takes what was read, in the order in which it was asked for.
     *
     * @param read what the set is doing
     * @param waited how long the wait had lasted when that was asked for
     * @return how the run ended, if it has
     */
    Optional<ImagingSetOutcome> judge(ImagingSetStatusResponse read, Duration waited) {
        String status = read.status() == null ? "" : read.status().strip();
        if (initial == null) {
            initial = status;
        }
        seenAtWork |= showsWork(read, status);
        boolean credible = seenAtWork || waited.compareTo(GRACE) >= 0;
        return ImagingSetOutcome.of(status).filter(outcome -> credible && !Boolean.TRUE.equals(read.jobExists()));
    }

    private boolean showsWork(ImagingSetStatusResponse read, String status) {
        return Boolean.TRUE.equals(read.jobExists())
                || read.jobType() != null && read.jobType() != 0
                || !isDefault(read.jobStatus())
                || isAtWork(status);
    }

    private static boolean isDefault(String jobStatus) {
        return jobStatus == null || jobStatus.isBlank() || jobStatus.strip().equalsIgnoreCase("Default");
    }

    /** A set that never ran has no status or is staging, as one is that was just run. */
    private boolean isAtWork(String status) {
        if (status.isEmpty()
                || ImagingSetOutcome.of(status).isPresent()
                || REVIEWING.contains(status.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return !status.equalsIgnoreCase(STAGING) || !initial.equalsIgnoreCase(STAGING);
    }
}
