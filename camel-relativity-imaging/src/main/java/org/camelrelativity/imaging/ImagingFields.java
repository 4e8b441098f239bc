package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Field.id;
import static org.camelrelativity.common.operation.Field.value;

import java.util.Optional;
import java.util.UUID;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.imaging.model.MassImageRequest.SourceType;

/** The single values that imaging operations take. */
final class ImagingFields {

    static final Field<Integer> IMAGING_SET_ID = id(
            "imagingSetId",
            RelativityImagingConstants.IMAGING_SET_ID,
            FieldType.ARTIFACT_ID,
            "ImagingSetID",
            "ArtifactID");

    static final Field<Integer> PROFILE_ID = id(
            "profileId",
            RelativityImagingConstants.IMAGING_PROFILE_ID,
            FieldType.ARTIFACT_ID,
            "ProfileID",
            "ImagingProfileID");

    static final Field<Integer> NATIVE_TYPE_ID =
            id("nativeTypeId", RelativityImagingConstants.NATIVE_TYPE_ID, FieldType.ARTIFACT_ID, "NativeTypeID");

    static final Field<Integer> APPLICATION_FIELD_CODE_ID = id(
            "applicationFieldCodeId",
            RelativityImagingConstants.APPLICATION_FIELD_CODE_ID,
            FieldType.ARTIFACT_ID,
            "ApplicationFieldCodeID");

    static final Field<Integer> DOCUMENT_ID =
            id("documentId", RelativityImagingConstants.DOCUMENT_ID, FieldType.ARTIFACT_ID, "DocumentID");

    static final Field<Long> IMAGING_JOB_ID =
            id("imagingJobId", RelativityImagingConstants.IMAGING_JOB_ID, FieldType.LONG_ID, "ImagingJobID");

    /** Relativity names the GUID and the number alike. */
    static final Field<UUID> IMAGING_JOB_GUID = id(
            "imagingJobGuid",
            RelativityImagingConstants.IMAGING_JOB_GUID,
            FieldType.GUID,
            "ImagingJobGuid",
            "JobGuid",
            "ImagingJobID");

    static final Field<Boolean> QC_ENABLED =
            value("qcEnabled", RelativityImagingConstants.QC_ENABLED, FieldType.BOOLEAN, "QcEnabled");

    /** The mass operation API answers it as a number, this one takes it as text. */
    static final Field<String> MASS_PROCESS_ID = id(
            "massProcessId",
            RelativityImagingConstants.MASS_PROCESS_ID,
            new FieldType<>("a positive number or text that is not blank", ImagingFields::massProcess),
            "MassProcessID");

    static final Field<SourceType> SOURCE_TYPE =
            value("sourceType", null, FieldType.oneOf(SourceType.class), "SourceType");

    /** Where a job comes from, in the versioned API; a repeat is not known by it. */
    static final Field<UUID> ORIGINATION_ID = value("originationId", null, FieldType.GUID, "OriginationID");

    /** The vendor's own sample gives a number here. */
    static final Field<String> NAME = value("name", null, FieldType.TEXT_OR_NUMBER, "Name");

    static final Field<String> ALTERNATE_NATIVE_LOCATION =
            value("alternateNativeLocation", null, FieldType.TEXT, "AlternateNativeLocation");

    static final Field<Boolean> REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING =
            value("removeAlternateNativeAfterImaging", null, FieldType.BOOLEAN, "RemoveAlternateNativeAfterImaging");

    private ImagingFields() {}

    private static Optional<String> massProcess(Object raw) {
        return FieldType.TEXT_OR_NUMBER
                .parse(raw instanceof UUID ? raw.toString() : raw)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
