package org.camelrelativity.examples.inbox;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.camelrelativity.common.Quoted;

/** Tells a person at a terminal how things go. */
final class Console implements InboxListener {

    private static final int SHOWN_MESSAGE = 90;
    private static final int LONGEST_LINE = 2_000;
    private static final String TABLE = "%5s  %-11s %-12s %-7s %-8s  %-21s %6s %7s  %-21s  %s";
    private static final List<String> SHOWN_COLUMNS = List.of(
            "line",
            "workspaceId",
            "imagingSetId",
            "qc",
            "priority",
            "finalStatus",
            "documentsImaged",
            "documentsErrored",
            "outcome",
            "message");

    private final PrintStream out;
    private final AtomicReference<FileRun> current = new AtomicReference<>();

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public void watching(Folders folders) {
        line("Watching " + folders.inbox() + " for CSV files");
    }

    @Override
    public void fileArrived(String name) {
        line("Found " + name);
    }

    @Override
    public void fileStarted(FileRun file) {
        current.set(file);
        line("Reading " + file.file().name());
    }

    @Override
    public void fileFinished(FileSummary summary) {
        current.set(null);
        line("");
        row(
                "line",
                "workspace",
                "imaging set",
                "qc",
                "priority",
                "final status",
                "imaged",
                "errored",
                "outcome",
                "message");
        summary.firstRows().stream()
                .sorted(Comparator.comparing(fields -> Integer.valueOf(fields.get(0))))
                .forEach(fields -> row(shown(fields)));
        if (summary.rejected() > 0) {
            line("");
            summary.firstRejections()
                    .forEach(fields ->
                            line(String.format(Locale.ROOT, "%5s  rejected: %s", fields.get(0), cut(fields.get(1)))));
        }
        line("");
        String outcomes = summary.outcomes().entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                .collect(Collectors.joining(", "));
        line("Finished " + summary.name() + ": " + outcomes + "; " + summary.rejected() + " rows rejected");
        line("Report: " + summary.report());
        if (summary.rejected() > 0) {
            line("Rejected rows: " + summary.rejections());
        }
    }

    @Override
    public void fileRefused(String name, String reason) {
        current.set(null);
        line("Nothing was run of " + name + ": " + reason);
    }

    @Override
    public void fileNotTaken(String name) {
        line("Left in the inbox: " + name + ". Its name can't be used; rename it");
    }

    @Override
    public void tick() {
        FileRun file = current.get();
        if (file != null) {
            String rows = file.rowsInFlight().stream()
                    .map(row -> "line " + row.row().line() + " " + status(row))
                    .collect(Collectors.joining(", "));
            line("  " + file.finishedRows() + " rows finished, " + file.rejectedRows() + " rejected; " + rows);
        }
    }

    /** The only way to the terminal: names and messages were written by others. */
    private void line(String text) {
        out.println(Quoted.plain(text, LONGEST_LINE));
    }

    private void row(Object... fields) {
        line(String.format(Locale.ROOT, TABLE, fields));
    }

    private static String status(RowRun row) {
        String text = row.status().text();
        return text.isEmpty() ? "under way" : text;
    }

    private static Object[] shown(List<String> fields) {
        return SHOWN_COLUMNS.stream()
                .map(column -> fields.get(RowResult.COLUMNS.indexOf(column)))
                .map(Console::cut)
                .toArray();
    }

    private static String cut(String text) {
        return text.length() > SHOWN_MESSAGE ? text.substring(0, SHOWN_MESSAGE) + "…" : text;
    }
}
