package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.IntNode;

/** The request bodies of the legacy generation: arguments under their .NET parameter names. */
final class LegacyShapes {
    static final Shape SAVE_PROFILE = inWorkspace("imagingProfile", ImagingShapes.IMAGING_PROFILE);
    static final Shape PROFILE_ID = inWorkspace("imagingProfileId", Values::integer);

    static final Shape SAVE_SET = inWorkspace(
            "imagingSet",
            new Shape()
                    .with("ImagingProfile", ImagingShapes.REFERENCE)
                    .with("DataSource", Values::integer)
                    .with("EmailNotificationRecipients", Values::text)
                    .with("Status", ImagingShapes.IMAGING_SET_STATUS)
                    .with("ArtifactID", Values::integer)
                    .with("Name", Values::text));
    static final Shape SET_ID = inWorkspace("imagingSetId", Values::integer);

    /** The vendor's sample has a number as name and an id under a name that the .NET type lacks. */
    static final Shape SET_REFERENCE = inWorkspace(
            "imagingSet",
            new Shape()
                    .with("ArtifactID", Values::integer)
                    .with("imagingSetId", Values::integer)
                    .with("Name", Values::anything));

    static final Shape NATIVE_TYPE_ID = inWorkspace("nativeTypeId", Values::integer);

    static final Shape SAVE_FIELD_CODE = inWorkspace(
            "applicationFieldCode",
            new Shape()
                    .with("FieldCode", Values::text)
                    .with(
                            "Application",
                            Values.oneOf("MicrosoftWord", "MicrosoftExcel", "MicrosoftPowerpoint", "MicrosoftVisio"))
                    .with(
                            "Option",
                            Values.oneOf(
                                    "DocumentDefault", "ShowFieldCode", "ShowNothing", "ReplaceWithRelativityField"))
                    .with("RelativityField", ImagingShapes.FIELD_REFERENCE)
                    .with("ImagingProfiles", Values.listOf(ImagingShapes.REFERENCE))
                    .with("ArtifactID", Values::integer, IntNode.valueOf(0))
                    .with("Name", Values::text));
    static final Shape FIELD_CODE_ID = inWorkspace("applicationFieldCodeId", Values::integer);

    static final Shape IMAGING_JOB = new Shape()
            .with(
                    "imagingJob",
                    new Shape()
                            .with("imagingSetId", Values::integer)
                            .with("workspaceId", Values::integer)
                            .with("QcEnabled", Values::bool));

    static final Shape DOCUMENT_JOB = new Shape()
            .with(
                    "imageDocumentJob",
                    new Shape()
                            .with("WorkspaceId", Values::integer)
                            .with("DocumentId", Values::integer)
                            .with("ProfileId", Values::integer)
                            .with("AlternateNativeLocation", Values::text)
                            .with("RemoveAlternateNativeAfterImaging", Values::bool));

    static final Shape STOP_JOB = new Shape()
            .with(
                    "stopImagingJobRequest",
                    new Shape().with("imagingJobId", Values::longOrGuid).with("workspaceArtifactId", Values::integer));

    static final Shape UPDATE_PRIORITY = new Shape()
            .with(
                    "UpdateJobPriorityRequest",
                    new Shape()
                            .with("jobGuid", Values::guid)
                            .with("priority", Values::integer)
                            .with("workspaceId", Values::integer));

    static final Shape NO_ARGUMENTS = new Shape();

    private LegacyShapes() {}

    private static Shape inWorkspace(String name, ValueReader reader) {
        return new Shape().with(name, reader).with("workspaceId", Values::integer);
    }
}
