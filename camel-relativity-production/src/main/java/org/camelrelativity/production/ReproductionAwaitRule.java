package org.camelrelativity.production;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.production.model.ProductionStatus;
import org.camelrelativity.production.model.ReproductionOutcome;
import org.camelrelativity.production.model.ReproductionStatus;
import org.camelrelativity.production.model.ReproductionStatusResult;

/**
 * Whether a re-production job has ended, judged by all that was read of it since a wait began. A job whose productions
 * are only staged is Running, so a canceled one never ends by its own status: it has ended if one of its productions
 * was seen to run or to be canceled, and none has been at work for a while.
 */
final class ReproductionAwaitRule {

    private static final ReproductionRunProof PROOF = new ReproductionRunProof();

    private final String beforeRun;
    private final CredibleEnd end = new CredibleEnd();
    private boolean run;

    ReproductionAwaitRule(String beforeRun) {
        this.beforeRun = beforeRun;
    }

    Optional<ReproductionOutcome> judge(ReproductionStatusResult read, Duration waited) {
        boolean atWork = isAtWork(read);
        end.atWork(atWork);
        run |= productions(read).stream()
                .flatMap(Optional::stream)
                .anyMatch(status -> status.isRun() || status == ProductionStatus.Canceling);
        Optional<ReproductionOutcome> known =
                ReproductionStatus.of(read.reproductionStatus()).map(ReproductionAwaitRule::known);
        if (known.isPresent() && !atWork) {
            boolean ofThisRun = beforeRun != null && PROOF.proves(beforeRun, PROOF.evidence(null, read));
            return end.isCredible(ofThisRun, waited) ? known : Optional.empty();
        }
        Duration grace = run && isAtRest(read) ? CredibleEnd.JOB_UNTOLD_GRACE : null;
        if (!end.hasSettled(read.reproductionStatus() + " " + read.productions(), grace, waited)) {
            return Optional.empty();
        }
        boolean canceled = productions(read).stream().flatMap(Optional::stream).anyMatch(ProductionStatus::isStable);
        return Optional.of(canceled ? ReproductionOutcome.CANCELED : ReproductionOutcome.OTHER);
    }

    private static ReproductionOutcome known(ReproductionStatus status) {
        return switch (status) {
            case Completed -> ReproductionOutcome.COMPLETED;
            case CompletedWithErrors -> ReproductionOutcome.COMPLETED_WITH_ERRORS;
            case DoesNotExist -> ReproductionOutcome.DOES_NOT_EXIST;
            default -> null;
        };
    }

    private static List<Optional<ProductionStatus>> productions(ReproductionStatusResult read) {
        return read.productions().stream()
                .map(each -> ProductionStatus.of(each.status()))
                .toList();
    }

    static boolean isAtWork(ReproductionStatusResult read) {
        return productions(read).stream().flatMap(Optional::stream).anyMatch(ProductionStatus::isRunning);
    }

    /** A status of another release may be one of work. */
    static boolean isAtRest(ReproductionStatusResult read) {
        return !read.productions().isEmpty()
                && productions(read).stream()
                        .allMatch(status -> status.isPresent() && !status.get().isRunning());
    }
}
