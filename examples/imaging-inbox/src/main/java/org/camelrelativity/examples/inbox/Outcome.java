package org.camelrelativity.examples.inbox;

import java.util.Locale;

/** What a row came to: the column {@code outcome} of the report. */
enum Outcome {
    /** Run, ended without errors, and released if asked for. */
    COMPLETED,
    /** Run, and documents are still in error after they were retried once. */
    COMPLETED_WITH_ERRORS,
    /** Run, and the job failed as a whole. */
    FAILED,
    /** Run, and stopped by somebody. */
    STOPPED,
    /** Run and completed, but the release was refused, so that the images are still hidden. */
    NOT_RELEASED,
    /** Not run: the set was running already, or busy otherwise. */
    SKIPPED,
    /** Not run: Relativity said no. */
    REFUSED,
    /** Not run: Relativity could not be reached, or did not accept the credentials. */
    NOT_RUN,
    /**
     * Perhaps run, perhaps not; or run with an end that nobody saw or knows, or with a release that perhaps happened. Look in
     * Relativity, then decide.
     */
    UNKNOWN;

    /** {@return the outcome of which a report says this} */
    static Outcome parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As the report writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
