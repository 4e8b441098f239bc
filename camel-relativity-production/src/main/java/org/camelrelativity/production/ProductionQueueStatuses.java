package org.camelrelativity.production;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.StatusReader;
import org.camelrelativity.common.watch.StatusSnapshot;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;
import org.camelrelativity.common.watch.StatusSource;
import org.camelrelativity.production.model.ProductionQueue;
import org.camelrelativity.production.model.ProductionQueueItem;

/** The jobs of the production queue, read with one request for all. */
final class ProductionQueueStatuses implements StatusSource {

    private final Request request;
    private final OperationInvoker invoker;

    ProductionQueueStatuses(Operation operation, OperationInvoker invoker) {
        this.request = new Request(operation, Map.of(), null, List.of());
        this.invoker = invoker;
    }

    @Override
    public Map<String, StatusReader<StatusSnapshot>> subjects() throws RelativityException {
        Map<String, StatusReader<StatusSnapshot>> jobs = new LinkedHashMap<>();
        Object queue =
                invoker.invoke(request).orThrow(request.operation().name()).answer();
        for (ProductionQueueItem job : (ProductionQueue) queue) {
            jobs.put(JobKey.of(job).text(), () -> snapshot(job));
        }
        return jobs;
    }

    private static StatusSnapshot snapshot(ProductionQueueItem job) {
        JobKey key = JobKey.of(job);
        return new StatusSnapshot(
                key.text(),
                job.status(),
                hasFailed(job) ? Phase.IDLE : Phase.RUNNING,
                null,
                job.brandingStatus(),
                Objects.toString(job.imagesRemaining(), null),
                job,
                key.headers());
    }

    /** Errored jobs stay in the queue until somebody retries or cancels them (contract, production §1.4). */
    private static boolean hasFailed(ProductionQueueItem job) {
        return job.status().toLowerCase(Locale.ROOT).contains("error");
    }

    @Override
    public String list() {
        return "production-queue";
    }

    @Override
    public Optional<StatusSnapshot> missing(String key) {
        return JobKey.of(key).map(job -> StatusSnapshot.gone(key, job.headers()));
    }
}
