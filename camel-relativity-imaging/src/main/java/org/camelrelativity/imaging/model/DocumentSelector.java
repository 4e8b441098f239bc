package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which document: the request of document/status. Source: contract, imaging V24.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param documentId the document's Artifact ID
 */
public record DocumentSelector(Integer workspaceId, Integer documentId) implements RelativityRecord {}
