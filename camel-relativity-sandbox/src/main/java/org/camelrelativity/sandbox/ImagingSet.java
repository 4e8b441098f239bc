package org.camelrelativity.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An imaging set: what it images, and what has become of it. */
final class ImagingSet {
    private final int artifactId;
    private String name;
    private int profile;
    private int dataSource;
    private String recipients;

    private ImagingJob lastJob;
    private int runs;
    private int retries;
    private Boolean qcEnabled;
    private boolean hidden;
    private boolean failNextJob;
    private String lastRunError = "";
    private String review = "";
    private Instant reviewedUntil = Instant.MIN;
    private ImagingSetStatus formerStatus;
    private Instant formerStatusUntil = Instant.MIN;

    private List<Document> documents = List.of();
    private final Set<Document> imaged = new HashSet<>();
    private final Set<Document> errored = new LinkedHashSet<>();
    private final Set<Document> skipped = new HashSet<>();

    ImagingSet(int artifactId) {
        this.artifactId = artifactId;
    }

    void describe(String newName, int newProfile, int newDataSource, String newRecipients) {
        name = newName;
        profile = newProfile;
        dataSource = newDataSource;
        recipients = newRecipients;
    }

    int artifactId() {
        return artifactId;
    }

    String name() {
        return name;
    }

    int profile() {
        return profile;
    }

    int dataSource() {
        return dataSource;
    }

    String recipients() {
        return recipients;
    }

    /** Null before the first run. */
    ImagingJob lastJob() {
        return lastJob;
    }

    int runs() {
        return runs;
    }

    int retries() {
        return retries;
    }

    boolean hidden() {
        return hidden;
    }

    void failNextJob() {
        failNextJob = true;
    }

    void repairDocuments() {
        documents.forEach(Document::repair);
    }

    /** "" for a set that never ran. */
    String status(Instant now) {
        if (now.isBefore(reviewedUntil)) {
            return review;
        }
        return lastJob == null ? "" : lastJob.phase().text();
    }

    boolean busy(Instant now) {
        return now.isBefore(reviewedUntil) || lastJob != null && !lastJob.ended();
    }

    boolean completed(Instant now) {
        return !busy(now) && lastJob != null && lastJob.phase().completed();
    }

    void review(boolean hide, Instant now, Duration duration) {
        hidden = hide;
        review = hide ? "Hiding Images" : "Releasing Images";
        reviewedUntil = now.plus(duration);
    }

    /** Prepares for the next job: what it works on is settled now, as Relativity caches a profile for its job. */
    JobWork work(SandboxJob.Kind kind, Boolean qc, List<Document> found, Set<Integer> restrictedTypes) {
        if (qc != null || qcEnabled == null) {
            qcEnabled = Boolean.TRUE.equals(qc);
        }
        lastRunError = "";
        // A retry counts among the documents of the run, even if the set has got another data source since.
        if (kind == SandboxJob.Kind.RUN || lastJob == null) {
            documents = found;
        }
        if (kind == SandboxJob.Kind.RUN) {
            runs++;
            imaged.clear();
            errored.clear();
            skipped.clear();
        } else {
            retries++;
        }
        boolean fails = failNextJob;
        failNextJob = false;
        return new SetWork(this, kind, restrictedTypes, fails);
    }

    void started(ImagingJob job) {
        lastJob = job;
    }

    List<Document> takeErrored() {
        return errored.stream().filter(document -> !document.pending()).toList();
    }

    List<Document> takeNew(Set<Integer> restrictedTypes) {
        for (Document document : documents) {
            if (document.hasImages() || document.pending() || restrictedTypes.contains(document.nativeType())) {
                skipped.add(document);
            }
        }
        return documents.stream()
                .filter(document -> !skipped.contains(document))
                .toList();
    }

    void processed(Document document, boolean successfully) {
        if (successfully) {
            errored.remove(document);
            imaged.add(document);
        } else {
            errored.add(document);
        }
    }

    void ended(JobPhase how) {
        if (how == JobPhase.FAILED) {
            lastRunError = "The imaging job failed.";
        } else if (qcEnabled) {
            hidden = true;
        }
    }

    int imagedCount() {
        return imaged.size();
    }

    Set<Document> errored() {
        return errored;
    }

    int erroredCount() {
        return errored.size();
    }

    int skippedCount() {
        return skipped.size();
    }

    /** What is really the case. */
    private ImagingSetStatus trueStatus(Instant now) {
        boolean atWork = lastJob != null && !lastJob.ended();
        return new ImagingSetStatus(
                status(now),
                lastRunError,
                Boolean.TRUE.equals(qcEnabled),
                documents.size(),
                imaged.size(),
                errored.size(),
                skipped.size(),
                (int) documents.stream().filter(Document::hasImages).count(),
                (int) documents.stream()
                        .filter(document -> !document.warnings().isEmpty())
                        .count(),
                hidden,
                atWork ? lastJob.atWork() : null);
    }

    /** What is answered: for a while after a start it can still be what was the case before. */
    ImagingSetStatus shownStatus(Instant now) {
        return now.isBefore(formerStatusUntil) ? formerStatus : trueStatus(now);
    }

    void keepShowingStatus(Instant now, Duration duration) {
        formerStatus = trueStatus(now);
        formerStatusUntil = now.plus(duration);
    }
}
