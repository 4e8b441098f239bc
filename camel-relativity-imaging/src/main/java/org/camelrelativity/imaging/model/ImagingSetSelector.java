package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which imaging set: the request of set/read, set/delete, set/hide and set/release. Source: contract, imaging L5
 * to L8.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param imagingSetId the set's Artifact ID
 * @param name the set's name, for set/hide and set/release only; may be null
 */
public record ImagingSetSelector(Integer workspaceId, Integer imagingSetId, String name) implements RelativityRecord {}
