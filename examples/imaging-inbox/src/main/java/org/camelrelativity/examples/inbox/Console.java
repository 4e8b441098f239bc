package org.camelrelativity.examples.inbox;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.camelrelativity.common.Quoted;

/** Tells a person at a terminal how things go. */
final class Console {

    private static final int LONGEST_LINE = 2_000;
    private static final String TABLE = "%5s  %-9s  %-11s  %-7s  %-8s  %-21s  %-21s  %s";
    private static final List<String> SHOWN_COLUMNS =
            List.of("line", "workspaceId", "imagingSetId", "qc", "priority", "finalStatus", "outcome", "message");

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    /** The only way to the terminal: names and messages were written by others. */
    void line(String text) {
        out.println(Quoted.plain(text, LONGEST_LINE));
    }

    void titles() {
        row(RowRun.COLUMNS);
    }

    /** A line of the report. */
    void row(List<String> fields) {
        Object[] shown = SHOWN_COLUMNS.stream()
                .map(column -> fields.get(RowRun.COLUMNS.indexOf(column)))
                .toArray();
        line(String.format(Locale.ROOT, TABLE, shown));
    }
}
