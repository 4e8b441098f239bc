package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which application field code: the request of field-code/read and field-code/delete. Source: contract, imaging
 * L11, L12, V15, V17.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param applicationFieldCodeId the code's Artifact ID
 */
public record ApplicationFieldCodeSelector(Integer workspaceId, Integer applicationFieldCodeId)
        implements RelativityRecord {}
