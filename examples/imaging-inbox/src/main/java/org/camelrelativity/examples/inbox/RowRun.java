package org.camelrelativity.examples.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.camel.Message;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/** What is known of a row under way; in the end its line in the report. The route's steps use it one after another. */
final class RowRun {

    /** Also those of an input file, so that rows can be copied from a report and dropped as a new file. */
    static final List<String> COLUMNS =
            List.of("line,workspaceId,imagingSetId,qc,priority,jobId,finalStatus,documents,outcome,message".split(","));

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final Row row;
    private final String key;
    private final boolean isNew;
    private final BooleanSupplier stopping;
    private final List<String> remarks = new ArrayList<>();
    private boolean started;
    private String jobId = "";
    private boolean retrying;
    private ImagingSetEnd end;
    private String documents = "";
    private Outcome outcome;
    private boolean interrupted;

    /**
     * @param isNew whether it was certainly never sent, neither by an earlier life of the application nor with an earlier file
     */
    RowRun(Row row, String key, boolean isNew, BooleanSupplier stopping) {
        this.row = row;
        this.key = key;
        this.isNew = isNew;
        this.stopping = stopping;
        if (!isNew) {
            remarks.add("taken up again after it was sent before");
        }
    }

    Row row() {
        return row;
    }

    boolean isNew() {
        return isNew;
    }

    /** {@return whether there is more to do} */
    boolean isOpen() {
        return outcome == null && !interrupted;
    }

    /** {@return whether it has no result, since the application is stopped} */
    boolean isInterrupted() {
        return interrupted;
    }

    /** A set that is queued can't be told from one that never ran. */
    void skipIfRunning(Message message) {
        if (isOpen() && message.getBody() instanceof ImagingSet set) {
            String status = statusOf(set);
            boolean idle = status.isEmpty()
                    || status.equalsIgnoreCase("Staging")
                    || ImagingSetOutcome.of(status).isPresent();
            if (!idle) {
                decide(Outcome.SKIPPED, "the set was running already: '" + status + "'");
            }
        }
    }

    /** {@return whether it is certain that the set was run} */
    boolean isStarted() {
        return started;
    }

    void started(Message message) {
        if (isOpen()) {
            started = true;
            jobId = Objects.toString(message.getHeader(RelativityImagingConstants.IMAGING_JOB_GUID), "");
        }
        if (isOpen() && jobId.isEmpty() && message.getHeader(RelativityConstants.REPLAYED) != null) {
            remarks.add("the answer was lost, but the set's status proves that it was started");
            if (row.priority() != null) {
                remarks.add("the priority was not changed, since the job's id is not known");
            }
        }
    }

    boolean mayChangePriority() {
        return isOpen() && row.priority() != null && !jobId.isEmpty();
    }

    void ended(Message message) {
        if (isOpen() && message.getBody() instanceof ImagingSetEnd seen) {
            end = seen;
        }
    }

    boolean mayRetryErrors() {
        return isOpen() && end.outcome() == ImagingSetOutcome.COMPLETED_WITH_ERRORS;
    }

    void retry() {
        retrying = true;
        remarks.add("errors were retried once");
    }

    boolean isRetrying() {
        return isOpen() && retrying;
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
        return isOpen() && row.isToBeReleased() && hasCompleted();
    }

    private boolean hasCompleted() {
        return end.outcome() == ImagingSetOutcome.COMPLETED || end.outcome() == ImagingSetOutcome.COMPLETED_WITH_ERRORS;
    }

    void released() {
        if (isOpen()) {
            remarks.add("images released");
        }
    }

    /** A call has failed for good. A stop of the application is no result: its rows go on at the next start. */
    void failed(RelativityException e) {
        if (stopping.getAsBoolean()) {
            interrupted = true;
            return;
        }
        boolean unknown = e.getOutcome() == RelativityOutcome.UNKNOWN;
        switch (e.getOperation()) {
            case "job/update-priority" -> remarks.add("the priority was not changed: " + e.getMessage());
            case "job/retry-errors" -> {
                retrying = false;
                remarks.set(
                        remarks.size() - 1,
                        (unknown ? "whether its errors were retried is unknown: " : "the errors were not retried: ")
                                + e.getMessage());
            }
            // One whose answer got lost may have happened, and then the images are no longer hidden.
            case "set/release" -> {
                boolean perhaps = e.getOutcome() == RelativityOutcome.UNAVAILABLE;
                decide(
                        perhaps ? Outcome.UNKNOWN : Outcome.NOT_RELEASED,
                        (perhaps ? "whether its images were released is unknown: " : "the images are still hidden: ")
                                + e.getMessage());
            }
            default -> {
                if (end != null) {
                    remarks.add("the documents were not counted: " + e.getMessage());
                } else if (started) {
                    decide(Outcome.UNKNOWN, "how the run ended is unknown: " + e.getMessage());
                } else if (unknown) {
                    decide(Outcome.UNKNOWN, "whether the set was run is unknown, key " + key + ": " + e.getMessage());
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
                Objects.toString(row.priority(), ""),
                jobId,
                end == null ? "" : CsvFile.free(end.status()),
                CsvFile.free(documents),
                outcome.toString(),
                CsvFile.free(String.join("; ", remarks)));
    }

    static Outcome outcome(List<String> line) {
        return Outcome.parse(line.get(COLUMNS.indexOf("outcome")));
    }

    /** {@return the line of a row that came with an earlier file of the same content} */
    static List<String> ofEarlier(Database.Line line) {
        List<String> fields = new ArrayList<>(line.fields());
        int message = COLUMNS.indexOf("message");
        fields.set(message, "not run again: it came with " + line.arrival() + " before; " + fields.get(message));
        return fields;
    }
}
