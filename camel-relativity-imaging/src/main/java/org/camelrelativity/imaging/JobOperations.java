package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.*;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.imaging.ImagingFields.*;
import static org.camelrelativity.imaging.ImagingOperations.*;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camelrelativity.common.InstanceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.Condition;
import org.camelrelativity.imaging.model.DocumentStatusResponse;
import org.camelrelativity.imaging.model.ImageDocumentJob;
import org.camelrelativity.imaging.model.ImagingJob;
import org.camelrelativity.imaging.model.ImagingJobChange;
import org.camelrelativity.imaging.model.ImagingJobId;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.camelrelativity.imaging.model.MassImageRequest;
import org.camelrelativity.imaging.model.MassProcess;
import org.camelrelativity.imaging.model.MassProcessRequest;
import org.camelrelativity.imaging.model.StopImagingJobRequest;
import org.camelrelativity.imaging.model.UpdateJobPriorityRequest;

/** Imaging jobs, what they make of documents, and the instance's jobs as a whole. */
final class JobOperations {

    private static final String SERVICE = LEGACY_MODULE + "Imaging Job Service/";
    private static final String SET = V1_WORKSPACE + "imaging-sets/{imagingSetId}";
    private static final String DOCUMENTS = V1_WORKSPACE + "documents/";
    private static final String JOB = V1_WORKSPACE + "jobs/{imagingJobId}/";
    private static final String ENVIRONMENT_JOBS = V1_MODULE + "environment/jobs/";

    /** .NET's way to say that a GUID is not set. */
    private static final UUID NO_GUID = new UUID(0, 0);

    private static final Answer<ImagingJobResponse> STARTED_JOB = Answer.of(ImagingJobResponse.class)
            .judgedBy(JobOperations::started)
            .carrying(IMAGING_JOB_GUID, answer -> answer.imagingJobId().guid())
            .carrying(IMAGING_JOB_ID, answer -> answer.imagingJobId().number());

    private static final Answer<ImagingJobChange> JOB_CHANGE =
            Answer.of(ImagingJobChange.class).judgedBy(JobOperations::changed);

    private static final String READ_STATUS = "read the imaging set (set/read): a status that changed since before the"
            + " call proves that it was executed; one that is still the same proves nothing";

    private static final Part LEGACY_SET_JOB = object(
            "imagingJob",
            required(IMAGING_SET_ID, "imagingSetId"),
            required(WORKSPACE_ID, "workspaceId"),
            optional(QC_ENABLED, "QcEnabled"));

    private static final Part ORIGINATION = optional(ORIGINATION_ID, "OriginationID");

    private static final Part V1_SET_JOB = object("imagingSetRequest", optional(QC_ENABLED, "QcEnabled"), ORIGINATION);

    static final OperationTable TABLE = OperationTable.of(
            named("job/run", "Runs an imaging set; answers at once with the job's id")
                    .takes(ImagingJob.class, WORKSPACE_ID, IMAGING_SET_ID, QC_ENABLED, ORIGINATION_ID)
                    .scalar(IMAGING_SET_ID)
                    .answers(STARTED_JOB)
                    .refersBy(Reference.of(ImagingJobResponse.class)
                            .by(IMAGING_JOB_GUID, answer -> id(answer, ImagingJobId::guid))
                            .by(IMAGING_JOB_ID, answer -> id(answer, ImagingJobId::number)))
                    .lookFirst(READ_STATUS)
                    .provenBy(new RunProof())
                    .legacy(notIdempotent(SERVICE + "RunImagingSetAsync", LEGACY_SET_JOB))
                    .v1(notIdempotent(SET + "/run", V1_SET_JOB)),
            // The older name is in the vendor's assemblies and in the versioned API.
            named("job/retry-errors", "Retries the failed documents of an imaging set")
                    .takes(ImagingJob.class, WORKSPACE_ID, IMAGING_SET_ID, QC_ENABLED, ORIGINATION_ID)
                    .scalar(IMAGING_SET_ID)
                    .answers(STARTED_JOB)
                    .lookFirst(READ_STATUS)
                    .provenBy(new RunProof())
                    .legacy(notIdempotent(SERVICE + "RetryErrorsAsync", LEGACY_SET_JOB)
                            .fallbackPath(SERVICE + "RetryImagingSetErrorsAsync"))
                    .v1(notIdempotent(SET + "/retry-errors", V1_SET_JOB)),
            named("job/image-document", "Images a single document")
                    .takes(
                            ImageDocumentJob.class,
                            WORKSPACE_ID,
                            DOCUMENT_ID,
                            PROFILE_ID,
                            ALTERNATE_NATIVE_LOCATION,
                            REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING,
                            ORIGINATION_ID)
                    .scalar(DOCUMENT_ID)
                    .answers(STARTED_JOB)
                    .lookFirst("look at the document in Relativity, or read document/status, which apiVersion=v1 has:"
                            + " Pending, or images or an error that were not there before, prove that it was executed;"
                            + " what was there before proves nothing")
                    .provenBy(new DocumentProof())
                    .legacy(notIdempotent(
                            SERVICE + "ImageDocumentAsync",
                            object(
                                    "imageDocumentJob",
                                    required(WORKSPACE_ID, "WorkspaceId"),
                                    required(DOCUMENT_ID, "DocumentId"),
                                    required(PROFILE_ID, "ProfileId"),
                                    optional(ALTERNATE_NATIVE_LOCATION, "AlternateNativeLocation"),
                                    optional(
                                            REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING,
                                            "RemoveAlternateNativeAfterImaging"))))
                    .v1(notIdempotent(
                            DOCUMENTS + "{documentId}/image",
                            object(
                                    "imageOnTheFlyRequest",
                                    required(PROFILE_ID, "ProfileID"),
                                    ORIGINATION,
                                    optional(ALTERNATE_NATIVE_LOCATION, "AlternateNativeLocation"),
                                    optional(
                                            REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING,
                                            "RemoveAlternateNativeAfterImaging")))),
            named("job/mass-image", "Images the documents of a mass operation")
                    .takes(
                            MassImageRequest.class,
                            WORKSPACE_ID,
                            PROFILE_ID,
                            MASS_PROCESS_ID,
                            SOURCE_TYPE,
                            ORIGINATION_ID)
                    .scalar(MASS_PROCESS_ID)
                    .answers(STARTED_JOB)
                    .lookFirst("read document/status of some of the documents: Pending, or images that were not there"
                            + " before, prove that it was executed; which documents they are, the mass process does not"
                            + " tell")
                    .v1(notIdempotent(
                            DOCUMENTS + "mass-image",
                            object(
                                    "MassImageRequest",
                                    required(PROFILE_ID, "ProfileID"),
                                    required(MASS_PROCESS_ID, "MassProcessID"),
                                    required(SOURCE_TYPE, "SourceType"),
                                    ORIGINATION))),
            // Undocumented by the vendor, who uses it in a sample.
            named("mass-process/create", "Makes of documents the mass process that job/mass-image takes")
                    .about(MassProcessRequest.class, WORKSPACE_ID)
                    .answers(Answer.of(MassProcess.class)
                            .proving("ProcessID", MassProcess::processId)
                            .carrying(MASS_PROCESS_ID, answer -> Optional.ofNullable(answer.processId())
                                    .map(String::valueOf)))
                    .refersBy(Reference.of(MassProcess.class).by(MASS_PROCESS_ID, MassProcess::processId))
                    .lookFirst("nothing shows it, and one more does no harm: fireAgain=true makes another, and leaves a"
                            + " table unused")
                    .preview()
                    .v1(notIdempotent(
                            "MassOperation/v1/MassOperationManager/workspace/{workspaceId}/CreateMassProcessTables",
                            object(
                                    "request",
                                    constant("artifactTypeId", 10),
                                    constant("databaseTokenRequired", true),
                                    object("query", computed("condition", JobOperations::documents))))),
            named(
                            "job/stop",
                            "Stops an imaging job; effective only while its documents are being imaged, whatever the answer says")
                    .takes(StopImagingJobRequest.class, WORKSPACE_ID, IMAGING_JOB_ID, IMAGING_JOB_GUID, ORIGINATION_ID)
                    .scalar(IMAGING_JOB_ID, IMAGING_JOB_GUID)
                    .answers(JOB_CHANGE)
                    .mutuallyExclusive(IMAGING_JOB_ID, IMAGING_JOB_GUID)
                    .hint(
                            IMAGING_JOB_ID,
                            "A job is stopped by its number; the GUID that the legacy API's job/run answers is not"
                                    + " accepted, and nothing in that API maps one to the other")
                    .legacy(idempotent(
                                    SERVICE + "StopImagingJobAsync",
                                    object(
                                            "stopImagingJobRequest",
                                            required(IMAGING_JOB_ID, "imagingJobId"),
                                            required(WORKSPACE_ID, "workspaceArtifactId")))
                            .unwrapping("stopImagingJobResponse"))
                    .v1(idempotent(JOB + "stop", object("stopImagingJobRequest", ORIGINATION))),
            named("job/update-priority", "Changes an imaging job's priority; the lower, the sooner")
                    .takes(
                            UpdateJobPriorityRequest.class,
                            WORKSPACE_ID,
                            IMAGING_JOB_GUID,
                            IMAGING_JOB_ID,
                            PRIORITY,
                            ORIGINATION_ID)
                    .scalar(IMAGING_JOB_GUID, IMAGING_JOB_ID)
                    .answers(JOB_CHANGE)
                    .mutuallyExclusive(IMAGING_JOB_ID, IMAGING_JOB_GUID)
                    .hint(
                            IMAGING_JOB_GUID,
                            "The legacy API knows the job by the GUID that its job/run answers; its number is not"
                                    + " accepted")
                    .hint(
                            IMAGING_JOB_ID,
                            "The versioned API knows the job by the number that its job/run answers; the legacy API's"
                                    + " GUID is not accepted")
                    .legacy(idempotent(
                                    SERVICE + "UpdateJobPriorityAsync",
                                    object(
                                            "UpdateJobPriorityRequest",
                                            required(IMAGING_JOB_GUID, "jobGuid"),
                                            required(PRIORITY, "priority"),
                                            required(WORKSPACE_ID, "workspaceId")))
                            .unwrapping("updateJobPriorityResponse"))
                    .v1(idempotent(
                            JOB + "priority",
                            object("updateJobPriorityRequest", required(PRIORITY, "Priority"), ORIGINATION))),
            named("document/status", "Reads whether a document has images, and why not")
                    .selects(DOCUMENT_ID)
                    .answers(Answer.of(DocumentStatusResponse.class)
                            .proving("HasImages", DocumentStatusResponse::hasImages))
                    .v1(get(DOCUMENTS + "{documentId}/status")),
            named("environment/mass-imaging-max-size", "Reads how many documents a mass imaging job may have")
                    .takes(InstanceSelector.class)
                    .answers(Answer.number())
                    .v1(get(ENVIRONMENT_JOBS + "mass-imaging-max-size")),
            // What is cleaned up is not named: a 404 never says that it was there before.
            named("environment/clean-up-inactive-jobs", "Removes the instance's inactive imaging jobs")
                    .takes(InstanceSelector.class)
                    .answers(Answer.noContent())
                    .v1(delete(ENVIRONMENT_JOBS + "inactive-jobs")));

    private JobOperations() {}

    private static Object documents(Request request) {
        return Condition.isOneOf(((MassProcessRequest) request.subject()).documentIds());
    }

    private static Object id(ImagingJobResponse answer, Function<ImagingJobId, Optional<?>> kind) {
        return Optional.ofNullable(answer.imagingJobId()).flatMap(kind).orElse(null);
    }

    static UUID unlessUnset(UUID guid) {
        return NO_GUID.equals(guid) ? null : guid;
    }

    /** A started job has an id. Without one nothing proves that it was started, nor that it was not. */
    private static Verdict started(ImagingJobResponse answer) {
        boolean none = answer.imagingJobId() == null
                || answer.imagingJobId().guid().filter(NO_GUID::equals).isPresent();
        return none ? new Verdict.Unknown("the answer has status 200 but no ImagingJobId") : Verdict.DONE;
    }

    /** Stop and priority tell their failure in a 200. */
    private static Verdict changed(ImagingJobChange answer) {
        if (answer.success() == null) {
            return new Verdict.Unknown("the answer has status 200 but doesn't say whether it was done");
        }
        return answer.success()
                ? Verdict.DONE
                : Verdict.Refused.because(
                        Optional.ofNullable(answer.errorMessage()).stream().toList());
    }
}
