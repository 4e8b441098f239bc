package org.camelrelativity.sandbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The jobs of a workspace, running and ended. */
final class ImagingJobs {
    private final Workspace workspace;
    private final Instance instance;
    private final Map<Integer, ImagingJob> byArtifactId = new LinkedHashMap<>();
    private final Map<UUID, ImagingJob> byGuid = new LinkedHashMap<>();

    ImagingJobs(Workspace workspace, Instance instance) {
        this.workspace = workspace;
        this.instance = instance;
    }

    /**
     * Runs a set or retries its errors.
     *
     * @param qc null for the value of the previous run, false if there was none
     */
    ImagingJob start(SandboxJob.Kind kind, int imagingSet, Boolean qc) {
        ImagingSet set = workspace.sets().get(imagingSet);
        if (set.busy(instance.now())) {
            throw Refusal.conflict("The imaging set " + imagingSet + " is already running.");
        }
        set.keepShowingStatus(instance.now(), instance.settings().staleStatus());
        JobWork work = set.work(
                kind,
                qc,
                workspace.documents().found(set.dataSource()),
                workspace.profiles().restrictedTypes(set.profile()));
        ImagingJob job = submit(work, Instance.DEFAULT_PRIORITY);
        set.started(job);
        return job;
    }

    ImagingJob imageDocument(int document, int profile) {
        DocumentWork work = new DocumentWork(workspace.documents().get(document));
        workspace.profiles().read(profile);
        return submit(work, Instance.ON_THE_FLY_PRIORITY);
    }

    ImagingJob massImage(String massProcess, int profile) {
        List<Document> documents = workspace.massProcesses().documents(massProcess);
        int maximum = instance.settings().massImagingMaxSize();
        if (documents.size() > maximum) {
            throw Refusal.invalid("The mass process " + massProcess + " has " + documents.size()
                    + " documents, but only " + maximum + " can be imaged at once.");
        }
        workspace.profiles().read(profile);
        MassWork work = new MassWork(documents, workspace.profiles().restrictedTypes(profile));
        return submit(work, Instance.DEFAULT_PRIORITY);
    }

    /** Forgets the jobs that have ended. */
    void cleanUp() {
        byArtifactId.values().removeIf(ImagingJob::ended);
        byGuid.values().removeIf(ImagingJob::ended);
    }

    /** Requests name a job by 64 bits, though no job has a larger number than 32. */
    Optional<ImagingJob> find(long artifactId) {
        boolean known = artifactId >= 0 && artifactId <= Integer.MAX_VALUE;
        return known ? Optional.ofNullable(byArtifactId.get((int) artifactId)) : Optional.empty();
    }

    Optional<ImagingJob> find(UUID guid) {
        return Optional.ofNullable(byGuid.get(guid));
    }

    Collection<ImagingJob> all() {
        return byArtifactId.values();
    }

    /** Brings the documents of all jobs up to date. */
    void progress() {
        byArtifactId.values().forEach(job -> instance.queue().progress(job, instance.now()));
    }

    /** Whether a stop that has no effect is answered as if it had one. */
    boolean confirmsStop(ImagingJob job) {
        return !job.ended() && instance.settings().earlyStopsConfirmed();
    }

    boolean stop(ImagingJob job) {
        return instance.queue().stop(job, instance.now());
    }

    boolean prioritize(ImagingJob job, int priority) {
        if (job.ended()) {
            return false;
        }
        instance.queue().prioritize(job, priority);
        return true;
    }

    private ImagingJob submit(JobWork work, int priority) {
        ImagingJob job = new ImagingJob(
                workspace.ids().next(), UUID.randomUUID(), workspace.artifactId(), work, priority, instance.now());
        byArtifactId.put(job.artifactId(), job);
        byGuid.put(job.guid(), job);
        instance.queue().submit(job, instance.now());
        return job;
    }
}
