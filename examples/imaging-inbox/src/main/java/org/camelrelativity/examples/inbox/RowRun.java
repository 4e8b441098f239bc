package org.camelrelativity.examples.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Message;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.CallLook;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/** What is known of a row under way; in the end its line in the report. The route's steps use it while it is open. */
final class RowRun {

    /** Also those of an input file, so that rows can be copied from a report and dropped as a new file. */
    static final List<String> COLUMNS =
            List.of("line,workspaceId,imagingSetId,qc,jobId,finalStatus,documents,outcome,message".split(","));

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final Row row;
    private final String key;
    private final List<String> remarks = new ArrayList<>();
    private boolean lookedUp;
    private boolean isNew;
    private boolean started;
    private String jobId = "";
    private boolean retrying;
    private ImagingSetEnd end;
    private String documents = "";
    private Outcome outcome;

    RowRun(Row row, String key) {
        this.row = row;
        this.key = key;
    }

    Row row() {
        return row;
    }

    /** {@return whether there is more to do} */
    boolean isOpen() {
        return outcome == null;
    }

    /** The ledger knows what an earlier life of the application has sent, and one that came with an earlier file. */
    void lookedUp(Message message) {
        State state = message.getBody(CallLook.class).state();
        lookedUp = true;
        isNew = state == null || state == State.RELEASED;
        if (!isNew) {
            remarks.add("taken up again after it was sent before");
        }
    }

    /** {@return whether it was certainly never sent} */
    boolean isNew() {
        return isNew;
    }

    /** A set that is queued can't be told from one that never ran. */
    void seenBefore(Message message) {
        String status = statusOf(message.getBody(ImagingSet.class));
        boolean idle = status.isEmpty()
                || status.equalsIgnoreCase("Staging")
                || ImagingSetOutcome.of(status).isPresent();
        if (!idle) {
            decide(Outcome.SKIPPED, "the set was running already: '" + status + "'");
        }
    }

    void started(Message message) {
        started = true;
        jobId = Objects.toString(message.getHeader(RelativityImagingConstants.IMAGING_JOB_GUID), "");
        if (jobId.isEmpty() && message.getHeader(RelativityConstants.REPLAYED) != null) {
            remarks.add("the answer was lost, but the set's status proves that it was started");
        }
    }

    /** {@return whether it is certain that it was} */
    boolean isStarted() {
        return started;
    }

    void ended(Message message) {
        end = message.getBody(ImagingSetEnd.class);
        retrying = false;
    }

    boolean mayRetryErrors() {
        return end.outcome() == ImagingSetOutcome.COMPLETED_WITH_ERRORS;
    }

    void retry() {
        retrying = true;
        remarks.add("errors were retried once");
    }

    boolean isRetrying() {
        return retrying;
    }

    /** How many documents were imaged is told by a sentence of Relativity's, if it is still this run's. */
    void counted(Message message) {
        if (message.getBody() instanceof ImagingSet set && statusOf(set).equalsIgnoreCase(end.status())) {
            documents = Objects.toString(set.status().imageCompletion(), "");
        }
    }

    private static String statusOf(ImagingSet set) {
        return set.status() == null
                ? ""
                : Objects.toString(set.status().status(), "").strip();
    }

    boolean mayRelease() {
        return row.isToBeReleased() && hasCompleted();
    }

    private boolean hasCompleted() {
        return end.outcome() == ImagingSetOutcome.COMPLETED || end.outcome() == ImagingSetOutcome.COMPLETED_WITH_ERRORS;
    }

    void released() {
        remarks.add("images released");
    }

    /** A call has failed for good. */
    void failed(RelativityException e) {
        String why = ": " + e.getMessage();
        boolean unknown = e.getOutcome() == RelativityOutcome.UNKNOWN;
        switch (e.getOperation()) {
            case "job/retry-errors" -> {
                retrying = false;
                remarks.remove(remarks.size() - 1);
                remarks.add(
                        (unknown ? "whether its errors were retried is unknown" : "the errors were not retried") + why);
            }
            // One whose answer got lost may have happened, and then the images are no longer hidden.
            case "set/release" -> {
                if (e.getOutcome() == RelativityOutcome.UNAVAILABLE) {
                    decide(Outcome.UNKNOWN, "whether its images were released is unknown" + why);
                } else {
                    decide(Outcome.NOT_RELEASED, "the images are still hidden" + why);
                }
            }
            default -> {
                if (end != null && !retrying) {
                    remarks.add("the documents were not counted" + why);
                } else if (started) {
                    decide(Outcome.UNKNOWN, "how the run ended is unknown" + why);
                } else if (unknown || !lookedUp) {
                    decide(Outcome.UNKNOWN, "whether the set was run is unknown, key " + key + why);
                } else {
                    decide(notRun(e), e.getMessage());
                }
            }
        }
    }

    /** With wrong credentials Relativity says no to every row, which is no result of any of them. */
    private static Outcome notRun(RelativityException e) {
        return switch (e.getHttpResponseCode()) {
            case UNAUTHORIZED, FORBIDDEN -> Outcome.NOT_RUN;
            case CONFLICT -> Outcome.SKIPPED;
            default ->
                e.getOutcome() == RelativityOutcome.NOT_SENT || e.getOutcome() == RelativityOutcome.UNAVAILABLE
                        ? Outcome.NOT_RUN
                        : Outcome.REFUSED;
        };
    }

    private void decide(Outcome decided, String remark) {
        outcome = decided;
        remarks.add(remark);
    }

    /** {@return its line in the report} */
    List<String> line() {
        if (outcome == null) {
            outcome = end.outcome() == ImagingSetOutcome.OTHER
                    ? Outcome.UNKNOWN
                    : Outcome.valueOf(end.outcome().name());
            if (row.isToBeReleased() && !hasCompleted()) {
                remarks.add("images not released, since the set did not complete");
            }
            if (outcome == Outcome.FAILED && end.details().lastRunError() != null) {
                remarks.add(end.details().lastRunError());
            }
        }
        return List.of(
                Integer.toString(row.line()),
                Integer.toString(row.workspaceId()),
                Integer.toString(row.imagingSetId()),
                row.qc(),
                jobId,
                end == null ? "" : CsvFile.free(end.status()),
                CsvFile.free(documents),
                outcome.toString(),
                CsvFile.free(String.join("; ", remarks)));
    }
}
