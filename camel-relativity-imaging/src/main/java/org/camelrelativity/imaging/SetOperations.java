package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.LENGTH;
import static org.camelrelativity.common.operation.SharedFields.START;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.imaging.ImagingFields.*;
import static org.camelrelativity.imaging.ImagingOperations.*;

import java.util.List;
import java.util.Map;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.Condition;
import org.camelrelativity.common.query.Find;
import org.camelrelativity.imaging.model.FoundImagingSet;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetReview;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/** Imaging sets. */
final class SetOperations {

    private static final String SERVICE = LEGACY_MODULE + "Imaging Set Service/";
    private static final String SETS = V1_WORKSPACE + "imaging-sets";
    private static final String SET = SETS + "/{imagingSetId}";

    private static final Part[] SAVED_SET = {
        object("imagingSet", subject(SaveRequestMapper::legacySet)), required(WORKSPACE_ID, "workspaceId")
    };
    private static final Part[] SELECTED_SET = {
        required(IMAGING_SET_ID, "imagingSetId"), required(WORKSPACE_ID, "workspaceID")
    };

    /** The page's sample and the vendor's assemblies name the id differently: both are sent. */
    private static final Part[] REVIEWED_SET = {
        object(
                "imagingSet",
                required(IMAGING_SET_ID, "ArtifactID"),
                required(IMAGING_SET_ID, "imagingSetId"),
                optional(NAME, "Name", "")),
        required(WORKSPACE_ID, "workspaceId")
    };

    private static final Find<FoundImagingSet> SETS_BY_NAME = new Find<>(
            "imaging set",
            Map.of("Guid", "BA574E88-7408-4434-A688-2324ECFC769E"),
            List.of("Name", "Status"),
            FoundImagingSet.class,
            row -> new FoundImagingSet(row.artifactId(), row.text("Name"), row.text("Status")),
            IMAGING_SET_ID,
            FoundImagingSet::imagingSetId);

    static final OperationTable TABLE = OperationTable.of(
            named("set/save", "Creates an imaging set, or updates the one whose ArtifactID is given")
                    .saves(ImagingSet.class, WORKSPACE_ID)
                    .answers(Answer.artifactId(IMAGING_SET_ID))
                    .lookFirst(SETS_BY_NAME.lookFirst("set/find"))
                    .provenBy(SETS_BY_NAME.proof("set/find", saved -> ((ImagingSet) saved).name()))
                    .legacy(
                            when(Request::updates, idempotent(SERVICE + "SaveAsync", SAVED_SET)),
                            notIdempotent(SERVICE + "SaveAsync", SAVED_SET))
                    .v1(
                            when(
                                    Request::updates,
                                    idempotent(
                                            SETS + "/{artifactId}",
                                            object("request", subject(SaveRequestMapper::v1SetUpdate)))),
                            notIdempotent(SETS, object("request", subject(SaveRequestMapper::v1Set)))),
            named("set/read", "Reads an imaging set with its status")
                    .selects(IMAGING_SET_ID)
                    .answers(Answer.of(ImagingSet.class).proving("ArtifactID", ImagingSet::artifactId))
                    .refersBy(Reference.of(ImagingSet.class).by(IMAGING_SET_ID, ImagingSet::artifactId))
                    .legacy(safe(SERVICE + "ReadAsync", SELECTED_SET))
                    .v1(get(SET)),
            named("set/delete", "Deletes an imaging set that is not running")
                    .selects(IMAGING_SET_ID)
                    .answers(Answer.noContent())
                    .legacy(idempotent(SERVICE + "DeleteAsync", SELECTED_SET).deleting())
                    .v1(delete(SET).deleting()),
            named("set/hide", "Hides a completed set's images for a quality control review")
                    .takes(ImagingSetReview.class, WORKSPACE_ID, IMAGING_SET_ID, NAME)
                    .scalar(IMAGING_SET_ID)
                    .answers(Answer.noContent())
                    .legacy(idempotent(SERVICE + "HideImagingSetAsync", REVIEWED_SET))
                    .v1(idempotent(SET + "/hide-images")),
            named("set/release", "Shows a completed set's images to reviewers")
                    .takes(ImagingSetReview.class, WORKSPACE_ID, IMAGING_SET_ID, NAME)
                    .scalar(IMAGING_SET_ID)
                    .answers(Answer.noContent())
                    .legacy(idempotent(SERVICE + "ReleaseImagingSetAsync", REVIEWED_SET))
                    .v1(idempotent(SET + "/release-images")),
            named("set/status", "Reads what an imaging set's job is doing, with all counters")
                    .selects(IMAGING_SET_ID)
                    .answers(Answer.of(ImagingSetStatusResponse.class)
                            .proving("Status", ImagingSetStatusResponse::status)
                            .proving("JobExists", ImagingSetStatusResponse::jobExists))
                    .refersBy(Reference.of(ImagingSetStatusResponse.class)
                            .by(IMAGING_JOB_ID, ImagingSetStatusResponse::jobArtifactId)
                            .by(IMAGING_JOB_GUID, status -> JobOperations.unlessUnset(status.jobGuid())))
                    .consumable()
                    .v1(get(SET + "/status")),
            SETS_BY_NAME.named("set/find"),
            Find.query(
                            named("set/errors", "Queries the documents of an imaging set that failed, and why")
                                    .takes(ArtifactSelector.class, WORKSPACE_ID, IMAGING_SET_ID, START, LENGTH),
                            Find.template(
                                    Map.of("Guid", "EB546506-1014-487C-959E-3C4CBFF7E3F5"),
                                    List.of("*"),
                                    computed(
                                            "Condition",
                                            request -> Condition.isObject(
                                                    "Imaging Set",
                                                    request.get(IMAGING_SET_ID).orElseThrow()),
                                            IMAGING_SET_ID)))
                    .scalar(IMAGING_SET_ID)
                    .answers(Find.rows())
                    .preview());

    private SetOperations() {}
}
