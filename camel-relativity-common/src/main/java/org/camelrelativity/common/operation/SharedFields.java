package org.camelrelativity.common.operation;

import org.camelrelativity.common.RelativityConstants;

/** The single values that operations of every component take. */
public final class SharedFields {

    /** The workspace, which the legacy calls name in three ways; the component may have a default for it. */
    public static final Field<Integer> WORKSPACE_ID = Field.id(
            "workspaceId", RelativityConstants.WORKSPACE_ID, FieldType.WORKSPACE, "WorkspaceID", "workspaceArtifactId");

    private SharedFields() {}
}
