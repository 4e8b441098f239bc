package org.camelrelativity.imaging;

import org.apache.camel.spi.Metadata;
import org.camelrelativity.common.RelativityConstants;

/** Headers of relativity-imaging. They live inside one context: brokers drop them. */
public final class RelativityImagingConstants extends RelativityConstants {

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
            description = "What stands for the documents of job/mass-image. Read, and set with the answer of"
                    + " mass-process/create.",
            javaType = "String")
    public static final String MASS_PROCESS_ID = "CamelRelativityMassProcessId";

    @Metadata(
            label = "producer",
            description = "Whether the job's images stay hidden for a quality control review. Read only.",
            javaType = "Boolean")
    public static final String QC_ENABLED = "CamelRelativityQcEnabled";

    private RelativityImagingConstants() {}
}
