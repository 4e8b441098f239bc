package org.camelrelativity.production;

import org.apache.camel.spi.Metadata;
import org.camelrelativity.common.RelativityConstants;

/** Headers of relativity-production. They live inside one context: brokers drop them. */
public final class RelativityProductionConstants extends RelativityConstants {

    @Metadata(
            label = "common",
            description =
                    "The production's Artifact ID. Read, and set with the answer of what is about one production, and with an event.",
            javaType = "Integer")
    public static final String PRODUCTION_ID = "CamelRelativityProductionId";

    @Metadata(
            label = "producer",
            description =
                    "The production job's id. Read by job/cancel, and set with its answer and with that of production/stage and production/run.",
            javaType = "Integer")
    public static final String PRODUCTION_JOB_ID = "CamelRelativityProductionJobId";

    @Metadata(
            label = "producer",
            description =
                    "The GUID that stands for a selection of queue items, or of documents to produce again. Read, and set with the answer.",
            javaType = "String")
    public static final String DATABASE_TOKEN = "CamelRelativityDatabaseToken";

    @Metadata(
            label = "producer",
            description = "A token for the images of a production. Read by production/images, and set with the answer"
                    + " of production/images-token.",
            javaType = "String")
    public static final String IMAGES_TOKEN = "CamelRelativityImagesToken";

    @Metadata(
            label = "producer",
            description = "The documents' Artifact IDs, as a list or with commas between them. Read by"
                    + " document/production-images and document/productions.",
            javaType = "java.util.List<Integer>")
    public static final String DOCUMENT_IDS = "CamelRelativityDocumentIds";

    @Metadata(
            label = "producer",
            description =
                    "The Artifact ID of a production's data source. Read by data-source/read and data-source/delete, and set with the answer.",
            javaType = "Integer")
    public static final String DATA_SOURCE_ID = "CamelRelativityDataSourceId";

    @Metadata(
            label = "producer",
            description =
                    "The placeholder's Artifact ID. Read by placeholder/read and placeholder/delete, and set with the answer.",
            javaType = "Integer")
    public static final String PLACEHOLDER_ID = "CamelRelativityPlaceholderId";

    @Metadata(
            label = "producer",
            description =
                    "The id of a re-production job. Read by re-production/status and what runs and cancels it, and set with the answer of re-production/create.",
            javaType = "Integer")
    public static final String REPRODUCTION_JOB_ID = "CamelRelativityReproductionJobId";

    @Metadata(label = "consumer", description = "The job's number in the queue. Set with an event.", javaType = "Long")
    public static final String QUEUE_ID = "CamelRelativityProductionQueueId";

    private RelativityProductionConstants() {}
}
