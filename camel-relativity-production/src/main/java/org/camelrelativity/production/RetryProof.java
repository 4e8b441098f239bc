package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionStatus;

/**
 * A retry is proven if the production did not run before the call, and now runs or has been produced. One that was canceled
 * meanwhile has the status that it had before, which proves nothing.
 */
final class RetryProof implements Proof {

    /** Nothing can be read of a job by its id alone. */
    @Override
    public Optional<Request> read(Request request, RelativityRecord element, ApiVersion version) {
        ProductionJobRef job = (ProductionJobRef) element;
        return job.productionId() == null || job.workspaceId() == null
                ? Optional.empty()
                : Optional.of(new Request(
                        ProductionOperations.TABLE.find("production/status"),
                        Map.of(WORKSPACE_ID, job.workspaceId(), ProductionOperations.PRODUCTION_ID, job.productionId()),
                        null,
                        List.of()));
    }

    @Override
    public String evidence(Object answer) {
        return String.valueOf(((ProductionJobStatusResult) answer).status());
    }

    @Override
    public boolean proves(String before, String now) {
        Optional<ProductionStatus> then = ProductionStatus.of(before);
        Optional<ProductionStatus> since = ProductionStatus.of(now);
        return then.isPresent()
                && since.isPresent()
                && !then.get().isRunning()
                && !then.equals(since)
                && (since.get().isRunning()
                        || since.get() == ProductionStatus.Produced
                        || since.get() == ProductionStatus.ProducedWithErrors);
    }

    @Override
    public String inWords() {
        return "a production that did not run before the call, and now runs or has been produced; each is proven by itself";
    }
}
