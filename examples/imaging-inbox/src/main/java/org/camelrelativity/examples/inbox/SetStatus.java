package org.camelrelativity.examples.inbox;

import java.util.Locale;
import java.util.Set;
import org.camelrelativity.imaging.model.ImagingSet;

/**
 * The status of an imaging set as a text that Relativity made for people. This class alone knows what the texts mean:
 * they are compared without regard to case and surrounding spaces, and a text that nobody has seen yet means running.
 *
 * @param text as Relativity wrote it, on one line and without surrounding spaces; "" for a set that never ran
 */
record SetStatus(String text) {

    private static final String COMPLETED = "completed";
    private static final String WITH_ERRORS = "completed with errors";
    private static final String STOPPED = "stopped by user";
    private static final String FAILED = "error - job failed";

    private static final Set<String> ENDS = Set.of(COMPLETED, WITH_ERRORS, STOPPED, FAILED);
    /** Staging is shown both by sets that never ran and by some whose job is queued; a set may be run from it. */
    private static final Set<String> BEFORE_THE_FIRST_RUN = Set.of("", "staging");

    SetStatus {
        text = text == null ? "" : FreeText.oneLine(text);
    }

    static SetStatus of(ImagingSet set) {
        return new SetStatus(set.status() == null ? null : set.status().status());
    }

    /** {@return whether a run has ended, well or not} */
    boolean ended() {
        return ENDS.contains(normalized());
    }

    boolean running() {
        return !ended() && !BEFORE_THE_FIRST_RUN.contains(normalized());
    }

    boolean completed() {
        return normalized().equals(COMPLETED);
    }

    boolean completedWithErrors() {
        return normalized().equals(WITH_ERRORS);
    }

    boolean sameAs(SetStatus other) {
        return normalized().equals(other.normalized());
    }

    /** {@return what the row came to when the set's last run ended like this; another release may know more ends} */
    Outcome outcome() {
        return switch (normalized()) {
            case COMPLETED -> Outcome.COMPLETED;
            case WITH_ERRORS -> Outcome.COMPLETED_WITH_ERRORS;
            case STOPPED -> Outcome.STOPPED;
            case FAILED -> Outcome.FAILED;
            default -> Outcome.UNKNOWN;
        };
    }

    /** For a sentence. */
    @Override
    public String toString() {
        return text.isEmpty() ? "'' (never ran)" : "'" + text + "'";
    }

    private String normalized() {
        return text.toLowerCase(Locale.ROOT);
    }
}
