package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.SandboxOperation.*;
import static org.camelrelativity.sandbox.VersionedShapes.*;

import java.util.List;
import java.util.Set;

/** The paths of the versioned imaging API, in the order of the vendor's page. */
final class VersionedImagingRoutes {
    private static final String V1 = "relativity-imaging/v1/";
    private static final String JOBS = V1 + "environment/jobs/";
    private static final String WORKSPACE = V1 + "workspaces/{workspaceID}/";
    private static final String PROFILES = WORKSPACE + "imaging-profiles";
    private static final String PROFILE = PROFILES + "/{imagingProfileID}";
    private static final String SETS = WORKSPACE + "imaging-sets";
    private static final String SET = SETS + "/{imagingSetID}";
    private static final String NATIVE_TYPE = WORKSPACE + "native-types/{nativeTypeID}";
    private static final String FIELD_CODES = WORKSPACE + "application-field-codes";
    private static final String FIELD_CODE = FIELD_CODES + "/{applicationFieldCodeID}";
    private static final String DOCUMENTS = WORKSPACE + "documents/";
    private static final String JOB = WORKSPACE + "jobs/{imagingJobID}/";

    static final List<Route> ALL = List.of(
            post(PROFILES + "/basic", SAVE_IMAGING_PROFILE, BASIC_PROFILE, VersionedProfiles::createBasic),
            post(PROFILES + "/native", SAVE_IMAGING_PROFILE, NATIVE_PROFILE, VersionedProfiles::createNative),
            get(PROFILE, READ_IMAGING_PROFILE, PROFILE_ID, VersionedProfiles::read),
            post(PROFILE, SAVE_IMAGING_PROFILE, PROFILE_CHANGES, VersionedProfiles::update),
            delete(PROFILE, DELETE_IMAGING_PROFILE, PROFILE_ID, VersionedProfiles::delete),
            post(SETS, SAVE_IMAGING_SET, NEW_SET, VersionedSets::create),
            get(SET, READ_IMAGING_SET, SET_ID, VersionedSets::read),
            post(SET, SAVE_IMAGING_SET, SET_CHANGES, VersionedSets::update),
            delete(SET, DELETE_IMAGING_SET, SET_ID, VersionedSets::delete),
            post(SET + "/hide-images", HIDE_IMAGING_SET, SET_ID, VersionedSets::hide),
            post(SET + "/release-images", RELEASE_IMAGING_SET, SET_ID, VersionedSets::release),
            get(SET + "/status", READ_IMAGING_SET_STATUS, SET_ID, VersionedSetStatus::read),
            get(NATIVE_TYPE, READ_NATIVE_TYPE, NATIVE_TYPE_ID, VersionedCodes::readNativeType),
            post(FIELD_CODES, SAVE_APPLICATION_FIELD_CODE, NEW_FIELD_CODE, VersionedCodes::create),
            get(FIELD_CODE, READ_APPLICATION_FIELD_CODE, FIELD_CODE_ID, VersionedCodes::read),
            post(FIELD_CODE, SAVE_APPLICATION_FIELD_CODE, FIELD_CODE_CHANGES, VersionedCodes::update),
            delete(FIELD_CODE, DELETE_APPLICATION_FIELD_CODE, FIELD_CODE_ID, VersionedCodes::delete),
            post(SET + "/run", RUN_IMAGING_SET, SET_JOB, VersionedJobs::run),
            post(SET + "/retry-errors", RETRY_ERRORS, SET_JOB, VersionedJobs::retryErrors),
            post(DOCUMENTS + "{documentArtifactID}/image", IMAGE_DOCUMENT, DOCUMENT_JOB, VersionedJobs::imageDocument),
            post(DOCUMENTS + "mass-image", MASS_IMAGE, MASS_JOB, VersionedJobs::massImage),
            post(
                    "MassOperation/v1/MassOperationManager/workspace/{workspaceID}/CreateMassProcessTables",
                    CREATE_MASS_PROCESS,
                    MASS_PROCESS,
                    VersionedDocuments::createMassProcess),
            post(JOB + "stop", STOP_IMAGING_JOB, STOP_JOB, VersionedJobs::stop),
            post(JOB + "priority", UPDATE_JOB_PRIORITY, UPDATE_PRIORITY, VersionedJobs::updatePriority),
            get(DOCUMENTS + "{documentID}/status", READ_DOCUMENT_STATUS, DOCUMENT_ID, VersionedDocuments::status),
            delete(JOBS + "inactive-jobs", CLEAN_UP_INACTIVE_JOBS, NO_ARGUMENTS, VersionedEnvironment::cleanUp),
            get(
                    JOBS + "mass-imaging-max-size",
                    READ_MASS_IMAGING_MAX_SIZE,
                    NO_ARGUMENTS,
                    VersionedEnvironment::massImagingMaxSize));

    private VersionedImagingRoutes() {}

    private static Route get(String path, SandboxOperation operation, Shape shape, Route.Handler handler) {
        return new Route(path, operation, Set.of("GET"), shape, false, handler);
    }

    private static Route post(String path, SandboxOperation operation, Shape shape, Route.Handler handler) {
        return new Route(path, operation, Set.of("POST"), shape, false, handler);
    }

    private static Route delete(String path, SandboxOperation operation, Shape shape, Route.Handler handler) {
        return new Route(path, operation, Set.of("DELETE"), shape, false, handler);
    }

    /** The workspace named in the path. */
    static Workspace workspace(Arguments arguments, Instance instance) {
        return instance.workspace(arguments.id("workspaceID"));
    }
}
