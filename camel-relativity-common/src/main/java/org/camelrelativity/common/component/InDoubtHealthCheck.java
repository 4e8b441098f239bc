package org.camelrelativity.common.component;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.CallLedger.Entry;

/** Whether calls of a ledger have been in doubt for too long. Of readiness only: a restart of Camel would not help. */
final class InDoubtHealthCheck implements HealthCheck {

    private static final int MOST_DETAILS = 10;

    private final String id;
    private final CallLedger ledger;
    private final Duration limit;
    private final Clock clock;
    private volatile boolean enabled = true;

    InDoubtHealthCheck(String id, CallLedger ledger, Duration limit, Clock clock) {
        this.id = id;
        this.ledger = ledger;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public String getGroup() {
        return "relativity";
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                .detail(CHECK_KIND, Kind.READINESS)
                .detail("limit", limit.toString());
        if (!enabled) {
            return result.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        try {
            Instant begin = clock.instant().minus(limit);
            List<Entry> tooLong = ledger.inDoubt().stream()
                    .filter(entry -> entry.since().isBefore(begin))
                    .toList();
            tell(tooLong, result);
        } catch (IOException | RuntimeException e) { // without its message, which is the driver's
            result.unknown()
                    .message("the ledger can't be reached: " + e.getClass().getName());
        }
        return result.build();
    }

    private void tell(List<Entry> tooLong, HealthCheckResultBuilder result) {
        result.detail("inDoubt", tooLong.size());
        if (tooLong.isEmpty()) {
            result.up();
            return;
        }
        result.down().message(tooLong.size() + " calls are in doubt for longer than " + limit);
        tooLong.stream()
                .limit(MOST_DETAILS)
                .forEach(entry -> result.detail(entry.key(), entry.operation() + " since " + entry.since()));
    }
}
