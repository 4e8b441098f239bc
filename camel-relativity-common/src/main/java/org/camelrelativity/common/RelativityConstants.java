package org.camelrelativity.common;

/**
 * Names of the headers that every component reads or sets. What they mean is documented where a component's constants
 * repeat them, since Camel's catalog takes a component's headers from one class.
 */
public final class RelativityConstants {

    /** The workspace. */
    public static final String WORKSPACE_ID = "CamelRelativityWorkspaceId";

    /** How many requests were sent. */
    public static final String ATTEMPTS = "CamelRelativityAttempts";

    private RelativityConstants() {}
}
