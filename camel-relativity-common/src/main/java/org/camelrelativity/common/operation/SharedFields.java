package org.camelrelativity.common.operation;

import org.camelrelativity.common.RelativityConstants;

/** The single values that operations of every component take. */
public final class SharedFields {

    /** The workspace, which the legacy calls name in three ways; the component may have a default for it. */
    public static final Field<Integer> WORKSPACE_ID = Field.id(
            "workspaceId", RelativityConstants.WORKSPACE_ID, FieldType.WORKSPACE, "WorkspaceID", "workspaceArtifactId");

    /** The priority of a job; the lower, the sooner. */
    public static final Field<Integer> PRIORITY =
            Field.value("priority", RelativityConstants.PRIORITY, FieldType.INTEGER, "Priority");

    /** How many references of a mass operation go into one request; 0 for all. */
    public static final Field<Integer> CHUNK_SIZE = Field.setting("chunkSize", FieldType.COUNT);

    /** Whether a mass operation of which some jobs failed fails. */
    public static final Field<Boolean> FAIL_ON_PARTIAL = Field.setting("failOnPartial", FieldType.BOOLEAN);

    /** Whether a call is fired although an earlier one of the same message may have been executed. */
    public static final Field<Boolean> FIRE_AGAIN = Field.setting("fireAgain", FieldType.BOOLEAN);

    /** An expression whose value names the call for a ledger. */
    public static final Field<String> IDEMPOTENCY_KEY = Field.setting("idempotencyKey", FieldType.TEXT);

    /** At how many things is looked to prove a call. */
    public static final Field<Integer> MAX_LOOKS = Field.setting("maxLooks", FieldType.COUNT);

    private SharedFields() {}
}
