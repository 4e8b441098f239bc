package org.camelrelativity.imaging;

import java.util.Locale;
import java.util.Set;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/**
 * What an imaging set is doing: the one reader of Relativity's words for it. Source: Monitoring imaging status,
 * ImagingSetScheduler.
 */
enum ImagingSetPhase {
    /** It never ran. */
    NO_STATUS(Phase.IDLE),
    /** It never ran, or its job is queued: the status alone does not tell. */
    STAGING(Phase.IDLE),
    /** A job is at work, or the status is one of those that it goes through. */
    RUNNING(Phase.RUNNING),
    /** A reviewer hides or releases its images; then it tells again how its run ended. */
    REVIEWING(Phase.REVIEWING),
    /** {@link ImagingSetOutcome} has the words. */
    ENDED(Phase.ENDED),
    /** Of another language or release. Relativity knows more ends than we do, so it is one unless a job is at work. */
    OTHER(Phase.ENDED);

    private static final Set<String> WORK = Set.of(
            "waiting",
            "initializing",
            "processing - building tables",
            "submitting",
            "imaging",
            "finalizing",
            "stopping");
    private static final Set<String> REVIEWS = Set.of("hiding images", "releasing images");
    /** Of a JobStatus. */
    private static final Set<String> IDLE_JOBS = Set.of("", "default", "invalid");

    private final Phase phase;

    ImagingSetPhase(Phase phase) {
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }

    /** While there is a job, a status that says the end is that of the run before. */
    static ImagingSetPhase of(ImagingSetStatusResponse read) {
        ImagingSetPhase told = ofStatus(read.status());
        boolean atWork = Boolean.TRUE.equals(read.jobExists()) || told == OTHER && hasJob(read);
        return atWork ? RUNNING : told;
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
        if (WORK.contains(word)) {
            return RUNNING;
        }
        return ImagingSetOutcome.of(word).isPresent() ? ENDED : OTHER;
    }

    /** Whether there is any sign of a job, whatever the status says. */
    static boolean hasJob(ImagingSetStatusResponse read) {
        return Boolean.TRUE.equals(read.jobExists())
                || read.jobType() != null && read.jobType() != 0
                || read.jobStatus() != null
                        && !IDLE_JOBS.contains(read.jobStatus().strip().toLowerCase(Locale.ROOT));
    }

    /** Whether it is said that there is none; the legacy API says nothing of it. */
    static boolean hasNoJob(ImagingSetStatusResponse read) {
        return Boolean.FALSE.equals(read.jobExists()) && !hasJob(read);
    }
}
