package org.camelrelativity.production;

import org.apache.camel.spi.Metadata;
import org.camelrelativity.common.RelativityConstants;

/** Headers of relativity-production. They live inside one context: brokers drop them. */
public final class RelativityProductionConstants extends RelativityConstants {

    @Metadata(
            label = "common",
            description =
                    "The production's Artifact ID. Read, and set with the answer of job/cancel and of each operation on a production, and with an event.",
            javaType = "Integer")
    public static final String PRODUCTION_ID = "CamelRelativityProductionId";

    @Metadata(
            label = "producer",
            description = "The production job's id. Read by job/cancel, and set with its answer and with that of production/stage and production/run.",
            javaType = "Integer")
    public static final String PRODUCTION_JOB_ID = "CamelRelativityProductionJobId";

    @Metadata(
            label = "producer",
            description = "The GUID that stands for a selection of queue items. Read, and set with the answer.",
            javaType = "String")
    public static final String DATABASE_TOKEN = "CamelRelativityDatabaseToken";

    @Metadata(label = "consumer", description = "The job's number in the queue. Set with an event.", javaType = "Long")
    public static final String QUEUE_ID = "CamelRelativityProductionQueueId";

    private RelativityProductionConstants() {}
}
