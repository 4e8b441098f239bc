package org.camelrelativity.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * All unfinished jobs of the instance. There is no thread: whoever looks calls {@link #catchUp}, which replays in order
 * what has happened since the last look.
 */
final class JobQueue {
    private final SandboxTiming timing;
    private final int workers;
    private final TreeSet<ImagingJob> timed =
            new TreeSet<>(Comparator.comparing(ImagingJob::due).thenComparingInt(ImagingJob::artifactId));
    // Artifact IDs grow, so they settle ties by the time of submission.
    private final TreeSet<ImagingJob> waiting =
            new TreeSet<>(Comparator.comparingInt(ImagingJob::priority).thenComparingInt(ImagingJob::artifactId));
    private int busyWorkers;

    JobQueue(SandboxTiming timing, int workers) {
        this.timing = timing;
        this.workers = workers;
    }

    void submit(ImagingJob job, Instant now) {
        enter(job, JobPhase.STAGING, now.plus(timing.staging()));
    }

    void catchUp(Instant now) {
        while (!timed.isEmpty() && !timed.first().due().isAfter(now)) {
            Instant moment = timed.first().due();
            // Everybody who arrives at the same moment stands in the queue before a worker chooses.
            while (!timed.isEmpty() && timed.first().due().equals(moment)) {
                leavePhase(timed.pollFirst(), moment);
            }
            assignWorkers(moment);
        }
    }

    /** True if the stop is effective, which it is only while documents are being imaged. */
    boolean stop(ImagingJob job, Instant now) {
        if (job.phase() != JobPhase.IMAGING) {
            return false;
        }
        timed.remove(job);
        job.stopImaging(imagedUntil(job, now));
        enter(job, JobPhase.STOPPING, now.plus(timing.stopping()));
        return true;
    }

    void prioritize(ImagingJob job, int priority) {
        boolean queued = waiting.remove(job);
        job.prioritize(priority);
        if (queued) {
            waiting.add(job);
        }
    }

    /** Brings the documents of a job that is at work up to date. */
    void progress(ImagingJob job, Instant now) {
        if (job.phase() == JobPhase.IMAGING) {
            job.imageDocuments(imagedUntil(job, now));
        }
    }

    private void leavePhase(ImagingJob job, Instant moment) {
        switch (job.phase()) {
            case STAGING -> enter(job, JobPhase.WAITING, moment.plus(timing.waiting()));
            case WAITING -> waiting.add(job);
            case SUBMITTING -> leaveSubmitting(job, moment);
            case IMAGING -> {
                job.imageDocuments(Integer.MAX_VALUE);
                enter(job, JobPhase.FINALIZING, moment.plus(timing.finalizing()));
            }
            case FINALIZING -> end(job, job.hasErrors() ? JobPhase.COMPLETED_WITH_ERRORS : JobPhase.COMPLETED);
            case STOPPING -> end(job, JobPhase.STOPPED);
            default -> throw new IllegalStateException("An ended job has nothing to wait for: " + job.phase());
        }
    }

    private void leaveSubmitting(ImagingJob job, Instant moment) {
        if (job.fails()) {
            job.stopImaging(0);
            end(job, JobPhase.FAILED);
        } else {
            Duration imaging = timing.perDocument().multipliedBy(job.documents());
            enter(job, JobPhase.IMAGING, moment.plus(imaging));
        }
    }

    private void assignWorkers(Instant moment) {
        while (busyWorkers < workers && !waiting.isEmpty()) {
            ImagingJob job = waiting.pollFirst();
            busyWorkers++;
            job.takeDocuments(moment);
            enter(job, JobPhase.SUBMITTING, moment.plus(timing.submitting()));
        }
    }

    private void enter(ImagingJob job, JobPhase phase, Instant due) {
        job.enter(phase, due);
        timed.add(job);
    }

    private void end(ImagingJob job, JobPhase phase) {
        busyWorkers--;
        job.end(phase);
    }

    /** How many documents are done: counted back from the end, which is where the job is due. */
    private int imagedUntil(ImagingJob job, Instant now) {
        Duration perDocument = timing.perDocument();
        if (perDocument.isZero()) {
            return job.documents();
        }
        Duration left = Duration.between(now, job.due());
        long documentsLeft = left.plus(perDocument).minusNanos(1).dividedBy(perDocument);
        return (int) (job.documents() - documentsLeft);
    }
}
