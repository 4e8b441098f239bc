package org.camelrelativity.production;

import org.apache.camel.spi.Metadata;
import org.camelrelativity.common.RelativityConstants;

/** Headers of relativity-production. They live inside one context: brokers drop them. */
public final class RelativityProductionConstants {

    @Metadata(
            label = "common",
            description =
                    "The workspace's Artifact ID. Read, and set with the answer of every operation that uses it, and with an event. For a list of references only a default: it completes those that name a production, but neither workspace nor job.",
            javaType = "Integer")
    public static final String WORKSPACE_ID = RelativityConstants.WORKSPACE_ID;

    @Metadata(
            label = "producer",
            description = "How many requests were sent for this exchange. Set with every answer.",
            javaType = "Integer")
    public static final String ATTEMPTS = RelativityConstants.ATTEMPTS;

    @Metadata(
            label = "producer",
            description =
                    "True where nothing was sent, since the message was answered before it was redelivered: the answer is the one recorded then.",
            javaType = "Boolean")
    public static final String REPLAYED = RelativityConstants.REPLAYED;

    @Metadata(
            label = "producer",
            description = "The jobs' new priority; lower runs sooner. Read only.",
            javaType = "Integer")
    public static final String PRIORITY = RelativityConstants.PRIORITY;

    @Metadata(
            label = "producer",
            description =
                    "How many jobs a mass operation was about. Set with its answer and with its failure, if that tells.",
            javaType = "Integer")
    public static final String JOBS_REQUESTED = RelativityConstants.JOBS_REQUESTED;

    @Metadata(
            label = "producer",
            description = "For how many of them Relativity says that the request was sent. Set likewise.",
            javaType = "Integer")
    public static final String JOBS_SUCCESSFUL = RelativityConstants.JOBS_SUCCESSFUL;

    @Metadata(
            label = "producer",
            description =
                    "For how many of them it provably was not. Set likewise; what is left of those requested is unknown.",
            javaType = "Integer")
    public static final String JOBS_FAILED = RelativityConstants.JOBS_FAILED;

    @Metadata(
            label = "common",
            description =
                    "The production's Artifact ID. Read, and set with the answer of job/cancel and production/status, and with an event.",
            javaType = "Integer")
    public static final String PRODUCTION_ID = "CamelRelativityProductionId";

    @Metadata(
            label = "producer",
            description = "The production job's id. Read by job/cancel, and set with its answer.",
            javaType = "Integer")
    public static final String PRODUCTION_JOB_ID = "CamelRelativityProductionJobId";

    @Metadata(
            label = "producer",
            description = "The GUID that stands for a selection of queue items. Read, and set with the answer.",
            javaType = "String")
    public static final String DATABASE_TOKEN = "CamelRelativityDatabaseToken";

    @Metadata(label = "consumer", description = "The job's number in the queue. Set with an event.", javaType = "Long")
    public static final String QUEUE_ID = "CamelRelativityProductionQueueId";

    @Metadata(
            label = "consumer",
            description = "The status that the route was told before. Set with an event, unless it is the first.",
            javaType = "String")
    public static final String OLD_STATUS = RelativityConstants.OLD_STATUS;

    @Metadata(
            label = "consumer",
            description = "The status. Set with an event, unless the job is gone.",
            javaType = "String")
    public static final String NEW_STATUS = RelativityConstants.NEW_STATUS;

    @Metadata(
            label = "consumer",
            description = "True for the event that nothing has changed for stuckAfter. Else not set.",
            javaType = "Boolean")
    public static final String STUCK = RelativityConstants.STUCK;

    @Metadata(
            label = "consumer",
            description =
                    "True for the event that the job has left the queue: it has ended or was canceled, as production/status tells. Else not set.",
            javaType = "Boolean")
    public static final String GONE = RelativityConstants.GONE;

    private RelativityProductionConstants() {}
}
