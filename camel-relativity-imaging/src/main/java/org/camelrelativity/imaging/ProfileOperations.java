package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.imaging.ImagingFields.*;
import static org.camelrelativity.imaging.ImagingOperations.*;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.Find;
import org.camelrelativity.imaging.model.ApplicationFieldCode;
import org.camelrelativity.imaging.model.FoundProfile;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfile.ImagingMethod;
import org.camelrelativity.imaging.model.NativeType;

/** How documents are imaged: profiles, native types, application field codes. */
final class ProfileOperations {

    private static final String PROFILE_SERVICE = LEGACY_MODULE + "Imaging Profile Service/";
    private static final String NATIVE_TYPE_SERVICE = LEGACY_MODULE + "Native Type Service/";
    private static final String FIELD_CODE_SERVICE = LEGACY_MODULE + "Application Field Code Service/";
    private static final String PROFILES = V1_WORKSPACE + "imaging-profiles/";
    private static final String FIELD_CODES = V1_WORKSPACE + "application-field-codes";

    private static final Part[] SAVED_PROFILE = {
        object("imagingProfile", subject(SaveRequestMapper::legacyProfile)), required(WORKSPACE_ID, "workspaceId")
    };
    private static final Part[] SELECTED_PROFILE = {
        required(PROFILE_ID, "imagingProfileId"), required(WORKSPACE_ID, "workspaceID")
    };

    private static final Part[] SAVED_FIELD_CODE = {
        object("applicationFieldCode", subject(UnaryOperator.identity())), required(WORKSPACE_ID, "workspaceId")
    };
    private static final Part[] SELECTED_FIELD_CODE = {
        required(APPLICATION_FIELD_CODE_ID, "applicationFieldCodeId"), required(WORKSPACE_ID, "workspaceID")
    };

    private static final Part FIELD_CODE_V1 = object("ApplicationFieldCode", subject(SaveRequestMapper::v1FieldCode));

    private static final Predicate<Request> IS_NATIVE = request ->
            request.subject() instanceof ImagingProfile profile && profile.imagingMethod() == ImagingMethod.Native;

    private static final Find<FoundProfile> PROFILES_BY_NAME = new Find<>(
            "imaging profile",
            Map.of("Guid", "C6FAC105-3493-4551-B956-4757066E622F"),
            List.of("Name"),
            FoundProfile.class,
            row -> new FoundProfile(row.artifactId(), row.text("Name")),
            PROFILE_ID,
            FoundProfile::profileId);

    static final OperationTable TABLE = OperationTable.of(
            named("profile/save", "Creates an imaging profile, or updates the one whose ArtifactID is given")
                    .saves(ImagingProfile.class, WORKSPACE_ID)
                    .answers(Answer.artifactId(PROFILE_ID))
                    .lookFirst(PROFILES_BY_NAME.lookFirst("profile/find"))
                    .provenBy(PROFILES_BY_NAME.proof("profile/find", saved -> ((ImagingProfile) saved).name()))
                    .legacy(
                            when(Request::updates, idempotent(PROFILE_SERVICE + "SaveAsync", SAVED_PROFILE)),
                            notIdempotent(PROFILE_SERVICE + "SaveAsync", SAVED_PROFILE))
                    .v1(
                            when(
                                    Request::updates,
                                    idempotent(
                                            PROFILES + "{artifactId}",
                                            object("request", subject(SaveRequestMapper::v1Profile)))),
                            when(
                                    IS_NATIVE,
                                    notIdempotent(
                                            PROFILES + "native",
                                            object("request", subject(SaveRequestMapper::v1NativeProfile)))),
                            notIdempotent(
                                    PROFILES + "basic", object("request", subject(SaveRequestMapper::v1BasicProfile)))),
            named("profile/read", "Reads an imaging profile")
                    .selects(PROFILE_ID)
                    .answers(Answer.of(ImagingProfile.class).proving("ArtifactID", ImagingProfile::artifactId))
                    .refersBy(Reference.of(ImagingProfile.class).by(PROFILE_ID, ImagingProfile::artifactId))
                    .legacy(safe(PROFILE_SERVICE + "ReadAsync", SELECTED_PROFILE))
                    .v1(get(PROFILES + "{profileId}")),
            named("profile/delete", "Deletes an imaging profile")
                    .selects(PROFILE_ID)
                    .answers(Answer.noContent())
                    .legacy(idempotent(PROFILE_SERVICE + "DeleteAsync", SELECTED_PROFILE)
                            .deleting())
                    .v1(delete(PROFILES + "{profileId}").deleting()),
            PROFILES_BY_NAME.named("profile/find"),
            named("native-type/read", "Reads a native file type")
                    .selects(NATIVE_TYPE_ID)
                    .answers(Answer.of(NativeType.class).proving("ArtifactID", NativeType::artifactId))
                    .refersBy(Reference.of(NativeType.class).by(NATIVE_TYPE_ID, NativeType::artifactId))
                    .legacy(safe(
                            NATIVE_TYPE_SERVICE + "ReadAsync",
                            required(NATIVE_TYPE_ID, "nativeTypeId"),
                            required(WORKSPACE_ID, "workspaceID")))
                    .v1(get(V1_WORKSPACE + "native-types/{nativeTypeId}")),
            named("field-code/save", "Creates an application field code, or updates the one whose ArtifactID is given")
                    .saves(ApplicationFieldCode.class, WORKSPACE_ID)
                    .answers(Answer.artifactId(APPLICATION_FIELD_CODE_ID))
                    .lookFirst("look in Relativity whether there is one: no call lists field codes, and no source tells"
                            + " what a query calls their type")
                    .legacy(
                            when(Request::updates, idempotent(FIELD_CODE_SERVICE + "SaveAsync", SAVED_FIELD_CODE)),
                            notIdempotent(FIELD_CODE_SERVICE + "SaveAsync", SAVED_FIELD_CODE))
                    .v1(
                            when(Request::updates, idempotent(FIELD_CODES + "/{artifactId}", FIELD_CODE_V1)),
                            notIdempotent(FIELD_CODES, FIELD_CODE_V1)),
            named("field-code/read", "Reads an application field code")
                    .selects(APPLICATION_FIELD_CODE_ID)
                    .answers(Answer.of(ApplicationFieldCode.class)
                            .proving("ArtifactID", ApplicationFieldCode::artifactId))
                    .refersBy(Reference.of(ApplicationFieldCode.class)
                            .by(APPLICATION_FIELD_CODE_ID, ApplicationFieldCode::artifactId))
                    .legacy(safe(FIELD_CODE_SERVICE + "ReadAsync", SELECTED_FIELD_CODE))
                    .v1(get(FIELD_CODES + "/{applicationFieldCodeId}")),
            named("field-code/delete", "Deletes an application field code")
                    .selects(APPLICATION_FIELD_CODE_ID)
                    .answers(Answer.noContent())
                    .legacy(idempotent(FIELD_CODE_SERVICE + "DeleteAsync", SELECTED_FIELD_CODE)
                            .deleting())
                    .v1(delete(FIELD_CODES + "/{applicationFieldCodeId}").deleting()));

    private ProfileOperations() {}
}
