package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionStatus;

/**
 * What makes a production work is proven by one that did not and does since, or has come to an end that it leads to. One
 * that was canceled since goes back to where it stood before, which proves nothing.
 */
record ProductionProof(String inWords, Set<ProductionStatus> ends) implements Proof {

    /** Of a run, a re-run or a retry. */
    static final Proof RUN = new ProductionProof(
            "a production that did not run before the call, and now runs or has come to another end of a run; each is proven by itself",
            EnumSet.of(
                    ProductionStatus.Produced,
                    ProductionStatus.ProducedWithErrors,
                    ProductionStatus.Error,
                    ProductionStatus.ErrorStartingProduction));

    /** Of a staging, which a run may follow. */
    static final Proof STAGING = new ProductionProof(
            "a production that was at work neither on staging nor on a run before the call, and now is or has come to another end of either; each is proven by itself",
            EnumSet.of(
                    ProductionStatus.Staged,
                    ProductionStatus.StagingError,
                    ProductionStatus.Produced,
                    ProductionStatus.ProducedWithErrors,
                    ProductionStatus.Error,
                    ProductionStatus.ErrorStartingProduction));

    /** Nothing can be read of a job by its id alone. */
    @Override
    public Optional<Request> read(Request request, RelativityRecord element, ApiVersion version) {
        ProductionJobRef production = element != null
                ? (ProductionJobRef) element
                : new ProductionJobRef(
                        request.get(WORKSPACE_ID).orElse(null),
                        request.get(PRODUCTION_ID).orElse(null),
                        null);
        return production.productionId() == null || production.workspaceId() == null
                ? Optional.empty()
                : Optional.of(new Request(
                        ProductionOperations.TABLE.find("production/status"),
                        Map.of(WORKSPACE_ID, production.workspaceId(), PRODUCTION_ID, production.productionId()),
                        null,
                        List.of()));
    }

    @Override
    public String evidence(Request request, Object answer) {
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
                && (since.get().isRunning() || ends.contains(since.get()));
    }
}
