package org.camelrelativity.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One imaging job: a run or a retry of a set, or a single document. */
final class ImagingJob {
    private final int artifactId;
    private final UUID guid;
    private final int workspace;
    private final JobWork work;
    private final Instant submitted;
    private int priority;
    private JobPhase phase;
    private Instant due;
    private Instant started;
    private List<Document> documents = List.of();
    private int done;
    private boolean errors;

    ImagingJob(int artifactId, UUID guid, int workspace, JobWork work, int priority, Instant submitted) {
        this.artifactId = artifactId;
        this.guid = guid;
        this.workspace = workspace;
        this.work = work;
        this.priority = priority;
        this.submitted = submitted;
    }

    int artifactId() {
        return artifactId;
    }

    UUID guid() {
        return guid;
    }

    int workspace() {
        return workspace;
    }

    int priority() {
        return priority;
    }

    void prioritize(int changed) {
        priority = changed;
    }

    JobPhase phase() {
        return phase;
    }

    boolean ended() {
        return phase.ended();
    }

    /** When the phase ends; meaningless for a job that waits for a worker or has ended. */
    Instant due() {
        return due;
    }

    void enter(JobPhase next, Instant until) {
        phase = next;
        due = until;
    }

    boolean fails() {
        return work.fails();
    }

    /** How many documents the job works on; 0 until a worker took it. */
    int documents() {
        return documents.size();
    }

    int documentsLeft() {
        return documents.size() - done;
    }

    boolean hasErrors() {
        return errors;
    }

    void takeDocuments(Instant moment) {
        started = moment;
        documents = work.take();
        documents.forEach(Document::take);
    }

    /** Images until so many are done in total. */
    void imageDocuments(int target) {
        while (done < Math.min(target, documents.size())) {
            Document document = documents.get(done++);
            boolean imaged = document.image();
            errors |= !imaged;
            work.processed(document, imaged);
        }
    }

    /** Images until so many are done, and lets go of the rest. */
    void stopImaging(int target) {
        imageDocuments(target);
        documents.subList(done, documents.size()).forEach(Document::giveBack);
        documents = documents.subList(0, done);
    }

    void end(JobPhase how) {
        phase = how;
        work.ended(how);
        // An ended job is kept for its ids only; a long run of the sandbox must not hold its documents.
        documents = List.of();
        done = 0;
    }

    ImagingSetStatus.Job atWork() {
        return new ImagingSetStatus.Job(
                artifactId, guid, work.kind(), priority, phase, started, documents(), documentsLeft());
    }

    SandboxJob snapshot() {
        return new SandboxJob(
                artifactId, guid, work.kind(), workspace, work.subject(), priority, phase.text(), submitted, ended());
    }
}
