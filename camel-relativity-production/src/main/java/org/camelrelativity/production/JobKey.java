package org.camelrelativity.production;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camelrelativity.production.model.ProductionQueueItem;

/** Which job of the queue a status is of; without a number in the queue if Relativity does not tell it. */
record JobKey(Integer workspaceId, Integer productionId, Long queueId) {

    private static final Pattern TEXT = Pattern.compile("(-?[0-9]+)/(-?[0-9]+)/(-?[0-9]*)");

    static JobKey of(ProductionQueueItem job) {
        return new JobKey(job.workspaceId(), job.productionId(), job.queueId());
    }

    /** Empty if it is no {@link #text()}. */
    static Optional<JobKey> of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JobKey(
                    Integer.valueOf(parts.group(1)),
                    Integer.valueOf(parts.group(2)),
                    parts.group(3).isEmpty() ? null : Long.valueOf(parts.group(3))));
        } catch (NumberFormatException e) { // too large
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
