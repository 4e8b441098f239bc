package org.camelrelativity.common.component;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityTokenEvent;
import org.camelrelativity.common.ledger.CallLedger;

/** The meters of a context, in the {@code MeterRegistry} of its registry. The only class that needs Micrometer. */
final class RelativityMeters extends SimpleEventNotifierSupport {

    private static final Lock INSTALLING = new ReentrantLock();

    private final CamelContext context;
    private final MeterRegistry meters;
    private List<Meter> gauges = List.of();

    private RelativityMeters(CamelContext context, MeterRegistry meters) {
        this.context = context;
        this.meters = meters;
    }

    /** One for all components of a context, until the context stops. */
    static void install(CamelContext context) throws Exception {
        INSTALLING.lock();
        try {
            Optional<MeterRegistry> registry = registry(context);
            if (registry.isPresent() && context.hasService(RelativityMeters.class) == null) {
                context.addService(new RelativityMeters(context, registry.get()));
            }
        } finally {
            INSTALLING.unlock();
        }
    }

    /** {@return the only one, or of several the only one that is composed of others} */
    private static Optional<MeterRegistry> registry(CamelContext context) {
        Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
        List<MeterRegistry> eligible = all.stream()
                .filter(registry -> all.size() == 1 || registry instanceof CompositeMeterRegistry)
                .toList();
        return eligible.size() == 1 ? Optional.of(eligible.get(0)) : Optional.empty();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        context.getManagementStrategy().addEventNotifier(this);
        gauges = List.of(
                gauge("relativity.waits", "Exchanges that wait", RelativityMeters::waits),
                gauge("relativity.in.doubt", "Calls with an idempotency key in doubt", RelativityMeters::inDoubt));
    }

    private Gauge gauge(String name, String description, ToDoubleFunction<CamelContext> value) {
        return Gauge.builder(name, context, value)
                .description(description)
                .tag("context", context.getName())
                .register(meters);
    }

    private static double waits(CamelContext context) {
        return RelativityComponent.of(context)
                .mapToInt(component -> component.waits().size())
                .sum();
    }

    /** {@return NaN if a ledger can't be reached} */
    private static double inDoubt(CamelContext context) {
        Set<CallLedger> ledgers = RelativityComponent.of(context)
                .flatMap(component -> component.startedLedgers().keySet().stream())
                .collect(Collectors.toSet());
        int calls = 0;
        for (CallLedger ledger : ledgers) {
            try {
                calls += ledger.inDoubt().size();
            } catch (IOException | RuntimeException e) { // the ledger's health check tells of it
                return Double.NaN;
            }
        }
        return calls;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof RelativityCallEvent call) {
            String operation = call.getOperation();
            String outcome = call.getOutcome().toString();
            Timer.builder("relativity.calls")
                    .description("Calls of endpoints, with all attempts")
                    .tag("operation", operation)
                    .tag("outcome", outcome)
                    .register(meters)
                    .record(call.getDuration());
            counter("relativity.attempts", "Requests that were sent", "operation", operation)
                    .increment(call.isReplayed() ? 0 : call.getAttempts());
        } else if (event instanceof RelativityTokenEvent token) {
            counter("relativity.tokens", "Requests for a token", "successful", String.valueOf(token.isSuccessful()))
                    .increment();
        }
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(meters);
    }

    @Override
    protected void doStop() throws Exception {
        context.getManagementStrategy().removeEventNotifier(this);
        gauges.forEach(meters::remove);
        gauges = List.of();
        super.doStop();
    }
}
