package org.camelrelativity.production.model;

import java.util.Arrays;
import java.util.Optional;

/** What a re-production job is doing. Source: Reproduction Job Manager (REST). */
public enum ReproductionStatus {
    /** Not run yet. */
    Created,
    /** Also while a production is only staged. */
    Running,
    RunningWithErrors,
    Completed,
    CompletedWithErrors,
    /** There is no such job, or all its productions have been deleted. */
    DoesNotExist;

    /** {@return the status that Relativity wrote, with or without spaces, or empty if it is another} */
    public static Optional<ReproductionStatus> of(String text) {
        String given = text == null ? "" : text.replace(" ", "");
        return Arrays.stream(values())
                .filter(status -> given.equalsIgnoreCase(status.name()))
                .findFirst();
    }

    /** {@return whether a production of the job is queued, staged or at work} */
    public boolean isRunning() {
        return this == Running || this == RunningWithErrors;
    }

    /** {@return whether all productions of the job have ended} */
    public boolean isCompleted() {
        return this == Completed || this == CompletedWithErrors;
    }

    /** {@return whether the job can be run} */
    public boolean isIdle() {
        return this == Created || isCompleted();
    }
}
