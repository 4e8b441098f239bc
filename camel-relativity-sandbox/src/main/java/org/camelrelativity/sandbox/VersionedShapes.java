package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.ImagingShapes.*;

/** The requests of the versioned imaging API: ids in the path, the rest in an envelope. */
final class VersionedShapes {
    private static final String IN_PROFILE = "imagingProfileID";
    private static final String IN_SET = "imagingSetID";
    private static final String IN_FIELD_CODE = "applicationFieldCodeID";
    private static final String IN_JOB = "imagingJobID";

    static final Shape BASIC_PROFILE = inWorkspace().withEnvelope("request", basicProfile());
    static final Shape NATIVE_PROFILE = inWorkspace().withEnvelope("request", nativeProfile());
    static final Shape PROFILE_CHANGES = about(IN_PROFILE)
            .withEnvelope("request", nativeProfile().with("ImagingMethod", Values.oneOf("Basic", "Native")));
    static final Shape PROFILE_ID = about(IN_PROFILE);

    static final Shape NEW_SET = inWorkspace().withEnvelope("request", set());
    static final Shape SET_CHANGES = about(IN_SET).withEnvelope("request", set());
    static final Shape SET_ID = about(IN_SET);

    static final Shape NATIVE_TYPE_ID = about("nativeTypeID");

    static final Shape NEW_FIELD_CODE = inWorkspace().withEnvelope("ApplicationFieldCode", fieldCode());
    static final Shape FIELD_CODE_CHANGES = about(IN_FIELD_CODE).withEnvelope("ApplicationFieldCode", fieldCode());
    static final Shape FIELD_CODE_ID = about(IN_FIELD_CODE);

    static final Shape SET_JOB =
            about(IN_SET).withEnvelope("imagingSetRequest", originated().with("QcEnabled", Values::bool));
    static final Shape DOCUMENT_JOB = about("documentArtifactID")
            .withEnvelope(
                    "imageOnTheFlyRequest",
                    originated()
                            .with("ProfileID", Values::integer)
                            .with("AlternateNativeLocation", Values::text)
                            .with("RemoveAlternateNativeAfterImaging", Values::bool));
    static final Shape MASS_JOB = inWorkspace()
            .withEnvelope(
                    "MassImageRequest",
                    originated()
                            .with("ProfileID", Values::integer)
                            .with("MassProcessID", Values::text)
                            .with("SourceType", Values.oneOf("Native", "RenderedPdf")));
    static final Shape MASS_PROCESS = inWorkspace()
            .withEnvelope(
                    "request",
                    new Shape()
                            .with("artifactTypeId", Values::integer)
                            .with("databaseTokenRequired", Values::bool)
                            .with("query", new Shape().with("condition", Values::text)));
    static final Shape STOP_JOB = aboutJob().withEnvelope("stopImagingJobRequest", originated());
    static final Shape UPDATE_PRIORITY =
            aboutJob().withEnvelope("updateJobPriorityRequest", originated().with("Priority", Values::integer));

    static final Shape DOCUMENT_ID = about("documentID");

    static final Shape NO_ARGUMENTS = new Shape();

    private VersionedShapes() {}

    private static Shape inWorkspace() {
        return new Shape().with("workspaceID", Values::integer);
    }

    private static Shape about(String artifact) {
        return inWorkspace().with(artifact, Values::integer);
    }

    private static Shape aboutJob() {
        return inWorkspace().with(IN_JOB, Values::longInteger);
    }

    private static Shape basicProfile() {
        return new Shape()
                .with("Name", Values::text)
                .with("Keywords", Values::text)
                .with("Notes", Values::text)
                .with("BasicOptions", BASIC_OPTIONS)
                .with("NativeTypes", Values.listOf(REFERENCE));
    }

    private static Shape nativeProfile() {
        return basicProfile()
                .with("NativeOptions", NATIVE_OPTIONS)
                .with("SpreadsheetOptions", SPREADSHEET_OPTIONS)
                .with("EmailOptions", EMAIL_OPTIONS)
                .with("WordProcessingOptions", WORD_PROCESSING_OPTIONS)
                .with("PresentationOptions", PRESENTATION_OPTIONS)
                .with("HtmlOptions", HTML_OPTIONS)
                .with("ApplicationFieldCodes", Values.listOf(REFERENCE));
    }

    private static Shape set() {
        return new Shape()
                .with("DataSourceID", Values::integer)
                .with("ImagingProfileID", Values::integer)
                .with("Name", Values::text)
                .with("EmailNotificationRecipients", Values::text);
    }

    /** NotSet is 0 here and shifts the others: a legacy number means something else. */
    private static Shape fieldCode() {
        return new Shape()
                .with("FieldCode", Values::text)
                .with(
                        "Application",
                        Values.oneOfOrNotSet(
                                "MicrosoftWord", "MicrosoftExcel", "MicrosoftPowerpoint", "MicrosoftVisio"))
                .with(
                        "Option",
                        Values.oneOfOrNotSet(
                                "DocumentDefault", "ShowFieldCode", "ShowNothing", "ReplaceWithRelativityField"))
                .with("RelativityField", FIELD_REFERENCE)
                .with("ImagingProfiles", Values.listOf(REFERENCE));
    }

    /** A request that may say where it comes from; nothing follows from it. */
    private static Shape originated() {
        return new Shape().with("OriginationID", Values::guid);
    }
}
