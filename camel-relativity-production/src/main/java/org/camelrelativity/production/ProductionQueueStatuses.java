package org.camelrelativity.production;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.status.StatusReading;
import org.camelrelativity.common.status.StatusReading.Phase;
import org.camelrelativity.common.status.StatusSource;
import org.camelrelativity.production.model.ProductionQueue;
import org.camelrelativity.production.model.ProductionQueueItem;

/** Looks at the jobs of the production queue, with one request for all. */
final class ProductionQueueStatuses implements StatusSource {

    private final Request request;
    private final OperationInvoker invoker;

    ProductionQueueStatuses(Operation operation, OperationInvoker invoker) {
        this.request = new Request(operation, Map.of(), null, List.of());
        this.invoker = invoker;
    }

    @Override
    public String list() {
        return "production-queue";
    }

    @Override
    public void visit(Visitor visitor) throws RelativityException {
        Map<String, ProductionQueueItem> jobs = new LinkedHashMap<>();
        for (ProductionQueueItem job : (ProductionQueue)
                invoker.invoke(request).answerOrThrow(request.operation().name())) {
            jobs.put(JobKey.of(job).text(), job);
        }
        visitor.begins(jobs.keySet());
        jobs.forEach((name, job) -> {
            if (visitor.wants(name)) {
                visitor.sees(reading(name, job));
            }
        });
    }

    private static StatusReading reading(String name, ProductionQueueItem job) {
        return new StatusReading(
                name,
                job.status(),
                hasFailed(job) ? Phase.IDLE : Phase.RUNNING,
                null,
                job.brandingStatus(),
                Objects.toString(job.imagesRemaining(), null),
                job,
                JobKey.of(job).headers());
    }

    /** Errored jobs stay in the queue until somebody retries or cancels them (contract, production §1.4). */
    private static boolean hasFailed(ProductionQueueItem job) {
        return job.status().toLowerCase(Locale.ROOT).contains("error");
    }

    @Override
    public boolean isKey(String text) {
        return JobKey.of(text).isPresent();
    }

    @Override
    public StatusReading missing(String key) {
        return StatusReading.gone(key, JobKey.of(key).orElseThrow().headers());
    }
}
