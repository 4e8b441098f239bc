package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which native type: the request of native-type/read. Source: contract, imaging L9, V13.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param nativeTypeId the type's Artifact ID
 */
public record NativeTypeSelector(Integer workspaceId, Integer nativeTypeId) implements RelativityRecord {}
