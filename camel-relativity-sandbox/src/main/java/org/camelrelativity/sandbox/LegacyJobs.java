package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.LegacyImagingRoutes.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** Imaging Job Service. */
final class LegacyJobs {
    private LegacyJobs() {}

    static Answer run(Arguments arguments, Instance instance) {
        return start(SandboxJob.Kind.RUN, arguments, instance);
    }

    static Answer retryErrors(Arguments arguments, Instance instance) {
        return start(SandboxJob.Kind.RETRY, arguments, instance);
    }

    static Answer imageDocument(Arguments arguments, Instance instance) {
        Arguments request = arguments.object("imageDocumentJob");
        Workspace workspace = workspace(request, "WorkspaceId", instance);
        return jobId(workspace.jobs().imageDocument(request.id("DocumentId"), request.id("ProfileId")));
    }

    /** A stop that has no effect is no error: the answer says so. */
    static Answer stop(Arguments arguments, Instance instance) {
        Arguments request = arguments.object("stopImagingJobRequest");
        JsonNode id = request.required("imagingJobId");
        ImagingJobs jobs = workspace(request, "workspaceArtifactId", instance).jobs();
        Optional<ImagingJob> job =
                id.isTextual() ? jobs.find(UUID.fromString(id.textValue())) : jobs.find(id.longValue());
        boolean stopped = job.map(jobs::stop).orElse(false);
        boolean confirmed = stopped || job.map(jobs::confirmsStop).orElse(false);
        Answer answer =
                Answer.json(Json.object("stopImagingJobResponse", Json.object().put("success", confirmed)));
        return stopped ? answer : answer.withoutEffect();
    }

    static Answer updatePriority(Arguments arguments, Instance instance) {
        Arguments request = arguments.object("UpdateJobPriorityRequest");
        UUID guid = request.guid("jobGuid");
        int priority = request.integer("priority");
        ImagingJobs jobs = workspace(request, "workspaceId", instance).jobs();
        Optional<ImagingJob> job = jobs.find(guid);
        if (job.isEmpty()) {
            return priorityUnchanged("There is no imaging job " + guid + " in this workspace.");
        }
        return jobs.prioritize(job.get(), priority)
                ? priorityAnswer(true, "")
                : priorityUnchanged("The imaging job " + guid + " has ended.");
    }

    private static Answer start(SandboxJob.Kind kind, Arguments arguments, Instance instance) {
        Arguments request = arguments.object("imagingJob");
        Workspace workspace = workspace(request, "workspaceId", instance);
        return jobId(workspace.jobs().start(kind, request.id("imagingSetId"), request.optionalBool("QcEnabled")));
    }

    private static Answer jobId(ImagingJob job) {
        return Answer.json(Json.object().put("ImagingJobId", job.guid().toString()));
    }

    private static Answer priorityUnchanged(String why) {
        return priorityAnswer(false, why).withoutEffect();
    }

    private static Answer priorityAnswer(boolean updated, String errorMessage) {
        ObjectNode inner =
                Json.object().put("updateJobPriorityResponse", updated).put("errorMessage", errorMessage);
        return Answer.json(Json.object("updateJobPriorityResponse", inner));
    }
}
