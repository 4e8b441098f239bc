package org.camelrelativity.examples.quarkus;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityTokenEvent;

/** Counts what was asked of Relativity and how it ended. Camel finds it, since it is a bean; nobody injects it. */
@Singleton
@Unremovable
public class RelativityMeters extends SimpleEventNotifierSupport {

    private final MeterRegistry meters;

    RelativityMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof RelativityCallEvent call) {
            String outcome = call.getOutcome().toString();
            meters.timer("relativity.calls", "operation", call.getOperation(), "outcome", outcome)
                    .record(call.getDuration());
            meters.counter("relativity.attempts", "operation", call.getOperation())
                    .increment(call.isReplayed() ? 0 : call.getAttempts());
        } else if (event instanceof RelativityTokenEvent token) {
            meters.counter("relativity.tokens", "successful", String.valueOf(token.isSuccessful()))
                    .increment();
        }
    }
}
