package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.LegacyShapes.*;
import static org.camelrelativity.sandbox.SandboxOperation.*;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The paths of the legacy imaging API, in the order of the vendor's page. */
final class LegacyImagingRoutes {
    static final String RETRY_ERRORS_ASYNC = "RetryErrorsAsync";
    static final String RETRY_IMAGING_SET_ERRORS_ASYNC = "RetryImagingSetErrorsAsync";

    static final String MODULE = "Relativity.Imaging.Services.Interfaces.IImagingModule/";
    private static final String PROFILE = MODULE + "Imaging Profile Service/";
    private static final String SET = MODULE + "Imaging Set Service/";
    private static final String NATIVE_TYPE = MODULE + "Native Type Service/";
    private static final String FIELD_CODE = MODULE + "Application Field Code Service/";
    private static final String JOB = MODULE + "Imaging Job Service/";
    /** Every Relativity hosts it, whatever else it has. */
    private static final String INSTANCE =
            "Relativity.Services.InstanceDetails.IInstanceDetailsModule/InstanceDetailsService/";

    private static final List<Route> OPERATIONS = List.of(
            obsolete(PROFILE, "SaveAsync", SAVE_IMAGING_PROFILE, SAVE_PROFILE, LegacyProfiles::save),
            post(PROFILE, "ReadAsync", READ_IMAGING_PROFILE, PROFILE_ID, LegacyProfiles::read),
            post(PROFILE, "DeleteAsync", DELETE_IMAGING_PROFILE, PROFILE_ID, LegacyProfiles::delete),
            obsolete(SET, "SaveAsync", SAVE_IMAGING_SET, SAVE_SET, LegacySets::save),
            post(SET, "ReadAsync", READ_IMAGING_SET, SET_ID, LegacySets::read),
            post(SET, "DeleteAsync", DELETE_IMAGING_SET, SET_ID, LegacySets::delete),
            post(SET, "HideImagingSetAsync", HIDE_IMAGING_SET, SET_REFERENCE, LegacySets::hide),
            post(SET, "ReleaseImagingSetAsync", RELEASE_IMAGING_SET, SET_REFERENCE, LegacySets::release),
            post(NATIVE_TYPE, "ReadAsync", READ_NATIVE_TYPE, NATIVE_TYPE_ID, LegacyCodes::readNativeType),
            obsolete(FIELD_CODE, "SaveAsync", SAVE_APPLICATION_FIELD_CODE, SAVE_FIELD_CODE, LegacyCodes::save),
            post(FIELD_CODE, "ReadAsync", READ_APPLICATION_FIELD_CODE, FIELD_CODE_ID, LegacyCodes::read),
            post(FIELD_CODE, "DeleteAsync", DELETE_APPLICATION_FIELD_CODE, FIELD_CODE_ID, LegacyCodes::delete),
            post(JOB, "RunImagingSetAsync", RUN_IMAGING_SET, IMAGING_JOB, LegacyJobs::run),
            post(JOB, "ImageDocumentAsync", IMAGE_DOCUMENT, DOCUMENT_JOB, LegacyJobs::imageDocument),
            post(JOB, "StopImagingJobAsync", STOP_IMAGING_JOB, STOP_JOB, LegacyJobs::stop),
            // One of these two, or both, as the builder says: servers differ.
            post(JOB, RETRY_ERRORS_ASYNC, RETRY_ERRORS, IMAGING_JOB, LegacyJobs::retryErrors),
            post(JOB, RETRY_IMAGING_SET_ERRORS_ASYNC, RETRY_ERRORS, IMAGING_JOB, LegacyJobs::retryErrors),
            post(JOB, "UpdateJobPriorityAsync", UPDATE_JOB_PRIORITY, UPDATE_PRIORITY, LegacyJobs::updatePriority));

    private LegacyImagingRoutes() {}

    /** All that a server has which knows these names of the retry method. */
    static List<Route> all(Set<String> retryMethods) {
        Stream<Route> operations = OPERATIONS.stream()
                .filter(route -> route.operation() != RETRY_ERRORS || retryMethods.contains(route.methodName()));
        Stream<Route> probes =
                Stream.of(PROFILE, SET, NATIVE_TYPE, FIELD_CODE, JOB, INSTANCE).map(LegacyImagingRoutes::probe);
        Stream<Route> lacking = Stream.of(RETRY_ERRORS_ASYNC, RETRY_IMAGING_SET_ERRORS_ASYNC)
                .filter(method -> !retryMethods.contains(method))
                .map(LegacyImagingRoutes::lacking);
        return Stream.of(operations, probes, lacking).flatMap(routes -> routes).toList();
    }

    private static Route post(
            String service, String method, SandboxOperation operation, Shape shape, Route.Handler handler) {
        return new Route(service + method, operation, Set.of("POST"), shape, false, handler);
    }

    /** A method that newer servers still serve but warn of. */
    private static Route obsolete(
            String service, String method, SandboxOperation operation, Shape shape, Route.Handler handler) {
        return new Route(service + method, operation, Set.of("POST"), shape, true, handler);
    }

    private static Route lacking(String method) {
        Route.Handler handler = (arguments, instance) -> {
            throw Refusal.serviceNotFound();
        };
        return new Route(JOB + method, null, Set.of("POST"), NO_ARGUMENTS, false, handler);
    }

    private static Route probe(String service) {
        Route.Handler handler =
                (arguments, instance) -> Answer.json(Json.object().put("Status", "OK"));
        return new Route(service + "GetKeplerStatusAsync", null, Set.of("GET", "POST"), NO_ARGUMENTS, false, handler);
    }

    /** The workspace named by an argument of the call. */
    static Workspace workspace(Arguments arguments, String name, Instance instance) {
        return instance.workspace(arguments.id(name));
    }
}
