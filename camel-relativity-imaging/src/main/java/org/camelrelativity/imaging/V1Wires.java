package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Idempotency.IDEMPOTENT;
import static org.camelrelativity.common.operation.Idempotency.NOT_IDEMPOTENT;
import static org.camelrelativity.common.operation.Part.object;
import static org.camelrelativity.common.operation.Part.optional;
import static org.camelrelativity.common.operation.Part.required;
import static org.camelrelativity.common.operation.Part.subject;
import static org.camelrelativity.common.operation.SharedFields.PRIORITY;
import static org.camelrelativity.imaging.ImagingFields.ALTERNATE_NATIVE_LOCATION;
import static org.camelrelativity.imaging.ImagingFields.MASS_PROCESS_ID;
import static org.camelrelativity.imaging.ImagingFields.PROFILE_ID;
import static org.camelrelativity.imaging.ImagingFields.QC_ENABLED;
import static org.camelrelativity.imaging.ImagingFields.REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING;
import static org.camelrelativity.imaging.ImagingFields.SOURCE_TYPE;

import java.util.function.Predicate;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Wire;
import org.camelrelativity.imaging.model.ImagingMethod;
import org.camelrelativity.imaging.model.ImagingProfile;

/**
 * The 26 calls of the versioned API: the vendor's page "Imaging (REST)", line by line (contract, imaging V1 to V26). What
 * is acted upon stands in the path; an update is a POST as well.
 */
final class V1Wires {

    private static final String MODULE = "relativity-imaging/v1/";
    private static final String WORKSPACE = MODULE + "workspaces/{workspaceId}/";
    private static final String PROFILES = WORKSPACE + "imaging-profiles/";
    private static final String PROFILE = PROFILES + "{profileId}";
    private static final String SETS = WORKSPACE + "imaging-sets";
    private static final String SET = SETS + "/{imagingSetId}";
    private static final String FIELD_CODES = WORKSPACE + "application-field-codes";
    private static final String FIELD_CODE = FIELD_CODES + "/{applicationFieldCodeId}";
    private static final String DOCUMENTS = WORKSPACE + "documents/";
    private static final String DOCUMENT = DOCUMENTS + "{documentId}";
    private static final String JOB = WORKSPACE + "jobs/{imagingJobId}/";
    private static final String ENVIRONMENT_JOBS = MODULE + "environment/jobs/";

    private static final Predicate<Request> IS_NATIVE = request ->
            request.subject() instanceof ImagingProfile profile && profile.imagingMethod() == ImagingMethod.Native;

    static final Wire[] SAVE_PROFILE = {
        update(PROFILES + "{artifactId}", object("request", subject(V1Spelling::profile))),
        create(PROFILES + "native", object("request", subject(V1Spelling::nativeProfile)))
                .when(IS_NATIVE),
        create(PROFILES + "basic", object("request", subject(V1Spelling::basicProfile)))
    };
    static final Wire READ_PROFILE = Wire.get(PROFILE);
    static final Wire DELETE_PROFILE = Wire.delete(PROFILE).deleting();

    static final Wire[] SAVE_SET = {
        update(SETS + "/{artifactId}", object("request", subject(V1Spelling::updatedImagingSet))),
        create(SETS, object("request", subject(V1Spelling::imagingSet)))
    };
    static final Wire READ_SET = Wire.get(SET);
    static final Wire DELETE_SET = Wire.delete(SET).deleting();
    static final Wire HIDE_SET = Wire.post(IDEMPOTENT, SET + "/hide-images");
    static final Wire RELEASE_SET = Wire.post(IDEMPOTENT, SET + "/release-images");
    static final Wire READ_SET_STATUS = Wire.get(SET + "/status");

    static final Wire READ_NATIVE_TYPE = Wire.get(WORKSPACE + "native-types/{nativeTypeId}");

    static final Wire[] SAVE_FIELD_CODE = {
        update(FIELD_CODES + "/{artifactId}", object("ApplicationFieldCode", subject(V1Spelling::fieldCode))),
        create(FIELD_CODES, object("ApplicationFieldCode", subject(V1Spelling::fieldCode)))
    };
    static final Wire READ_FIELD_CODE = Wire.get(FIELD_CODE);
    static final Wire DELETE_FIELD_CODE = Wire.delete(FIELD_CODE).deleting();

    static final Wire RUN_SET = Wire.post(NOT_IDEMPOTENT, SET + "/run", imagingSetRequest());
    static final Wire RETRY_ERRORS = Wire.post(NOT_IDEMPOTENT, SET + "/retry-errors", imagingSetRequest());
    static final Wire IMAGE_DOCUMENT = Wire.post(
            NOT_IDEMPOTENT,
            DOCUMENT + "/image",
            object(
                    "imageOnTheFlyRequest",
                    required(PROFILE_ID, "ProfileID"),
                    optional(ALTERNATE_NATIVE_LOCATION, "AlternateNativeLocation"),
                    optional(REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING, "RemoveAlternateNativeAfterImaging")));
    static final Wire MASS_IMAGE = Wire.post(
            NOT_IDEMPOTENT,
            DOCUMENTS + "mass-image",
            object(
                    "MassImageRequest",
                    required(PROFILE_ID, "ProfileID"),
                    required(MASS_PROCESS_ID, "MassProcessID"),
                    required(SOURCE_TYPE, "SourceType")));
    static final Wire STOP_JOB = Wire.post(IDEMPOTENT, JOB + "stop", object("stopImagingJobRequest"));
    static final Wire UPDATE_PRIORITY =
            Wire.post(IDEMPOTENT, JOB + "priority", object("updateJobPriorityRequest", required(PRIORITY, "Priority")));

    static final Wire READ_DOCUMENT_STATUS = Wire.get(DOCUMENT + "/status");

    /** What is cleaned up is not named: a 404 never says that it was there before. */
    static final Wire CLEAN_UP_INACTIVE_JOBS = Wire.delete(ENVIRONMENT_JOBS + "inactive-jobs");

    static final Wire READ_MASS_IMAGING_MAX_SIZE = Wire.get(ENVIRONMENT_JOBS + "mass-imaging-max-size");

    private V1Wires() {}

    private static Wire update(String path, Part payload) {
        return Wire.post(IDEMPOTENT, path, payload).when(Request::updates);
    }

    private static Wire create(String path, Part payload) {
        return Wire.post(NOT_IDEMPOTENT, path, payload);
    }

    private static Part imagingSetRequest() {
        return object("imagingSetRequest", optional(QC_ENABLED, "QcEnabled"));
    }
}
