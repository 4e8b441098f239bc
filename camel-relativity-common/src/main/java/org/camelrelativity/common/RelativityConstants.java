package org.camelrelativity.common;

/**
 * Names of the headers that every component reads or sets. What they mean is documented where a component's constants
 * repeat them, since Camel's catalog takes a component's headers from one class.
 */
public final class RelativityConstants {

    /** The workspace. */
    public static final String WORKSPACE_ID = "CamelRelativityWorkspaceId";

    /** How many requests were sent; of a replayed answer, how many led to it. */
    public static final String ATTEMPTS = "CamelRelativityAttempts";

    /** Whether nothing was sent, since the same message was answered before it was redelivered. */
    public static final String REPLAYED = "CamelRelativityReplayed";

    /** The priority of a job. */
    public static final String PRIORITY = "CamelRelativityPriority";

    /** How many jobs a mass operation was about. */
    public static final String JOBS_REQUESTED = "CamelRelativityJobsRequested";

    /** For how many of them it was done. */
    public static final String JOBS_SUCCESSFUL = "CamelRelativityJobsSuccessful";

    /** For how many of them it provably was not. */
    public static final String JOBS_FAILED = "CamelRelativityJobsFailed";

    /** The status before, in a consumer's message. */
    public static final String OLD_STATUS = "CamelRelativityOldStatus";

    /** The status now, in a consumer's message. */
    public static final String NEW_STATUS = "CamelRelativityNewStatus";

    /** Whether a consumer's message was made because nothing changes. */
    public static final String STUCK = "CamelRelativityStuck";

    /** Whether a consumer's message says that there is no such thing any more. */
    public static final String GONE = "CamelRelativityGone";

    private RelativityConstants() {}
}
