package org.camelrelativity.sandbox;

import java.time.Instant;
import java.util.UUID;

/**
 * What those are told who ask how a set is doing. The counts of documents are those of the last run and of the retries
 * since.
 *
 * @param text "" for a set that never ran
 * @param documents all that the last run found
 * @param withImages of those, whoever imaged them
 * @param withWarnings of those
 * @param hidden whether the images are hidden for quality control
 * @param job null if none is at work
 */
record ImagingSetStatus(
        String text,
        String lastRunError,
        boolean qcEnabled,
        int documents,
        int imaged,
        int errored,
        int skipped,
        int withImages,
        int withWarnings,
        boolean hidden,
        Job job) {
    int documentsHidden() {
        return hidden ? withImages : 0;
    }

    int documentsViewable() {
        return hidden ? 0 : withImages;
    }

    String completionText() {
        int remaining = documents - imaged - errored - skipped;
        return remaining + " remaining, " + imaged + " imaged, " + errored + " errored, " + skipped + " skipped";
    }

    String reviewText() {
        return documentsHidden() + " hidden, " + documentsViewable() + " viewable";
    }

    /**
     * The job that works on the set.
     *
     * @param started when a worker took it; null before
     * @param documents how many it works on; 0 before a worker took it
     * @param documentsLeft how many of those the imaging engine hasn't done
     */
    record Job(
            int artifactId,
            UUID guid,
            SandboxJob.Kind kind,
            int priority,
            JobPhase phase,
            Instant started,
            int documents,
            int documentsLeft) {
        /** Whether its documents have been handed to the imaging engine. */
        boolean submitted() {
            return phase.compareTo(JobPhase.IMAGING) >= 0;
        }
    }
}
