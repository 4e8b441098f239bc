package org.camelrelativity.examples.inbox;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.camelrelativity.common.Quoted;

/** Tells a person at a terminal how things go. */
record Console(PrintStream out) {

    private static final int LONGEST_LINE = 2_000;
    /** All columns of a report but jobId and documents. */
    private static final String ROW = "%1$5s  %2$-9s  %3$-11s  %4$-7s  %6$-21s  %8$-21s  %9$s";

    /** The only way to the terminal: names and messages were written by others. */
    void line(String text) {
        out.println(Quoted.plain(text, LONGEST_LINE));
    }

    /** A line of the report. */
    void row(List<String> fields) {
        line(String.format(Locale.ROOT, ROW, fields.toArray()));
    }
}
