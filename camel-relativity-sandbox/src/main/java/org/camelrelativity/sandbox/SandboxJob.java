package org.camelrelativity.sandbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An imaging job as it was when somebody looked.
 *
 * @param artifactId the number by which both APIs stop the job and the versioned one answers it
 * @param guid what a run, a retry or an imaging on the fly answers in the legacy API; never null
 * @param kind what started it; never null
 * @param workspace Artifact ID of the workspace
 * @param subject Artifact ID of the imaging set, or of the document if imaged on the fly; 0 for a mass operation
 * @param priority lower runs first
 * @param status the text that Relativity shows, such as "Submitting"; never null
 * @param submitted when it was asked for, by the sandbox's clock; never null
 * @param ended whether the status is final
 */
public record SandboxJob(
        int artifactId,
        UUID guid,
        Kind kind,
        int workspace,
        int subject,
        int priority,
        String status,
        Instant submitted,
        boolean ended) {
    /** What started a job. */
    public enum Kind {
        /** A run of an imaging set. */
        RUN,
        /** A retry of the documents in error. */
        RETRY,
        /** One document on the fly. */
        DOCUMENT,
        /** The documents of a mass operation. */
        MASS
    }
}
