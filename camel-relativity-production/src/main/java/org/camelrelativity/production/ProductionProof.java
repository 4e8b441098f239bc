package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionStatus;

/**
 * What makes a production work is proven by one that did not and does since, or has come to an end that it leads to. What
 * only other work leads to proves nothing: a production that is staged since was not run, and one that is canceled may have
 * been at work on either. One that was canceled since goes back to where it stood before, which proves nothing either.
 *
 * @param leads whether the work can lead from a status in which a production is not at work to another one
 */
record ProductionProof(String inWords, BiPredicate<ProductionStatus, ProductionStatus> leads) implements Proof {

    private static final Set<ProductionStatus> ENDS_OF_RUN = EnumSet.of(
            ProductionStatus.Produced,
            ProductionStatus.ProducedWithErrors,
            ProductionStatus.Error,
            ProductionStatus.ErrorStartingProduction);

    private static final Set<ProductionStatus> ENDS_OF_STAGING =
            EnumSet.of(ProductionStatus.Staged, ProductionStatus.StagingError);

    /** Of a run or a re-run. */
    static final Proof RUN = new ProductionProof(
            "a production that did not run before the call, and now runs or has come to another end of a run; each is proven by itself",
            (then, since) -> runs(since));

    /** Of a retry, also of a staging that has failed. */
    static final Proof RETRY = new ProductionProof(
            "a production that did not run before the call, and now runs or has come to another end of a run, or is being staged after a staging error; each is proven by itself",
            (then, since) -> runs(since) || then == ProductionStatus.StagingError && since.isStaging());

    /** Of a staging, which a run may follow: one that had been staged can run without. */
    static final Proof STAGING = new ProductionProof(
            "a production that was at work neither on staging nor on a run before the call, and now is being staged or has come to another end of that, or runs or has run although it had not been staged",
            (then, since) -> since.isStaging() || ENDS_OF_STAGING.contains(since) || !wasStaged(then) && works(since));

    /** Of a staging and a run, or only a run of what is staged. */
    static final Proof STAGING_AND_RUN = new ProductionProof(
            "a production that was at work neither on staging nor on a run before the call, and now is or has come to another end of either; each is proven by itself",
            (then, since) -> works(since));

    private static boolean runs(ProductionStatus since) {
        return since.isRun() || ENDS_OF_RUN.contains(since);
    }

    private static boolean works(ProductionStatus since) {
        return since.isRunning() || ENDS_OF_STAGING.contains(since) || ENDS_OF_RUN.contains(since);
    }

    private static boolean wasStaged(ProductionStatus status) {
        return status != ProductionStatus.New && status != ProductionStatus.StagingError;
    }

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
                && leads.test(then.get(), since.get());
    }
}
