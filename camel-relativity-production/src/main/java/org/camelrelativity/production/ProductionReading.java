package org.camelrelativity.production;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camelrelativity.common.watch.StatusSnapshot;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;
import org.camelrelativity.production.model.ProductionDetails;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionStatus;

/**
 * What one read of a production told; its details have the numbers, and are read only of what is complete. A known status
 * tells what it is doing, an unknown one the status of its job. While a job is running, an end is that of the run before.
 */
record ProductionReading(ProductionJobStatusResult status, ProductionDetails details) {

    /** In the order of their numbers. */
    private static final List<String> JOB_STATUSES = List.of("notrunning", "running", "errored", "complete");

    Optional<ProductionStatus> known() {
        return ProductionStatus.of(status.status());
    }

    Phase phase() {
        if (isJob("running") || known().filter(ProductionStatus::isRunning).isPresent()) {
            return Phase.RUNNING;
        }
        return known().map(told -> told.isStable() ? Phase.IDLE : Phase.ENDED)
                .orElse(isJob("errored") || isJob("complete") ? Phase.ENDED : Phase.IDLE);
    }

    /** Of a word of another release. */
    boolean hasNoJob() {
        return isJob("notrunning") || isJob("errored") || isJob("complete");
    }

    boolean isComplete() {
        return phase() == Phase.ENDED
                && (isJob("complete")
                        || known().filter(ProductionStatus::isProduced).isPresent());
    }

    /** By its name, with or without blanks, or by its number. */
    private boolean isJob(String word) {
        String told =
                Objects.toString(status.jobStatus(), "").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return word.equals(told) || told.equals(String.valueOf(JOB_STATUSES.indexOf(word)));
    }

    /** What changes while it gets on. */
    String progress() {
        return String.join(
                "/",
                List.of(
                        String.valueOf(status.jobStatus()),
                        String.valueOf(status.percentageImaging()),
                        String.valueOf(status.percentageProducing())));
    }

    /** What an event is made of. An end beside a running job is told when the job has ended. */
    StatusSnapshot snapshot(String key, Map<String, Object> headers) {
        boolean stale = phase() == Phase.RUNNING
                && known().filter(told -> !told.isRunning() && !told.isStable()).isPresent();
        String revision = phase() == Phase.ENDED ? Objects.toString(status.numberOfBrandingErrors(), null) : null;
        return new StatusSnapshot(
                key, stale ? null : status.status(), phase(), null, revision, progress(), status, headers);
    }
}
