package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.REPRODUCTION_JOB_ID;

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
        return request.to(ProductionOperations.TABLE.find("re-production/status"), WORKSPACE_ID, REPRODUCTION_JOB_ID);
    }

    @Override
    public String evidence(Request request, Object answer) {
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
