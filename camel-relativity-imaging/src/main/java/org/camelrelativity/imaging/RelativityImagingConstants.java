package org.camelrelativity.imaging;

import org.apache.camel.spi.Metadata;
import org.camelrelativity.common.RelativityConstants;

/** Headers of relativity-imaging. They live inside one context: brokers drop them. */
public final class RelativityImagingConstants {

    @Metadata(
            label = "common",
            description =
                    "The workspace's Artifact ID, or -1 for the instance. Read, and set with every answer and event.",
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
            label = "common",
            description =
                    "The imaging set's Artifact ID. Read, but not by set/save, which takes it only as ArtifactID in the body. Set with the answer of every operation on a set and with an event.",
            javaType = "Integer")
    public static final String IMAGING_SET_ID = "CamelRelativityImagingSetId";

    @Metadata(
            label = "producer",
            description =
                    "The imaging profile's Artifact ID. Read, but not by profile/save, which takes it only as ArtifactID in the body. Set with the answer of every operation on a profile.",
            javaType = "Integer")
    public static final String IMAGING_PROFILE_ID = "CamelRelativityImagingProfileId";

    @Metadata(
            label = "producer",
            description = "The native type's Artifact ID. Read, and set with the answer.",
            javaType = "Integer")
    public static final String NATIVE_TYPE_ID = "CamelRelativityNativeTypeId";

    @Metadata(
            label = "producer",
            description =
                    "The application field code's Artifact ID. Read, but not by field-code/save, which takes it only as ArtifactID in the body. Set with the answer of every operation on a code.",
            javaType = "Integer")
    public static final String APPLICATION_FIELD_CODE_ID = "CamelRelativityApplicationFieldCodeId";

    @Metadata(
            label = "producer",
            description = "The document's Artifact ID. Read, and set with the answer.",
            javaType = "Integer")
    public static final String DOCUMENT_ID = "CamelRelativityDocumentId";

    @Metadata(
            label = "producer",
            description =
                    "The imaging job's number, as job/stop needs it and, in the versioned API, job/update-priority. Read, and set when the answer or the request has one.",
            javaType = "Long")
    public static final String IMAGING_JOB_ID = "CamelRelativityImagingJobId";

    @Metadata(
            label = "producer",
            description =
                    "The imaging job's GUID, as job/update-priority needs it in the legacy API. Read, and set when the answer or the request has one.",
            javaType = "java.util.UUID")
    public static final String IMAGING_JOB_GUID = "CamelRelativityImagingJobGuid";

    @Metadata(
            label = "producer",
            description = "Whether the job's images stay hidden for a quality control review. Read only.",
            javaType = "Boolean")
    public static final String QC_ENABLED = "CamelRelativityQcEnabled";

    @Metadata(
            label = "producer",
            description = "The imaging job's new priority; lower runs sooner. Read only.",
            javaType = "Integer")
    public static final String PRIORITY = RelativityConstants.PRIORITY;

    @Metadata(
            label = "consumer",
            description = "The status that the route was told before. Set with an event, unless it is the first.",
            javaType = "String")
    public static final String OLD_STATUS = RelativityConstants.OLD_STATUS;

    @Metadata(
            label = "consumer",
            description = "The status. Set with an event, unless the set is gone.",
            javaType = "String")
    public static final String NEW_STATUS = RelativityConstants.NEW_STATUS;

    @Metadata(
            label = "consumer",
            description = "True for the event that nothing has changed for stuckAfter. Else not set.",
            javaType = "Boolean")
    public static final String STUCK = RelativityConstants.STUCK;

    @Metadata(
            label = "consumer",
            description = "True for the event that there is no such set any more. Else not set.",
            javaType = "Boolean")
    public static final String GONE = RelativityConstants.GONE;

    private RelativityImagingConstants() {}
}
