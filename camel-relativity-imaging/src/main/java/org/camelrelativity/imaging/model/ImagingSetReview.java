package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which imaging set's images to hide or release: the request of set/hide and set/release. Source: Imaging API services
 * for REST.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param name the set's name; may be null, and an empty one is sent
 */
public record ImagingSetReview(Integer workspaceId, Integer imagingSetId, String name) implements RelativityRecord {}
