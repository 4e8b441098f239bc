package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/mass-image. Source: contract, imaging V21.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param profileId the profile's Artifact ID
 * @param massProcessId what Relativity's mass operation API answered for a selection of documents
 * @param sourceType what to image
 */
public record MassImageRequest(Integer workspaceId, Integer profileId, String massProcessId, SourceType sourceType)
        implements RelativityRecord {}
