package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Idempotency.IDEMPOTENT;
import static org.camelrelativity.common.operation.Idempotency.NOT_IDEMPOTENT;
import static org.camelrelativity.common.operation.Idempotency.SAFE;
import static org.camelrelativity.common.operation.Part.object;
import static org.camelrelativity.common.operation.Part.optional;
import static org.camelrelativity.common.operation.Part.required;
import static org.camelrelativity.common.operation.Part.subject;
import static org.camelrelativity.common.operation.SharedFields.PRIORITY;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.ALTERNATE_NATIVE_LOCATION;
import static org.camelrelativity.imaging.ImagingFields.APPLICATION_FIELD_CODE_ID;
import static org.camelrelativity.imaging.ImagingFields.DOCUMENT_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_JOB_GUID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_JOB_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;
import static org.camelrelativity.imaging.ImagingFields.NAME;
import static org.camelrelativity.imaging.ImagingFields.NATIVE_TYPE_ID;
import static org.camelrelativity.imaging.ImagingFields.PROFILE_ID;
import static org.camelrelativity.imaging.ImagingFields.QC_ENABLED;
import static org.camelrelativity.imaging.ImagingFields.REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING;

import java.util.function.UnaryOperator;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Wire;

/**
 * The 17 calls of the legacy API: the vendor's page "Imaging API services for REST" of Server 2021, line by line
 * (contract, imaging L1 to L17). All are POSTs with every argument in the body.
 */
final class LegacyWires {

    private static final String MODULE = "Relativity.Imaging.Services.Interfaces.IImagingModule/";
    private static final String PROFILE_SERVICE = MODULE + "Imaging Profile Service/";
    private static final String SET_SERVICE = MODULE + "Imaging Set Service/";
    private static final String NATIVE_TYPE_SERVICE = MODULE + "Native Type Service/";
    private static final String FIELD_CODE_SERVICE = MODULE + "Application Field Code Service/";
    private static final String JOB_SERVICE = MODULE + "Imaging Job Service/";

    static final Wire[] SAVE_PROFILE =
            save(PROFILE_SERVICE, object("imagingProfile", subject(UnaryOperator.identity())));
    static final Wire READ_PROFILE = Wire.post(
            SAFE,
            PROFILE_SERVICE + "ReadAsync",
            required(PROFILE_ID, "imagingProfileId"),
            required(WORKSPACE_ID, "workspaceID"));
    static final Wire DELETE_PROFILE = Wire.post(
                    IDEMPOTENT,
                    PROFILE_SERVICE + "DeleteAsync",
                    required(PROFILE_ID, "imagingProfileId"),
                    required(WORKSPACE_ID, "workspaceID"))
            .deleting();

    static final Wire[] SAVE_SET = save(SET_SERVICE, object("imagingSet", subject(LegacySpelling::imagingSet)));
    static final Wire READ_SET = Wire.post(
            SAFE,
            SET_SERVICE + "ReadAsync",
            required(IMAGING_SET_ID, "imagingSetId"),
            required(WORKSPACE_ID, "workspaceID"));
    static final Wire DELETE_SET = Wire.post(
                    IDEMPOTENT,
                    SET_SERVICE + "DeleteAsync",
                    required(IMAGING_SET_ID, "imagingSetId"),
                    required(WORKSPACE_ID, "workspaceID"))
            .deleting();
    static final Wire HIDE_SET = Wire.post(
            IDEMPOTENT, SET_SERVICE + "HideImagingSetAsync", setReference(), required(WORKSPACE_ID, "workspaceId"));
    static final Wire RELEASE_SET = Wire.post(
            IDEMPOTENT, SET_SERVICE + "ReleaseImagingSetAsync", setReference(), required(WORKSPACE_ID, "workspaceId"));

    static final Wire READ_NATIVE_TYPE = Wire.post(
            SAFE,
            NATIVE_TYPE_SERVICE + "ReadAsync",
            required(NATIVE_TYPE_ID, "nativeTypeId"),
            required(WORKSPACE_ID, "workspaceID"));

    static final Wire[] SAVE_FIELD_CODE =
            save(FIELD_CODE_SERVICE, object("applicationFieldCode", subject(UnaryOperator.identity())));
    static final Wire READ_FIELD_CODE = Wire.post(
            SAFE,
            FIELD_CODE_SERVICE + "ReadAsync",
            required(APPLICATION_FIELD_CODE_ID, "applicationFieldCodeId"),
            required(WORKSPACE_ID, "workspaceID"));
    static final Wire DELETE_FIELD_CODE = Wire.post(
                    IDEMPOTENT,
                    FIELD_CODE_SERVICE + "DeleteAsync",
                    required(APPLICATION_FIELD_CODE_ID, "applicationFieldCodeId"),
                    required(WORKSPACE_ID, "workspaceID"))
            .deleting();

    static final Wire RUN_SET = Wire.post(NOT_IDEMPOTENT, JOB_SERVICE + "RunImagingSetAsync", imagingJob());
    static final Wire IMAGE_DOCUMENT = Wire.post(
            NOT_IDEMPOTENT,
            JOB_SERVICE + "ImageDocumentAsync",
            object(
                    "imageDocumentJob",
                    required(WORKSPACE_ID, "WorkspaceId"),
                    required(DOCUMENT_ID, "DocumentId"),
                    required(PROFILE_ID, "ProfileId"),
                    optional(ALTERNATE_NATIVE_LOCATION, "AlternateNativeLocation"),
                    optional(REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING, "RemoveAlternateNativeAfterImaging")));
    static final Wire STOP_JOB = Wire.post(
                    IDEMPOTENT,
                    JOB_SERVICE + "StopImagingJobAsync",
                    object(
                            "stopImagingJobRequest",
                            required(IMAGING_JOB_ID, "imagingJobId"),
                            required(WORKSPACE_ID, "workspaceArtifactId")))
            .unwrapping("stopImagingJobResponse");

    /** The older name is in the vendor's assemblies and in the versioned API (contract, imaging D-5). */
    static final Wire RETRY_ERRORS = Wire.post(NOT_IDEMPOTENT, JOB_SERVICE + "RetryErrorsAsync", imagingJob())
            .formerly(JOB_SERVICE + "RetryImagingSetErrorsAsync");

    static final Wire UPDATE_PRIORITY = Wire.post(
                    IDEMPOTENT,
                    JOB_SERVICE + "UpdateJobPriorityAsync",
                    object(
                            "UpdateJobPriorityRequest",
                            required(IMAGING_JOB_GUID, "jobGuid"),
                            required(PRIORITY, "priority"),
                            required(WORKSPACE_ID, "workspaceId")))
            .unwrapping("updateJobPriorityResponse");

    private LegacyWires() {}

    /** One method creates and updates; only the update may be repeated. */
    private static Wire[] save(String service, Part toSave) {
        Part workspace = required(WORKSPACE_ID, "workspaceId");
        return new Wire[] {
            Wire.post(IDEMPOTENT, service + "SaveAsync", toSave, workspace).when(Request::updates),
            Wire.post(NOT_IDEMPOTENT, service + "SaveAsync", toSave, workspace)
        };
    }

    /** The page's sample and the vendor's assemblies name the id differently: both are sent (contract, imaging D-1). */
    private static Part setReference() {
        return object(
                "imagingSet",
                required(IMAGING_SET_ID, "ArtifactID"),
                required(IMAGING_SET_ID, "imagingSetId"),
                optional(NAME, "Name", ""));
    }

    private static Part imagingJob() {
        return object(
                "imagingJob",
                required(IMAGING_SET_ID, "imagingSetId"),
                required(WORKSPACE_ID, "workspaceId"),
                optional(QC_ENABLED, "QcEnabled"));
    }
}
