package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxBuilder;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** Sets in a sandbox, and a route that is told of them whenever a test lets it poll. */
final class WatchedSets implements AutoCloseable {

    static final int WORKSPACE = 1017371;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(20);

    /** The usual one, but that a review takes time. */
    private static final SandboxTiming TIMING =
            new SandboxTiming(SECOND, SECOND, STEP, SECOND, SECOND, SECOND, Duration.ofMillis(100));

    final ApiVersion version;
    final SandboxOperation read;
    final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
    final RelativitySandbox sandbox;
    final SandboxWorkspace workspace;
    final List<Event> events = new ArrayList<>();
    final List<Exception> failures = new ArrayList<>();
    final Collection<ArtifactSelector> named = new ArrayList<>();
    Processor step = exchange -> {};
    /** Whether it calls the route back later. */
    Predicate<AsyncCallback> slowly = callback -> false;

    /** Of another identity server than the sandbox. */
    String tokenUrl;

    CamelContext context;
    TestTiming timing;
    private final File file;

    /** What the route was told. */
    record Event(Integer set, String old, String now, Object body, Map<String, Object> headers) {

        boolean has(String header) {
            return Boolean.TRUE.equals(headers.get(header));
        }
    }

    WatchedSets(ApiVersion version, File file) {
        this(version, file, RelativitySandbox.builder());
    }

    WatchedSets(ApiVersion version, File file, RelativitySandboxBuilder builder) {
        this.version = version;
        this.file = file;
        read = version == ApiVersion.V1 ? SandboxOperation.READ_IMAGING_SET_STATUS : SandboxOperation.READ_IMAGING_SET;
        sandbox = builder.clock(clock).timing(TIMING).newSetStatus("Staging").start();
        workspace = sandbox.addWorkspace(WORKSPACE);
    }

    /** A set of 10 documents, some of which fail. */
    int addSet(int failing) {
        return workspace.addImagingSet("Set", workspace.addSavedSearch(10, failing));
    }

    WatchedSets watch(Integer... sets) throws Exception {
        return watchWith("imagingSetIds="
                + String.join(",", List.of(sets).stream().map(String::valueOf).toList()));
    }

    /** Each time in a new context, as after a restart. */
    WatchedSets watchWith(String options) throws Exception {
        stop();
        context = new DefaultCamelContext();
        timing = TestTiming.in(context);
        RelativityImagingComponent component =
                context.getComponent("relativity-imaging", RelativityImagingComponent.class);
        component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        if (tokenUrl == null) {
            component.getConfiguration().setUsername(sandbox.username());
            component.getConfiguration().setPassword(sandbox.password());
        } else {
            component.getConfiguration().setTokenUrl(tokenUrl);
            component.getConfiguration().setClientId("client");
            component.getConfiguration().setClientSecret("secret");
        }
        component.setWorkspaceId(WORKSPACE);
        component.setApiVersion(version.optionValue());
        context.getRegistry().bind("file", FileStateRepository.fileStateRepository(file));
        context.getRegistry().bind("named", (ImagingSetSource) () -> named);
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
                from("relativity-imaging:set/status?startScheduler=false&stateRepository=#file&pollStrategy=#strategy&"
                                + options)
                        .routeId("events")
                        .process(WatchedSets.this::record)
                        .process(exchange -> step.process(exchange))
                        .process(new AsyncProcessorSupport() {
                            @Override
                            public boolean process(Exchange exchange, AsyncCallback callback) {
                                boolean later = slowly.test(callback);
                                if (!later) {
                                    callback.done(true);
                                }
                                return !later;
                            }
                        });
            }
        });
        context.start();
        return this;
    }

    private void record(Exchange exchange) {
        Map<String, Object> headers = new TreeMap<>(exchange.getMessage().getHeaders());
        events.add(new Event(
                (Integer) headers.get(RelativityImagingConstants.IMAGING_SET_ID),
                (String) headers.get(RelativityConstants.OLD_STATUS),
                (String) headers.get(RelativityConstants.NEW_STATUS),
                exchange.getMessage().getBody(),
                headers));
    }

    ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) context.getRoute("events").getConsumer();
    }

    /** What Camel's scheduler does when it is time. */
    List<Event> poll() {
        events.clear();
        failures.clear();
        consumer().run();
        return events;
    }

    /** Polls often, until the last event is of that status. */
    List<Event> pollUntil(String status) {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
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

    /** What the next reads are answered, whatever the set does. */
    void answers(int times, String json) {
        sandbox.faults()
                .next(read, SandboxFault.otherAnswer(200, Map.of("Content-Type", "application/json"), json), times);
    }

    Object send(String operation, Object body) {
        Exchange exchange = context.createProducerTemplate()
                .request("relativity-imaging:" + operation, e -> e.getMessage().setBody(body));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    void stop() {
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
