package org.camelrelativity.common;

/**
 * Which workspace: the request of operations that are about a workspace as a whole, such as {@code production/list}.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 */
public record WorkspaceSelector(Integer workspaceId) implements RelativityRecord {}
