package org.camelrelativity.imaging;

import java.util.Locale;
import java.util.Set;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/** What an imaging set is doing: the one reader of Relativity's words for it. Source: contract, imaging §5.1. */
enum ImagingSetPhase {
    /** It never ran. */
    NO_STATUS(Phase.IDLE),
    /** It never ran, or its job is queued: the status alone does not tell. */
    STAGING(Phase.IDLE),
    /** Also what a status means that is not known. */
    RUNNING(Phase.RUNNING),
    /** A reviewer hides or releases its images; then it tells again how its run ended. */
    REVIEWING(Phase.REVIEWING),
    /** {@link ImagingSetOutcome} has the words. */
    ENDED(Phase.ENDED);

    private static final Set<String> REVIEWS = Set.of("hiding images", "releasing images");

    private final Phase phase;

    ImagingSetPhase(Phase phase) {
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }

    /** While there is a job, a status that says the end is that of the run before (contract, imaging §5.2). */
    static ImagingSetPhase of(ImagingSetStatusResponse read) {
        return Boolean.TRUE.equals(read.jobExists()) ? RUNNING : ofStatus(read.status());
    }

    /** What the status says by itself; it may be {@code null}. */
    static ImagingSetPhase ofStatus(String status) {
        String word = status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return NO_STATUS;
        }
        if (word.equals("staging")) {
            return STAGING;
        }
        if (REVIEWS.contains(word)) {
            return REVIEWING;
        }
        return ImagingSetOutcome.of(word).isPresent() ? ENDED : RUNNING;
    }

    /** Whether there is any sign of a job, whatever the status says. */
    static boolean hasJob(ImagingSetStatusResponse read) {
        return Boolean.TRUE.equals(read.jobExists())
                || read.jobType() != null && read.jobType() != 0
                || !isDefault(read.jobStatus());
    }

    private static boolean isDefault(String jobStatus) {
        return jobStatus == null || jobStatus.isBlank() || jobStatus.strip().equalsIgnoreCase("Default");
    }
}
