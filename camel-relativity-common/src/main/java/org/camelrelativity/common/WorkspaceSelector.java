package org.camelrelativity.common;

/**
 * A workspace itself: the request of operations that take nothing else.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 */
public record WorkspaceSelector(Integer workspaceId) implements RelativityRecord {}
