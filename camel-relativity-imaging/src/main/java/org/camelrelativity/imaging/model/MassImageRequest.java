package org.camelrelativity.imaging.model;

import java.util.UUID;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/mass-image. Source: Imaging (REST).
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param massProcessId what Relativity's mass operation API answered for a selection of documents
 * @param originationId where the job comes from, for the versioned API; may be null
 */
public record MassImageRequest(
        Integer workspaceId, Integer profileId, String massProcessId, SourceType sourceType, UUID originationId)
        implements RelativityRecord {

    /** Without an origin. */
    public MassImageRequest(Integer workspaceId, Integer profileId, String massProcessId, SourceType sourceType) {
        this(workspaceId, profileId, massProcessId, sourceType, null);
    }

    /** What a mass imaging job takes. */
    public enum SourceType implements Numbered {
        Native,
        RenderedPdf
    }
}
