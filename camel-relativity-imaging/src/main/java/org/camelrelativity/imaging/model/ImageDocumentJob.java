package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/image-document. Source: contract, imaging L14, V20.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param alternateNativeLocation the path of a file to image instead of the stored native; null or blank for
 *     the stored one
 * @param removeAlternateNativeAfterImaging whether that file is deleted afterwards; null means no
 */
public record ImageDocumentJob(
        Integer workspaceId,
        Integer documentId,
        Integer profileId,
        String alternateNativeLocation,
        Boolean removeAlternateNativeAfterImaging)
        implements RelativityRecord {}
