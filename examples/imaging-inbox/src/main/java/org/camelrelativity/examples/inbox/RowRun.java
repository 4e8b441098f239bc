package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.imaging.model.ImagingSet;

/**
 * One row on its way from its set's status before the run to its line in the report. The route tells it what Relativity
 * said, it tells the route what is next; what must survive the death of the application it writes to the log first.
 * It is used by one thread at a time.
 */
final class RowRun {

    private static final int CONFLICT = 409;

    private final Row row;
    private final RunLog log;
    private final Patience patience;
    private final Clock clock;

    private Attempt attempt;
    private boolean retried;
    private Instant lastSeen;
    private volatile SetStatus status = new SetStatus("");
    private DocumentCounts documents = DocumentCounts.NOT_KNOWN;
    private String lastRunError = "";
    private String jobId = "";
    private Outcome outcome;
    private final List<String> remarks = new ArrayList<>();

    RowRun(Row row, RunLog log, Patience patience, Clock clock) {
        this.row = row;
        this.log = log;
        this.patience = patience;
        this.clock = clock;
        lastSeen = clock.instant();
        log.unfinished(row.line()).forEach(this::recall);
        if (attempt != null) {
            remarks.add("looked up after a restart");
        }
    }

    Row row() {
        return row;
    }

    /** {@return the status as last read; may be asked from any thread} */
    SetStatus status() {
        return status;
    }

    /** {@return whether nothing says that the row was ever sent} */
    boolean isNew() {
        return attempt == null;
    }

    // Before the run

    /** Decides whether the set may be run, and if so puts that on record. */
    void readBeforeRun(ImagingSet set) throws IOException {
        look(set);
        if (status.running()) {
            decide(Outcome.SKIPPED, "the set was running already: " + status);
            return;
        }
        log.intendRun(row, status);
        attempt = new Attempt(status);
    }

    boolean mayRun() {
        return outcome == null;
    }

    /** A set that is queued can't be told from one that never ran by its status alone; Relativity can. */
    void refused(RelativityException reason) {
        boolean busy = reason.getHttpResponseCode() == CONFLICT;
        notRun(busy ? Outcome.SKIPPED : Outcome.REFUSED, reason.getMessage());
    }

    void unreachable(RelativityException reason) {
        notRun(Outcome.NOT_RUN, reason.getMessage());
    }

    /** What the set showed before is no news of this row. */
    private void notRun(Outcome decided, String remark) {
        status = new SetStatus("");
        decide(decided, remark);
    }

    /** The call may have taken effect: from here on only a changed status counts. */
    void perhapsStarted(RelativityException reason) {
        remarks.add(reason.getMessage());
    }

    // After the run, and after the retry

    void started(Object job) throws IOException {
        attempt.prove();
        if (retried) {
            remarks.add("errors were retried as job " + job);
        } else {
            jobId = job.toString();
        }
        log.running(row, job.toString());
    }

    boolean mayChangePriority() {
        return outcome == null && row.priority() != null && !retried && !jobId.isEmpty();
    }

    String jobId() {
        return jobId;
    }

    void priorityUnchanged(RelativityException reason) {
        remarks.add("the priority was not changed: " + reason.getMessage());
    }

    boolean isFollowed() {
        return outcome == null && attempt != null && !attempt.isOver();
    }

    void seen(ImagingSet set) throws IOException {
        look(set);
        boolean proven = attempt.isProven();
        switch (attempt.judge(status, clock.instant(), patience.grace())) {
            case ENDED -> attempt.close();
            case UNPROVEN -> unproven();
            case GOING_ON -> giveUpIfTooLong();
        }
        if (attempt.isProven()) {
            documents = DocumentCounts.of(set);
        }
        if (!proven && attempt.isProven()) {
            remarks.add("the status changed from " + attempt.before() + " to " + status + ", so it was started");
            log.running(row, "");
            if (row.priority() != null && !retried) {
                remarks.add("the priority was not changed, since the job's id is not known");
            }
        }
    }

    void unseen(RelativityException reason) {
        if (lastSeen.plus(patience.unreadable()).isBefore(clock.instant())) {
            decide(Outcome.UNKNOWN, "the set's status can't be read: " + reason.getMessage());
        }
    }

    // Once the run has ended

    boolean mayRetryErrors() {
        return hasEnded() && status.completedWithErrors() && !retried;
    }

    void intendRetry() throws IOException {
        log.intendRetry(row, status);
        retried = true;
        attempt = new Attempt(status);
    }

    void notRetried(RelativityException reason) {
        attempt.close();
        remarks.add("the errors were not retried: " + reason.getMessage());
    }

    boolean mayRelease() {
        return hasEnded() && row.qc() == QualityControl.RELEASE && (status.completed() || status.completedWithErrors());
    }

    void released() {
        remarks.add("images released");
    }

    /** A release whose answer got lost may have happened, and then the images are no longer hidden. */
    void notReleased(RelativityException reason) {
        if (reason instanceof RelativityUnavailableException) {
            decide(
                    Outcome.UNKNOWN,
                    "the run ended, but whether its images were released is unknown: " + reason.getMessage());
        } else {
            decide(Outcome.NOT_RELEASED, "the images are still hidden: " + reason.getMessage());
        }
    }

    /**
     * Writes the result down, if there is one; a row that was interrupted has none.
     *
     * @return whether there is one
     */
    boolean finish() throws IOException {
        if (hasEnded()) {
            if (row.qc() == QualityControl.RELEASE && !mayRelease()) {
                remarks.add("images not released, since the set did not complete");
            }
            outcome = status.outcome();
            if (outcome == Outcome.FAILED && !lastRunError.isEmpty()) {
                remarks.add(lastRunError);
            }
        }
        if (outcome == null) {
            return false;
        }
        log.result(new RowResult(row, jobId, status, documents, outcome, String.join("; ", remarks)));
        return true;
    }

    private boolean hasEnded() {
        return outcome == null && attempt != null && attempt.isOver();
    }

    private void look(ImagingSet set) {
        status = SetStatus.of(set);
        lastRunError = set.status() == null ? "" : Objects.toString(set.status().lastRunError(), "");
        lastSeen = clock.instant();
    }

    private void unproven() {
        String same = "the status is still " + status + " as before, which proves nothing";
        if (retried) {
            attempt.close();
            remarks.add("whether its errors were retried is unknown: " + same);
        } else {
            decide(
                    Outcome.UNKNOWN,
                    "whether the set was run is unknown: " + same + "; look in Relativity, then decide");
        }
    }

    private void giveUpIfTooLong() {
        if (attempt.age(clock.instant()).compareTo(patience.following()) > 0) {
            decide(Outcome.UNKNOWN, "the run has not ended in " + patience.following());
        }
    }

    private void decide(Outcome decided, String remark) {
        outcome = decided;
        remarks.add(remark);
    }

    private void recall(RunLog.Entry entry) {
        switch (entry.event()) {
            case INTENT -> attempt = new Attempt(new SetStatus(entry.text()));
            case RETRY -> {
                retried = true;
                attempt = new Attempt(new SetStatus(entry.text()));
            }
            case RUNNING -> {
                attempt.prove();
                jobId = retried ? jobId : entry.text();
            }
            case RESULT -> throw new IllegalStateException("A row with a result is not run: line " + row.line());
        }
    }
}
