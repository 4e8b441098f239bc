package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/mass-image. Source: contract, imaging V21.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param massProcessId what Relativity's mass operation API answered for a selection of documents
 */
public record MassImageRequest(Integer workspaceId, Integer profileId, String massProcessId, SourceType sourceType)
        implements RelativityRecord {

    /** What a mass imaging job takes. Source: contract, imaging §4.3. */
    public enum SourceType {
        Native,
        RenderedPdf
    }
}
