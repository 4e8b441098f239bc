package org.camelrelativity.common.operation;

import java.time.Duration;
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

    /** A saved search. */
    public static final Field<Integer> SAVED_SEARCH_ID =
            Field.id("savedSearchId", RelativityConstants.SAVED_SEARCH_ID, FieldType.ARTIFACT_ID, "SavedSearchID");

    /** The name of what to find: all of it, exactly. An empty one would find what nobody meant. */
    public static final Field<String> SOUGHT_NAME = Field.id("name", RelativityConstants.NAME, FieldType.NAME, "Name");

    /** The place of the first object of a page, from 1. */
    public static final Field<Integer> START = Field.value("start", null, FieldType.POSITIVE, "start");

    /** How many objects a page has at most. */
    public static final Field<Integer> LENGTH = Field.value("length", null, FieldType.POSITIVE, "length");

    /** Whether a find fails that finds none or several. */
    public static final Field<Boolean> FIND_ONE = Field.setting("findOne", FieldType.BOOLEAN);

    /** Whether the body has the objects of all pages, one by one. */
    public static final Field<Boolean> ALL_PAGES = Field.setting("allPages", FieldType.BOOLEAN);

    /** How long to wait for an end at most. */
    public static final Field<Duration> AWAIT_TIMEOUT = Field.setting("awaitTimeout", FieldType.DURATION);

    private SharedFields() {}
}
