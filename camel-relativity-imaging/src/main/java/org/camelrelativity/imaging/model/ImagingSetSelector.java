package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which imaging set: the request of set/read and set/delete. Source: contract, imaging L5, L6.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param imagingSetId the set's Artifact ID
 */
public record ImagingSetSelector(Integer workspaceId, Integer imagingSetId) implements RelativityRecord {}
