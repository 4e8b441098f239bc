package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.ApiVersion.LEGACY;
import static org.camelrelativity.common.operation.ApiVersion.V1;
import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.SharedFields.PRIORITY;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.ALTERNATE_NATIVE_LOCATION;
import static org.camelrelativity.imaging.ImagingFields.APPLICATION_FIELD_CODE_ID;
import static org.camelrelativity.imaging.ImagingFields.DOCUMENT_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_JOB_GUID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_JOB_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;
import static org.camelrelativity.imaging.ImagingFields.MASS_PROCESS_ID;
import static org.camelrelativity.imaging.ImagingFields.NAME;
import static org.camelrelativity.imaging.ImagingFields.NATIVE_TYPE_ID;
import static org.camelrelativity.imaging.ImagingFields.PROFILE_ID;
import static org.camelrelativity.imaging.ImagingFields.QC_ENABLED;
import static org.camelrelativity.imaging.ImagingFields.REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING;
import static org.camelrelativity.imaging.ImagingFields.SOURCE_TYPE;

import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.imaging.model.ApplicationFieldCode;
import org.camelrelativity.imaging.model.ApplicationFieldCodeSelector;
import org.camelrelativity.imaging.model.DocumentSelector;
import org.camelrelativity.imaging.model.DocumentStatusResponse;
import org.camelrelativity.imaging.model.ImageDocumentJob;
import org.camelrelativity.imaging.model.ImagingJob;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfileSelector;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetReview;
import org.camelrelativity.imaging.model.ImagingSetSelector;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.InstanceSelector;
import org.camelrelativity.imaging.model.MassImageRequest;
import org.camelrelativity.imaging.model.NativeType;
import org.camelrelativity.imaging.model.NativeTypeSelector;
import org.camelrelativity.imaging.model.StopImagingJobRequest;
import org.camelrelativity.imaging.model.StopImagingJobResponse;
import org.camelrelativity.imaging.model.UpdateJobPriorityRequest;
import org.camelrelativity.imaging.model.UpdateJobPriorityResponse;

/** Every operation of {@code relativity-imaging:}, each as one entry: what it takes, answers, and how it is said. */
final class ImagingOperations {

    private static final Answer<ImagingJobResponse> STARTED_JOB = Answer.of(ImagingJobResponse.class)
            .judgedBy(ImagingVerdicts::started)
            .carrying(IMAGING_JOB_GUID, answer -> answer.imagingJobId().guid())
            .carrying(IMAGING_JOB_ID, answer -> answer.imagingJobId().number());

    private static final String READ_STATUS = "read the imaging set (set/read): a status that changed since before the"
            + " call proves that it was executed; one that is still the same proves nothing";

    private static final String FIND_BY_NAME =
            "look in Relativity whether one of that name exists; the imaging API can't search";

    static final OperationTable TABLE = OperationTable.of(
            named("profile/save", "Creates an imaging profile, or updates the one whose ArtifactID is given")
                    .saves(ImagingProfile.class, WORKSPACE_ID)
                    .answers(Answer.artifactId(PROFILE_ID))
                    .lookFirst(FIND_BY_NAME)
                    .on(LEGACY, LegacyWires.SAVE_PROFILE)
                    .on(V1, V1Wires.SAVE_PROFILE),
            named("profile/read", "Reads an imaging profile")
                    .takes(ImagingProfileSelector.class, WORKSPACE_ID, PROFILE_ID)
                    .bare(PROFILE_ID)
                    .answers(read(ImagingProfile.class, ImagingProfile::artifactId))
                    .on(LEGACY, LegacyWires.READ_PROFILE)
                    .on(V1, V1Wires.READ_PROFILE),
            named("profile/delete", "Deletes an imaging profile")
                    .takes(ImagingProfileSelector.class, WORKSPACE_ID, PROFILE_ID)
                    .bare(PROFILE_ID)
                    .answers(Answer.nothing())
                    .on(LEGACY, LegacyWires.DELETE_PROFILE)
                    .on(V1, V1Wires.DELETE_PROFILE),
            named("set/save", "Creates an imaging set, or updates the one whose ArtifactID is given")
                    .saves(ImagingSet.class, WORKSPACE_ID)
                    .answers(Answer.artifactId(IMAGING_SET_ID))
                    .lookFirst(FIND_BY_NAME)
                    .on(LEGACY, LegacyWires.SAVE_SET)
                    .on(V1, V1Wires.SAVE_SET),
            named("set/read", "Reads an imaging set with its status")
                    .takes(ImagingSetSelector.class, WORKSPACE_ID, IMAGING_SET_ID)
                    .bare(IMAGING_SET_ID)
                    .answers(read(ImagingSet.class, ImagingSet::artifactId))
                    .on(LEGACY, LegacyWires.READ_SET)
                    .on(V1, V1Wires.READ_SET),
            named("set/delete", "Deletes an imaging set that is not running")
                    .takes(ImagingSetSelector.class, WORKSPACE_ID, IMAGING_SET_ID)
                    .bare(IMAGING_SET_ID)
                    .answers(Answer.nothing())
                    .on(LEGACY, LegacyWires.DELETE_SET)
                    .on(V1, V1Wires.DELETE_SET),
            named("set/hide", "Hides a completed set's images for a quality control review")
                    .takes(ImagingSetReview.class, WORKSPACE_ID, IMAGING_SET_ID, NAME)
                    .bare(IMAGING_SET_ID)
                    .answers(Answer.nothing())
                    .on(LEGACY, LegacyWires.HIDE_SET)
                    .on(V1, V1Wires.HIDE_SET),
            named("set/release", "Shows a completed set's images to reviewers")
                    .takes(ImagingSetReview.class, WORKSPACE_ID, IMAGING_SET_ID, NAME)
                    .bare(IMAGING_SET_ID)
                    .answers(Answer.nothing())
                    .on(LEGACY, LegacyWires.RELEASE_SET)
                    .on(V1, V1Wires.RELEASE_SET),
            named("set/status", "Reads what an imaging set's job is doing, with all counters")
                    .takes(ImagingSetSelector.class, WORKSPACE_ID, IMAGING_SET_ID)
                    .bare(IMAGING_SET_ID)
                    .answers(Answer.of(ImagingSetStatusResponse.class).judgedBy(ImagingVerdicts::tellsStatus))
                    .consumable()
                    .on(V1, V1Wires.READ_SET_STATUS),
            named("native-type/read", "Reads a native file type")
                    .takes(NativeTypeSelector.class, WORKSPACE_ID, NATIVE_TYPE_ID)
                    .bare(NATIVE_TYPE_ID)
                    .answers(read(NativeType.class, NativeType::artifactId))
                    .on(LEGACY, LegacyWires.READ_NATIVE_TYPE)
                    .on(V1, V1Wires.READ_NATIVE_TYPE),
            named("field-code/save", "Creates an application field code, or updates the one whose ArtifactID is given")
                    .saves(ApplicationFieldCode.class, WORKSPACE_ID)
                    .answers(Answer.artifactId(APPLICATION_FIELD_CODE_ID))
                    .lookFirst(FIND_BY_NAME)
                    .on(LEGACY, LegacyWires.SAVE_FIELD_CODE)
                    .on(V1, V1Wires.SAVE_FIELD_CODE),
            named("field-code/read", "Reads an application field code")
                    .takes(ApplicationFieldCodeSelector.class, WORKSPACE_ID, APPLICATION_FIELD_CODE_ID)
                    .bare(APPLICATION_FIELD_CODE_ID)
                    .answers(read(ApplicationFieldCode.class, ApplicationFieldCode::artifactId))
                    .on(LEGACY, LegacyWires.READ_FIELD_CODE)
                    .on(V1, V1Wires.READ_FIELD_CODE),
            named("field-code/delete", "Deletes an application field code")
                    .takes(ApplicationFieldCodeSelector.class, WORKSPACE_ID, APPLICATION_FIELD_CODE_ID)
                    .bare(APPLICATION_FIELD_CODE_ID)
                    .answers(Answer.nothing())
                    .on(LEGACY, LegacyWires.DELETE_FIELD_CODE)
                    .on(V1, V1Wires.DELETE_FIELD_CODE),
            named("job/run", "Runs an imaging set; answers at once with the job's id")
                    .takes(ImagingJob.class, WORKSPACE_ID, IMAGING_SET_ID, QC_ENABLED)
                    .bare(IMAGING_SET_ID)
                    .answers(STARTED_JOB)
                    .lookFirst(READ_STATUS)
                    .on(LEGACY, LegacyWires.RUN_SET)
                    .on(V1, V1Wires.RUN_SET),
            named("job/retry-errors", "Images the documents of a set that failed once more")
                    .takes(ImagingJob.class, WORKSPACE_ID, IMAGING_SET_ID, QC_ENABLED)
                    .bare(IMAGING_SET_ID)
                    .answers(STARTED_JOB)
                    .lookFirst(READ_STATUS)
                    .on(LEGACY, LegacyWires.RETRY_ERRORS)
                    .on(V1, V1Wires.RETRY_ERRORS),
            named("job/image-document", "Images a single document")
                    .takes(
                            ImageDocumentJob.class,
                            WORKSPACE_ID,
                            DOCUMENT_ID,
                            PROFILE_ID,
                            ALTERNATE_NATIVE_LOCATION,
                            REMOVE_ALTERNATE_NATIVE_AFTER_IMAGING)
                    .bare(DOCUMENT_ID)
                    .answers(STARTED_JOB)
                    .lookFirst(
                            "look at the document in Relativity, or read document/status, which apiVersion=v1 has: Pending,"
                                    + " or images that were not there before, prove that it was executed")
                    .on(LEGACY, LegacyWires.IMAGE_DOCUMENT)
                    .on(V1, V1Wires.IMAGE_DOCUMENT),
            named("job/mass-image", "Images the documents of a mass operation")
                    .takes(MassImageRequest.class, WORKSPACE_ID, PROFILE_ID, MASS_PROCESS_ID, SOURCE_TYPE)
                    .bare(MASS_PROCESS_ID)
                    .answers(STARTED_JOB)
                    .lookFirst("read document/status of some of the documents: Pending, or images that were not there"
                            + " before, prove that it was executed")
                    .on(V1, V1Wires.MASS_IMAGE),
            named("job/stop", "Stops an imaging job; effective only while its documents are being imaged")
                    .takes(StopImagingJobRequest.class, WORKSPACE_ID, IMAGING_JOB_ID, IMAGING_JOB_GUID)
                    .bare(IMAGING_JOB_ID, IMAGING_JOB_GUID)
                    .answers(Answer.of(StopImagingJobResponse.class)
                            .judgedBy(answer -> ImagingVerdicts.succeeded(answer.success(), answer.errorMessage())))
                    .alternatives(IMAGING_JOB_ID, IMAGING_JOB_GUID)
                    .hint(
                            IMAGING_JOB_ID,
                            "A job is stopped by its number; the GUID that the legacy API's job/run answers is not"
                                    + " accepted, and nothing in that API maps one to the other")
                    .on(LEGACY, LegacyWires.STOP_JOB)
                    .on(V1, V1Wires.STOP_JOB),
            named("job/update-priority", "Changes an imaging job's priority; the lower, the sooner")
                    .takes(UpdateJobPriorityRequest.class, WORKSPACE_ID, IMAGING_JOB_GUID, IMAGING_JOB_ID, PRIORITY)
                    .bare(IMAGING_JOB_GUID, IMAGING_JOB_ID)
                    .answers(Answer.of(UpdateJobPriorityResponse.class)
                            .judgedBy(answer -> ImagingVerdicts.succeeded(answer.success(), answer.errorMessage())))
                    .alternatives(IMAGING_JOB_ID, IMAGING_JOB_GUID)
                    .hint(
                            IMAGING_JOB_GUID,
                            "The legacy API knows the job by the GUID that its job/run answers; its number is not accepted")
                    .hint(
                            IMAGING_JOB_ID,
                            "The versioned API knows the job by the number that its job/run answers; the legacy API's GUID is"
                                    + " not accepted")
                    .on(LEGACY, LegacyWires.UPDATE_PRIORITY)
                    .on(V1, V1Wires.UPDATE_PRIORITY),
            named("document/status", "Reads whether a document has images, and why not")
                    .takes(DocumentSelector.class, WORKSPACE_ID, DOCUMENT_ID)
                    .bare(DOCUMENT_ID)
                    .answers(Answer.of(DocumentStatusResponse.class).judgedBy(ImagingVerdicts::tellsImages))
                    .on(V1, V1Wires.READ_DOCUMENT_STATUS),
            named("environment/mass-imaging-max-size", "Reads how many documents a mass imaging job may have")
                    .takes(InstanceSelector.class)
                    .answers(Answer.number())
                    .on(V1, V1Wires.READ_MASS_IMAGING_MAX_SIZE),
            named("environment/clean-up-inactive-jobs", "Removes the instance's inactive imaging jobs")
                    .takes(InstanceSelector.class)
                    .answers(Answer.nothing())
                    .on(V1, V1Wires.CLEAN_UP_INACTIVE_JOBS));

    private ImagingOperations() {}

    /** What a read answers has an Artifact ID; anything else with status 200 is somebody else's JSON. */
    private static <A extends RelativityRecord> Answer<A> read(Class<A> type, Function<A, Integer> artifactId) {
        return Answer.of(type).judgedBy(answer -> ImagingVerdicts.found(artifactId.apply(answer)));
    }
}
