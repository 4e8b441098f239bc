package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.VersionedImagingRoutes.workspace;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Imaging sets. */
final class VersionedSets {
    private VersionedSets() {}

    static Answer create(Arguments arguments, Instance instance) {
        return save(0, arguments, instance);
    }

    static Answer update(Arguments arguments, Instance instance) {
        return save(arguments.id("imagingSetID"), arguments, instance);
    }

    static Answer read(Arguments arguments, Instance instance) {
        ImagingSets sets = workspace(arguments, instance).sets();
        ImagingSet set = sets.get(arguments.id("imagingSetID"));
        ImagingSetStatus status = sets.shownStatus(set);
        ObjectNode answer = Json.object();
        answer.putObject("ImagingProfile").put("ArtifactID", set.profile());
        answer.put("DataSourceID", set.dataSource());
        answer.put("EmailNotificationRecipients", set.recipients());
        answer.putObject("Status")
                .put("Status", VersionedSetStatus.text(status, instance))
                .put("LastRunError", status.lastRunError())
                .put("QCEnabledOnLastRun", status.qcEnabled())
                .put("ImageCompletion", status.completionText())
                .put("ImageQCReviewStatus", status.reviewText());
        return Answer.json(answer.put("ArtifactID", set.artifactId()).put("Name", set.name()));
    }

    static Answer delete(Arguments arguments, Instance instance) {
        workspace(arguments, instance).sets().delete(arguments.id("imagingSetID"));
        return Answer.empty();
    }

    static Answer hide(Arguments arguments, Instance instance) {
        workspace(arguments, instance).sets().review(arguments.id("imagingSetID"), true);
        return Answer.empty();
    }

    static Answer release(Arguments arguments, Instance instance) {
        workspace(arguments, instance).sets().review(arguments.id("imagingSetID"), false);
        return Answer.empty();
    }

    private static Answer save(int artifactId, Arguments arguments, Instance instance) {
        Arguments set = arguments.object("request");
        int saved = workspace(arguments, instance)
                .sets()
                .save(
                        artifactId,
                        set.textNotBlank("Name"),
                        set.id("ImagingProfileID"),
                        set.id("DataSourceID"),
                        set.text("EmailNotificationRecipients"));
        return Answer.json(IntNode.valueOf(saved));
    }
}
