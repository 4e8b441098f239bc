package org.camelrelativity.examples.inbox;

import java.util.List;
import java.util.Objects;

/**
 * A row of the report. Its columns are also those of an input file, so rows that are to be run again can be copied from
 * the report and dropped as a new file.
 */
record RowResult(
        Row row, String jobId, SetStatus finalStatus, DocumentCounts documents, Outcome outcome, String message) {

    static final List<String> COLUMNS = List.of(
            "line",
            "workspaceId",
            "imagingSetId",
            "qc",
            "priority",
            "jobId",
            "finalStatus",
            "documentsImaged",
            "documentsErrored",
            "outcome",
            "message");

    List<String> fields() {
        return List.of(
                Integer.toString(row.line()),
                Integer.toString(row.workspaceId()),
                Integer.toString(row.imagingSetId()),
                row.qc().toString(),
                Objects.toString(row.priority(), ""),
                jobId,
                FreeText.of(finalStatus.text()),
                documents.imaged(),
                documents.errored(),
                outcome.toString(),
                FreeText.of(message));
    }

    /** {@return a report's only row, about a file of which nothing was run} */
    static List<String> ofWholeFile(String outcome, String message) {
        return COLUMNS.stream()
                .map(column -> switch (column) {
                    case "outcome" -> outcome;
                    case "message" -> FreeText.of(message);
                    default -> "";
                })
                .toList();
    }
}
