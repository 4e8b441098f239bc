package org.camelrelativity.common;

/**
 * Which artifact of a workspace: the request of operations that take nothing else, such as {@code profile/read} or
 * {@code production/status}. The operation says what kind of artifact it is.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param artifactId the artifact's own Artifact ID
 */
public record ArtifactSelector(Integer workspaceId, Integer artifactId) implements RelativityRecord {}
