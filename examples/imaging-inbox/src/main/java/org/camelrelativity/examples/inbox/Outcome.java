package org.camelrelativity.examples.inbox;

import java.util.List;
import java.util.Locale;

/** What a row came to: the column {@code outcome} of the report. */
enum Outcome {
    COMPLETED,
    COMPLETED_WITH_ERRORS,
    FAILED,
    STOPPED,
    /** Run and completed, but the release was refused, so that the images are still hidden. */
    NOT_RELEASED,
    /** Not run: the set was running already. */
    SKIPPED,
    /** Not run: Relativity said no. */
    REFUSED,
    /** Not run: Relativity could not be reached, or did not accept the credentials. */
    NOT_RUN,
    /** Perhaps run, perhaps not; or run with an end that nobody saw, or with a release that perhaps happened. */
    UNKNOWN;

    /** {@return what a line of a report says} */
    static Outcome of(List<String> line) {
        String text = line.get(RowRun.COLUMNS.indexOf("outcome"));
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** {@return whether there is nothing left to do when the same content comes again} */
    boolean isFinal() {
        return this != NOT_RUN && this != UNKNOWN;
    }

    /** As the report writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
