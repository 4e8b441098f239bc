package org.camelrelativity.production;

import java.time.Duration;
import java.util.Optional;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;
import org.camelrelativity.production.model.AwaitUntil;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.production.model.ProductionStatus;

/**
 * Whether the staging or the run of a production has ended, judged by all that was read of it since a wait began. One
 * that was at work and now is staged or new was canceled, unless staging comes before the run that is waited for.
 */
final class ProductionAwaitRule {

    private final AwaitUntil until;
    private final String beforeRun;
    private final CredibleEnd end = new CredibleEnd();
    private boolean run;
    private boolean canceling;

    ProductionAwaitRule(AwaitUntil until, String beforeRun) {
        this.until = until;
        this.beforeRun = beforeRun;
    }

    Optional<ProductionOutcome> judge(ProductionReading read, Duration waited) {
        ProductionStatus status = read.known().orElse(null);
        boolean atWork = read.phase() == Phase.RUNNING;
        end.atWork(atWork);
        run |= status != null && status.isRun();
        canceling |= status == ProductionStatus.Canceling;
        if (until == AwaitUntil.staged && status != null && status.isRun()) {
            return Optional.of(ProductionOutcome.STAGED);
        }
        if (atWork) {
            end.hasSettled(null, null, waited);
            return Optional.empty();
        }
        Optional<ProductionOutcome> known = known(status);
        if (known.isPresent()) {
            return end.isCredible(isOfThisRun(read), waited) ? known : Optional.empty();
        }
        Duration grace = graceOf(read, status);
        return end.hasSettled(read.status().status() + " " + read.progress(), grace, waited)
                ? Optional.of(status == null ? ProductionOutcome.OTHER : ProductionOutcome.CANCELED)
                : Optional.empty();
    }

    private Optional<ProductionOutcome> known(ProductionStatus status) {
        if (status == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (status) {
                    case Produced -> ProductionOutcome.PRODUCED;
                    case ProducedWithErrors -> ProductionOutcome.PRODUCED_WITH_ERRORS;
                    case Error -> ProductionOutcome.ERROR;
                    case StagingError -> ProductionOutcome.STAGING_ERROR;
                    case ErrorStartingProduction -> ProductionOutcome.ERROR_STARTING;
                    case Staged -> until == AwaitUntil.staged && !canceling ? ProductionOutcome.STAGED : null;
                    default -> null;
                });
    }

    /** An end that was not told before the call. */
    private boolean isOfThisRun(ProductionReading read) {
        return beforeRun != null
                && ProductionProof.STAGING_AND_RUN.proves(
                        beforeRun, read.status().status());
    }

    /** For how long nothing may change before the status is taken for an end; {@code null} if it can't be one. */
    private Duration graceOf(ProductionReading read, ProductionStatus status) {
        if (status == null) {
            if (read.phase() == Phase.ENDED) {
                return end.seenAtWork() ? Duration.ZERO : CredibleEnd.GRACE;
            }
            if (!end.seenAtWork()) {
                return null;
            }
            return read.hasNoJob() ? Duration.ZERO : CredibleEnd.JOB_UNTOLD_GRACE;
        }
        boolean canceled = canceling || run || status == ProductionStatus.New && end.seenAtWork();
        return canceled ? Duration.ZERO : null;
    }
}
