package org.camelrelativity.common.component;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.CallLedger.Entry;

/** Whether calls of a ledger have been in doubt for too long. */
final class InDoubtHealthCheck implements Consumer<HealthCheckResultBuilder> {

    private static final int MOST_DETAILS = 10;

    private final CallLedger ledger;
    private final Duration limit;
    private final Clock clock;

    InDoubtHealthCheck(CallLedger ledger, Duration limit, Clock clock) {
        this.ledger = ledger;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public void accept(HealthCheckResultBuilder result) {
        result.detail("limit", limit.toString());
        try {
            Instant begin = clock.instant().minus(limit);
            List<Entry> tooLong = ledger.inDoubt().stream()
                    .filter(entry -> entry.since().isBefore(begin))
                    .toList();
            write(tooLong, result);
        } catch (IOException | RuntimeException e) { // without its message: it is the driver's, and may hold secrets
            result.unknown()
                    .message("the ledger can't be reached: " + e.getClass().getName());
        }
    }

    private void write(List<Entry> tooLong, HealthCheckResultBuilder result) {
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
