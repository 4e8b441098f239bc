package org.camelrelativity.imaging.model;

import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/image-document. Source: Imaging (REST).
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param alternateNativeLocation the path of a file to image instead of the stored native; null or blank for
 *     the stored one
 * @param removeAlternateNativeAfterImaging whether that file is deleted afterwards; null means no
 * @param originationId where the job comes from, for the versioned API; may be null
 */
public record ImageDocumentJob(
        Integer workspaceId,
        Integer documentId,
        Integer profileId,
        String alternateNativeLocation,
        Boolean removeAlternateNativeAfterImaging,
        UUID originationId)
        implements RelativityRecord {

    /** Without an origin. */
    public ImageDocumentJob(
            Integer workspaceId,
            Integer documentId,
            Integer profileId,
            String alternateNativeLocation,
            Boolean removeAlternateNativeAfterImaging) {
        this(workspaceId, documentId, profileId, alternateNativeLocation, removeAlternateNativeAfterImaging, null);
    }
}
