package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.LegacyImagingRoutes.workspace;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Imaging Set Service. */
final class LegacySets {
    private LegacySets() {}

    static Answer save(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        Arguments set = arguments.object("imagingSet");
        int artifactId = workspace
                .sets()
                .save(
                        set.optionalId("ArtifactID"),
                        set.textNotBlank("Name"),
                        set.object("ImagingProfile").id("ArtifactID"),
                        set.id("DataSource"),
                        set.text("EmailNotificationRecipients"));
        return Answer.json(IntNode.valueOf(artifactId));
    }

    static Answer read(Arguments arguments, Instance instance) {
        ImagingSets sets = workspace(arguments, "workspaceId", instance).sets();
        ImagingSet set = sets.get(arguments.id("imagingSetId"));
        ObjectNode answer = Json.object();
        answer.putObject("ImagingProfile").put("ArtifactID", set.profile());
        answer.put("DataSource", set.dataSource());
        answer.put("EmailNotificationRecipients", set.recipients());
        answer.set("Status", status(sets.shownStatus(set)));
        answer.put("ArtifactID", set.artifactId());
        answer.put("Name", set.name());
        return Answer.json(answer);
    }

    static Answer delete(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        workspace.sets().delete(arguments.id("imagingSetId"));
        return Answer.empty();
    }

    static Answer hide(Arguments arguments, Instance instance) {
        return review(arguments, instance, true);
    }

    static Answer release(Arguments arguments, Instance instance) {
        return review(arguments, instance, false);
    }

    private static Answer review(Arguments arguments, Instance instance, boolean hide) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        Arguments reference = arguments.object("imagingSet");
        boolean hasArtifactId = reference.optionalId("ArtifactID") != 0;
        workspace.sets().review(reference.id(hasArtifactId ? "ArtifactID" : "imagingSetId"), hide);
        return Answer.empty();
    }

    /** Empty for a set that never ran, as in the vendor's sample. */
    private static ObjectNode status(ImagingSetStatus status) {
        ObjectNode answer = Json.object();
        if (!status.text().isEmpty()) {
            answer.put("Status", status.text());
            answer.put("LastRunError", status.lastRunError());
            answer.put("QCEnabledOnLastRun", status.qcEnabled());
            answer.put("ImageCompletion", status.completionText());
            answer.put("ImageQCReviewStatus", status.reviewText());
        }
        return answer;
    }
}
