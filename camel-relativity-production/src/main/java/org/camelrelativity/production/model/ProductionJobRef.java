package org.camelrelativity.production.model;

import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * Refers to a production's job in the queue: by workspace and production together, or by the job. Source: Production
 * Queue Manager (REST).
 *
 * <p>A job id of 0 is .NET's way to say "not set" and becomes null; so do the other two beside a job id.
 */
public record ProductionJobRef(Integer workspaceId, Integer productionId, Integer jobId) implements RelativityRecord {

    public ProductionJobRef {
        jobId = unlessZero(jobId);
        workspaceId = jobId == null ? workspaceId : unlessZero(workspaceId);
        productionId = jobId == null ? productionId : unlessZero(productionId);
    }

    private static Integer unlessZero(Integer id) {
        return id != null && id == 0 ? null : id;
    }

    /** {@return a reference by workspace and production} */
    public static ProductionJobRef of(int workspaceId, int productionId) {
        return new ProductionJobRef(workspaceId, productionId, null);
    }

    /** {@return a reference by the job alone} */
    public static ProductionJobRef ofJob(int jobId) {
        return new ProductionJobRef(null, null, jobId);
    }

    /** {@return the same, with the workspace if it names a production but neither workspace nor job} */
    public ProductionJobRef in(Integer workspace) {
        boolean lacking = workspaceId == null && productionId != null && jobId == null;
        return lacking ? new ProductionJobRef(workspace, productionId, null) : this;
    }

    /** {@return whether it has enough ids to refer to a job} */
    public boolean refersToAJob() {
        return jobId != null || workspaceId != null && productionId != null;
    }

    @Override
    public void check(Constraints constraints) {
        constraints.artifactId("WorkspaceID", workspaceId);
        constraints.artifactId("ProductionID", productionId);
        constraints.artifactId("JobID", jobId);
        constraints.rule(refersToAJob(), "must have WorkspaceID and ProductionID together, or JobID");
    }
}
