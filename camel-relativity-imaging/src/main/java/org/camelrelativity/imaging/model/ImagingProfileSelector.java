package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which imaging profile: the request of profile/read and profile/delete. Source: contract, imaging L2, L3, V3, V5.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param profileId the profile's Artifact ID
 */
public record ImagingProfileSelector(Integer workspaceId, Integer profileId) implements RelativityRecord {}
