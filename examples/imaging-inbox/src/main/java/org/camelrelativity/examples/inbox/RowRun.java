package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.imaging.RelativityAwaitTimeoutException;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetEnd;

/**
 * One row on its way from its set's status before the run to its line in the report. The route tells it what Relativity
 * said, it tells the route what is next; what must survive the death of the application it writes to the log first.
 * It is used by one thread at a time.
 */
final class RowRun {

    private static final int CONFLICT = 409;

    private final Row row;
    private final RunLog log;

    private Attempt attempt;
    private boolean retried;
    private volatile SetStatus status = new SetStatus("");
    private DocumentCounts documents = DocumentCounts.NOT_KNOWN;
    private String lastRunError = "";
    private String jobId = "";
    private Outcome outcome;
    private final List<String> remarks = new ArrayList<>();

    RowRun(Row row, RunLog log) {
        this.row = row;
        this.log = log;
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
        status = SetStatus.of(set);
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
        status = new SetStatus("");
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

    /** {@return whether it has to be looked up whether it was started at all} */
    boolean isUnproven() {
        return isFollowed() && !attempt.isProven();
    }

    /** A look at a set of which it is not known whether it was run. */
    void seen(ImagingSet set) throws IOException {
        look(SetStatus.of(set));
        if (attempt.isProven() && status.ended()) {
            attempt.close();
        }
    }

    /** An end of which it is not known whether it is this run's: the one before may have ended the same way. */
    void endedWithoutProof(ImagingSetEnd end) throws IOException {
        look(new SetStatus(end.status()));
        if (attempt.isProven()) {
            ended(end);
        } else {
            unproven();
        }
    }

    /** If nothing could be read any more, what was seen first counts. */
    void notEndedWithoutProof(RelativityAwaitTimeoutException timeout) throws IOException {
        if (timeout.getLastStatus() != null) {
            look(new SetStatus(timeout.getLastStatus()));
        }
        if (!attempt.isProven()) {
            unproven();
        }
    }

    void ended(ImagingSetEnd end) {
        status = new SetStatus(end.status());
        lastRunError = Objects.toString(end.details().lastRunError(), "");
        attempt.close();
    }

    void notEnded(RelativityAwaitTimeoutException timeout) {
        if (timeout.getLastStatus() == null) {
            unseen(timeout);
            return;
        }
        status = new SetStatus(timeout.getLastStatus());
        decide(Outcome.UNKNOWN, timeout.getMessage());
    }

    void unseen(RelativityException reason) {
        decide(Outcome.UNKNOWN, "the set's status can't be read: " + reason.getMessage());
    }

    boolean isToBeCounted() {
        return hasEnded();
    }

    /** The set may have been run again by now, by somebody else. */
    void counted(ImagingSet set) {
        documents = SetStatus.of(set).sameAs(status) ? DocumentCounts.of(set) : DocumentCounts.NOT_KNOWN;
    }

    void notCounted(RelativityException reason) {
        documents = DocumentCounts.NOT_KNOWN;
        remarks.add("the documents were not counted: " + reason.getMessage());
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

    /** A status that is another one than before proves that it was started. */
    private void look(SetStatus seen) throws IOException {
        status = seen;
        if (attempt.isProven() || status.sameAs(attempt.before())) {
            return;
        }
        attempt.prove();
        remarks.add("the status changed from " + attempt.before() + " to " + status + ", so it was started");
        log.running(row, "");
        if (row.priority() != null && !retried) {
            remarks.add("the priority was not changed, since the job's id is not known");
        }
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
