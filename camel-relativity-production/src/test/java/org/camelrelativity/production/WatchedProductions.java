package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** Productions in a sandbox, and a route that is told of them whenever a test lets it poll. */
final class WatchedProductions implements AutoCloseable {

    static final int WORKSPACE = 1017371;
    static final SandboxOperation READ = SandboxOperation.READ_PRODUCTION_STATUS;
    static final Duration STEP = Duration.ofSeconds(10);

    private static final Duration SECOND = Duration.ofSeconds(1);

    final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
    final RelativitySandbox sandbox = RelativitySandbox.builder()
            .clock(clock)
            .timing(new SandboxTiming(STEP, STEP, SECOND, STEP, STEP, STEP, STEP))
            .start();
    final SandboxWorkspace workspace = sandbox.addWorkspace(WORKSPACE);
    final List<Event> events = new ArrayList<>();
    final List<Exception> failures = new ArrayList<>();
    final Collection<ArtifactSelector> named = new ArrayList<>();
    ProductionSource bean = () -> named;
    Processor step = exchange -> {};
    CamelContext context;
    TestTiming timing;
    private final File file;

    /** What the route was told. */
    record Event(Integer production, String old, String now, Object body, Map<String, Object> headers) {

        boolean has(String header) {
            return Boolean.TRUE.equals(headers.get(header));
        }
    }

    WatchedProductions(File file) {
        this.file = file;
    }

    WatchedProductions watch(Integer... productions) throws Exception {
        return watchWith(
                "productionIds=" + Stream.of(productions).map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Each time in a new context, as after a restart. */
    WatchedProductions watchWith(String options) throws Exception {
        stop();
        context = new DefaultCamelContext();
        timing = TestTiming.in(context);
        RelativityProductionComponent component =
                context.getComponent("relativity-production", RelativityProductionComponent.class);
        component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        component.getConfiguration().setUsername(sandbox.username());
        component.getConfiguration().setPassword(sandbox.password());
        component.setWorkspaceId(WORKSPACE);
        context.getRegistry().bind("file", FileStateRepository.fileStateRepository(file));
        context.getRegistry().bind("named", bean);
        context.getRegistry().bind("strategy", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
                failures.add(cause);
                return false;
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("relativity-production:production/status?startScheduler=false&stateRepository=#file"
                                + "&pollStrategy=#strategy&" + options)
                        .routeId("events")
                        .process(WatchedProductions.this::record)
                        .process(exchange -> step.process(exchange));
            }
        });
        context.start();
        return this;
    }

    private void record(Exchange exchange) {
        Map<String, Object> headers = new TreeMap<>(exchange.getMessage().getHeaders());
        events.add(new Event(
                (Integer) headers.get(RelativityProductionConstants.PRODUCTION_ID),
                (String) headers.get(RelativityConstants.OLD_STATUS),
                (String) headers.get(RelativityConstants.NEW_STATUS),
                exchange.getMessage().getBody(),
                headers));
    }

    /** What Camel's scheduler does when it is time. */
    List<Event> poll() {
        events.clear();
        failures.clear();
        ((ScheduledPollConsumer) context.getRoute("events").getConsumer()).run();
        return events;
    }

    /** Polls often, until the last event is of that status. */
    List<Event> pollUntil(String status) {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.addAll(poll());
            assertThat(failures).isEmpty();
            if (!all.isEmpty() && status.equals(all.get(all.size() - 1).now())) {
                return all;
            }
            clock.advance(STEP);
        }
        throw new AssertionError(status + " was not told, but " + all);
    }

    /** Lets all that runs come to its end. */
    void aDayGoesBy() {
        clock.advance(Duration.ofDays(1));
    }

    /** What the next reads are answered, whatever the production does. */
    void answers(int times, String json) {
        sandbox.faults()
                .next(READ, SandboxFault.otherAnswer(200, Map.of("Content-Type", "application/json"), json), times);
    }

    Object send(String operation, Object body) {
        Exchange exchange = context.createProducerTemplate()
                .request("relativity-production:" + operation, e -> e.getMessage()
                        .setBody(body));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    private void stop() {
        if (context != null) {
            context.stop();
        }
    }

    @Override
    public void close() {
        stop();
        sandbox.close();
    }
}
