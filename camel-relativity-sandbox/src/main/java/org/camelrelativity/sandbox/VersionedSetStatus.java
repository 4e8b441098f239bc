package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.VersionedImagingRoutes.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The status of an imaging set with its job and all counters. */
final class VersionedSetStatus {

    private VersionedSetStatus() {}

    static Answer read(Arguments arguments, Instance instance) {
        ImagingSets sets = workspace(arguments, instance).sets();
        ImagingSetStatus status = sets.shownStatus(sets.get(arguments.id("imagingSetID")));
        ImagingSetStatus.Job job = status.job();
        ObjectNode answer = Json.object()
                .put("Status", text(status, instance))
                .put("LastRunError", status.lastRunError())
                .put("QcReviewEnabledOnLastRun", status.qcEnabled())
                .put("JobType", job == null ? 0 : job.kind() == SandboxJob.Kind.RETRY ? 2 : 1)
                .put("JobStatus", job == null ? "Default" : job.phase().jobStatus())
                .put("JobExists", job != null);
        addTotals(answer, status);
        addCounters(answer, status);
        if (job != null) {
            addJob(answer, job);
        }
        return Answer.json(answer);
    }

    /** Unlike in the legacy API, the status of a set that never ran is there. */
    static String text(ImagingSetStatus status, Instance instance) {
        return status.text().isEmpty() ? instance.settings().newSetStatus() : status.text();
    }

    private static void addTotals(ObjectNode answer, ImagingSetStatus status) {
        answer.put("NumberOfDocuments", status.documents())
                .put("NumberOfDocumentsHidden", status.documentsHidden())
                .put("NumberOfDocumentsViewable", status.documentsViewable())
                .put("NumberOfDocumentsWithWarnings", status.withWarnings());
    }

    /** Those of a job, which are 0 until it has submitted its documents; they outlive it except for the last two. */
    private static void addCounters(ObjectNode answer, ImagingSetStatus status) {
        ImagingSetStatus.Job job = status.job();
        boolean counted = job == null || job.submitted();
        answer.put("NumberOfDocumentsCompleted", counted ? status.imaged() : 0)
                .put("NumberOfDocumentsSkipped", counted ? status.skipped() : 0)
                .put("NumberOfDocumentsErrored", counted ? status.errored() : 0)
                .put("NumberOfDocumentsWaiting", job == null ? 0 : job.documentsLeft())
                .put("NumberOfDocumentsSubmitted", job != null && job.submitted() ? job.documents() : 0);
    }

    private static void addJob(ObjectNode answer, ImagingSetStatus.Job job) {
        answer.put("JobGuid", job.guid().toString())
                .put("JobArtifactId", job.artifactId())
                .put("SubmittedByUserId", Instance.ADMINISTRATOR)
                .put("JobPriority", job.priority());
        if (job.started() != null) {
            answer.put("JobStartTime", Json.time(job.started()));
        }
    }
}
