package org.camelrelativity.imaging;

/**
 * Which imaging set of an instance.
 *
 * @param workspaceId the Artifact ID of its workspace
 * @param imagingSetId its own
 */
record SetKey(int workspaceId, int imagingSetId) {}
