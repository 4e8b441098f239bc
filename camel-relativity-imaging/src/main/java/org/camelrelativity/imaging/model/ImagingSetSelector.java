package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which imaging set: the request of set/read, set/delete and set/status. Source: contract, imaging L5, L6, V7, V9, V12.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param imagingSetId the set's Artifact ID
 */
public record ImagingSetSelector(Integer workspaceId, Integer imagingSetId) implements RelativityRecord {}
