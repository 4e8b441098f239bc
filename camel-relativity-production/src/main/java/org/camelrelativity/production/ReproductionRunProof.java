package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.REPRODUCTION_JOB_ID;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.ReproductionStatus;
import org.camelrelativity.production.model.ReproductionStatusResult;

/** A run of a re-production job is proven if the job did not run, and since then runs or has ended otherwise. */
final class ReproductionRunProof implements Proof {

    @Override
    public String inWords() {
        return "a job that was created or had ended, and runs since or has ended otherwise";
    }

    @Override
    public Optional<Request> read(Request request, RelativityRecord element, ApiVersion version) {
        return request.get(WORKSPACE_ID).flatMap(workspace -> request.get(REPRODUCTION_JOB_ID)
                .map(job -> new Request(
                        ProductionOperations.TABLE.find("re-production/status"),
                        Map.of(WORKSPACE_ID, workspace, REPRODUCTION_JOB_ID, job),
                        null,
                        List.of())));
    }

    @Override
    public String evidence(Object answer) {
        return String.valueOf(((ReproductionStatusResult) answer).reproductionStatus());
    }

    @Override
    public boolean proves(String before, String now) {
        Optional<ReproductionStatus> then = ReproductionStatus.of(before);
        Optional<ReproductionStatus> since = ReproductionStatus.of(now);
        return then.isPresent()
                && since.isPresent()
                && then.get().isIdle()
                && !then.equals(since)
                && (since.get().isRunning() || since.get().isCompleted());
    }
}
