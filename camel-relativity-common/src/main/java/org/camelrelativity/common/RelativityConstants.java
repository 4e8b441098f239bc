package org.camelrelativity.common;

import org.apache.camel.spi.Metadata;

/** Headers that every component reads or sets; its own class of constants inherits them. */
public class RelativityConstants {

    @Metadata(
            label = "common",
            description =
                    "The workspace's Artifact ID, or -1 for the instance. Read, and set with the answer of every operation that uses it, and with an event. It completes references to production jobs that name a production, but neither workspace nor job.",
            javaType = "Integer")
    public static final String WORKSPACE_ID = "CamelRelativityWorkspaceId";

    @Metadata(
            label = "producer",
            description = "How many requests were sent for this exchange. Set with every answer.",
            javaType = "Integer")
    public static final String ATTEMPTS = "CamelRelativityAttempts";

    @Metadata(
            label = "producer",
            description =
                    "True where nothing was sent, since the message was answered before it was redelivered: the answer is the one recorded then.",
            javaType = "Boolean")
    public static final String REPLAYED = "CamelRelativityReplayed";

    @Metadata(
            label = "producer",
            description =
                    "The saved search's Artifact ID. Read by search/imaged-count, and set with the answer of what finds or creates one.",
            javaType = "Integer")
    public static final String SAVED_SEARCH_ID = "CamelRelativitySavedSearchId";

    @Metadata(
            label = "producer",
            description = "The name of what to find: all of it, exactly. Read, and set with the answer.",
            javaType = "String")
    public static final String NAME = "CamelRelativityName";

    @Metadata(label = "producer", description = "The new priority; lower runs sooner. Read only.", javaType = "Integer")
    public static final String PRIORITY = "CamelRelativityPriority";

    @Metadata(
            label = "producer",
            description =
                    "How many jobs a mass operation was about. Set with its answer; with its failure only if the number is known.",
            javaType = "Integer",
            applicableFor = "relativity-production")
    public static final String JOBS_REQUESTED = "CamelRelativityJobsRequested";

    @Metadata(
            label = "producer",
            description = "For how many of them Relativity says that the request was sent. Set likewise.",
            javaType = "Integer",
            applicableFor = "relativity-production")
    public static final String JOBS_SUCCESSFUL = "CamelRelativityJobsSuccessful";

    @Metadata(
            label = "producer",
            description =
                    "For how many of them it provably was not. Set likewise; what is left of those requested is unknown.",
            javaType = "Integer",
            applicableFor = "relativity-production")
    public static final String JOBS_FAILED = "CamelRelativityJobsFailed";

    @Metadata(
            label = "consumer",
            description = "The status of the previous event. Not set on the first event.",
            javaType = "String")
    public static final String OLD_STATUS = "CamelRelativityOldStatus";

    @Metadata(
            label = "consumer",
            description = "The status. Set with an event, unless what it is about is gone.",
            javaType = "String")
    public static final String NEW_STATUS = "CamelRelativityNewStatus";

    @Metadata(
            label = "consumer",
            description = "True for the event that nothing has changed for stuckAfter. Otherwise not set.",
            javaType = "Boolean")
    public static final String STUCK = "CamelRelativityStuck";

    @Metadata(
            label = "consumer",
            description =
                    "True for the event that the imaging set or production no longer exists, or that the job has left the queue: it has ended or was canceled, as production/status tells. Otherwise not set.",
            javaType = "Boolean")
    public static final String GONE = "CamelRelativityGone";

    protected RelativityConstants() {}
}
