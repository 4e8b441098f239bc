package org.camelrelativity.production;

import java.util.HashMap;
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
final class ProductionQueueStatusSource implements StatusSource {

    /** A job of the queue; without a number in it if Relativity does not tell it. */
    private record JobKey(Integer workspaceId, Integer productionId, Long queueId) {

        /** Empty if it is no {@link #text()}. */
        static Optional<JobKey> parse(String text) {
            String[] ids = text.split("/", -1);
            if (ids.length != 3) {
                return Optional.empty();
            }
            try {
                Long queueId = ids[2].isEmpty() ? null : Long.valueOf(ids[2]);
                return Optional.of(new JobKey(Integer.valueOf(ids[0]), Integer.valueOf(ids[1]), queueId));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        String text() {
            return workspaceId + "/" + productionId + "/" + Objects.toString(queueId, "");
        }

        Map<String, Object> headers() {
            Map<String, Object> headers = new HashMap<>();
            headers.put(RelativityProductionConstants.WORKSPACE_ID, workspaceId);
            headers.put(RelativityProductionConstants.PRODUCTION_ID, productionId);
            if (queueId != null) {
                headers.put(RelativityProductionConstants.QUEUE_ID, queueId);
            }
            return headers;
        }
    }

    private final Request request;
    private final OperationInvoker invoker;
    private boolean complete = true;

    ProductionQueueStatusSource(Operation operation, OperationInvoker invoker) {
        this.request = new Request(operation, Map.of(), null, List.of());
        this.invoker = invoker;
    }

    @Override
    public Map<String, StatusReader<StatusSnapshot>> subjects() throws RelativityException {
        Map<String, StatusReader<StatusSnapshot>> jobs = new LinkedHashMap<>();
        Object queue =
                invoker.invoke(request).orThrow(request.operation().name()).answer();
        complete = true;
        for (ProductionQueueItem job : (ProductionQueue) queue) {
            if (job.unreadable() != null) {
                complete = false;
                jobs.put("row " + jobs.size(), () -> {
                    throw new IllegalStateException("queue/jobs: a job can't be read: " + job.unreadable());
                });
                continue;
            }
            JobKey key = new JobKey(job.workspaceId(), job.productionId(), job.queueId());
            jobs.put(key.text(), () -> snapshot(key, job));
        }
        return jobs;
    }

    private static StatusSnapshot snapshot(JobKey key, ProductionQueueItem job) {
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

    /** Errored jobs stay in the queue until somebody retries or cancels them. */
    private static boolean hasFailed(ProductionQueueItem job) {
        return job.status().toLowerCase(Locale.ROOT).contains("error");
    }

    /** A job that can't be read may be any. */
    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public String list() {
        return "production-queue";
    }

    @Override
    public Optional<StatusSnapshot> missing(String key) {
        return JobKey.parse(key).map(job -> StatusSnapshot.gone(key, job.headers()));
    }
}
