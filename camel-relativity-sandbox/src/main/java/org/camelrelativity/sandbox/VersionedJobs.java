package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.VersionedImagingRoutes.workspace;

import java.util.Optional;

/** Imaging jobs, known by their numbers. */
final class VersionedJobs {
    private VersionedJobs() {}

    static Answer run(Arguments arguments, Instance instance) {
        return start(SandboxJob.Kind.RUN, arguments, instance);
    }

    static Answer retryErrors(Arguments arguments, Instance instance) {
        return start(SandboxJob.Kind.RETRY, arguments, instance);
    }

    static Answer imageDocument(Arguments arguments, Instance instance) {
        int profile = arguments.object("imageOnTheFlyRequest").id("ProfileID");
        ImagingJobs jobs = workspace(arguments, instance).jobs();
        return jobId(jobs.imageDocument(arguments.id("documentArtifactID"), profile));
    }

    static Answer massImage(Arguments arguments, Instance instance) {
        Arguments request = arguments.object("MassImageRequest");
        ImagingJobs jobs = workspace(arguments, instance).jobs();
        return jobId(jobs.massImage(request.textNotBlank("MassProcessID"), request.id("ProfileID")));
    }

    /** A stop that has no effect is no error: the answer says so. */
    static Answer stop(Arguments arguments, Instance instance) {
        arguments.required("stopImagingJobRequest");
        long number = arguments.longInteger("imagingJobID");
        ImagingJobs jobs = workspace(arguments, instance).jobs();
        Optional<ImagingJob> job = jobs.find(number);
        if (job.isEmpty()) {
            return unchanged(unknown(number));
        }
        if (jobs.stop(job.get())) {
            return changed();
        }
        if (jobs.confirmsStop(job.get())) {
            return changed().withoutEffect();
        }
        return unchanged(
                job.get().ended()
                        ? ended(number)
                        : "The imaging job " + number + " can't be stopped while it is in the status "
                                + job.get().phase().text() + ".");
    }

    static Answer updatePriority(Arguments arguments, Instance instance) {
        int priority = arguments.object("updateJobPriorityRequest").integer("Priority");
        long number = arguments.longInteger("imagingJobID");
        ImagingJobs jobs = workspace(arguments, instance).jobs();
        Optional<ImagingJob> job = jobs.find(number);
        if (job.isEmpty()) {
            return unchanged(unknown(number));
        }
        return jobs.prioritize(job.get(), priority) ? changed() : unchanged(ended(number));
    }

    private static Answer start(SandboxJob.Kind kind, Arguments arguments, Instance instance) {
        Boolean qc = arguments.object("imagingSetRequest").optionalBool("QcEnabled");
        return jobId(workspace(arguments, instance).jobs().start(kind, arguments.id("imagingSetID"), qc));
    }

    private static Answer jobId(ImagingJob job) {
        return Answer.json(Json.object().put("ImagingJobID", (long) job.artifactId()));
    }

    private static Answer changed() {
        return Answer.json(Json.object().put("Success", true).put("ErrorMessage", ""));
    }

    private static Answer unchanged(String why) {
        return Answer.json(Json.object().put("Success", false).put("ErrorMessage", why))
                .withoutEffect();
    }

    // No source tells these texts.
    private static String unknown(long number) {
        return "There is no imaging job " + number + " in this workspace.";
    }

    private static String ended(long number) {
        return "The imaging job " + number + " has ended.";
    }
}
