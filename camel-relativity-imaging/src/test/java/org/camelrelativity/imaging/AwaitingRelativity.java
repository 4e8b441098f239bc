package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.watch.StatusPoller;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxBuilder;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxJournal;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** A sandbox and a Camel context with routes that wait, by one clock that goes on only when the test says so. */
final class AwaitingRelativity implements AutoCloseable {

    static final int WORKSPACE = 1017371;

    /** A job takes 14 seconds in all but Imaging: 1 s a document. */
    private static final SandboxTiming JOBS = new SandboxTiming(
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ZERO);

    private final ApiVersion version;
    private final RelativitySandbox sandbox;
    private final SandboxWorkspace workspace;
    private final TestTiming timing;
    private CamelContext context;
    private AsyncProducer producer;

    AwaitingRelativity(ApiVersion version) {
        this(version, builder -> builder);
    }

    AwaitingRelativity(ApiVersion version, UnaryOperator<RelativitySandboxBuilder> settings) {
        this.version = version;
        newContext();
        timing = TestTiming.in(context);
        sandbox = settings.apply(RelativitySandbox.builder()
                        .timing(JOBS)
                        .workers(100_000)
                        .clock(timing))
                .start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        configure();
    }

    private void newContext() {
        context = new DefaultCamelContext();
    }

    private void configure() {
        component().getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        component().getConfiguration().setUsername(sandbox.username());
        component().getConfiguration().setPassword(sandbox.password());
        component().setWorkspaceId(WORKSPACE);
        component().setApiVersion(version.optionValue());
    }

    /** Another context, as after a restart, by the same clock. */
    void restart() {
        context.stop();
        producer = null;
        newContext();
        timing.putInto(context);
        configure();
    }

    RelativityImagingComponent component() {
        return context.getComponent("relativity-imaging", RelativityImagingComponent.class);
    }

    CamelContext context() {
        return context;
    }

    RelativitySandbox sandbox() {
        return sandbox;
    }

    SandboxWorkspace workspace() {
        return workspace;
    }

    TestTiming timing() {
        return timing;
    }

    /** A set that has not been run. */
    SandboxImagingSet addSet(int documents, int failing) {
        int id = workspace.addImagingSet("Set", workspace.addSavedSearch(documents, failing));
        return workspace.imagingSet(id);
    }

    /** A set that is running. */
    SandboxImagingSet addRunningSet(int documents, int failing) {
        SandboxImagingSet set = addSet(documents, failing);
        request("job/run", set.artifactId());
        return set;
    }

    /** Sends to an operation that answers at once. */
    Exchange request(String operation, Object body) {
        Exchange exchange = context.createProducerTemplate()
                .request("relativity-imaging:" + operation, e -> e.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange;
    }

    /** Adds a route {@code direct:await} and starts. */
    AwaitingRelativity route(String options) throws Exception {
        return routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await").to("relativity-imaging:set/await" + options);
            }
        });
    }

    AwaitingRelativity routes(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        return this;
    }

    /** Sends to the route and does not wait for it. */
    CompletableFuture<Exchange> await(Object body) throws Exception {
        return await(body, Map.of());
    }

    CompletableFuture<Exchange> await(Object body, Map<String, Object> headers) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        if (producer == null) {
            producer = context.getEndpoint("direct:await").createAsyncProducer();
            producer.start();
        }
        producer.process(exchange, doneSync -> done.complete(exchange));
        return done;
    }

    /** Until nothing happens any more unless time goes on. */
    void settle() {
        StatusPoller<Outcome.Done> poller = component().startedPoller();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> timing.isIdle() && poller.isIdle() && timing.isIdle());
    }

    /** Lets so much time pass, step by step. */
    void pass(Duration duration) {
        Duration end = timing.elapsed().plus(duration);
        passUntil(() -> timing.elapsed().compareTo(end) >= 0, end);
    }

    /** Lets time pass until it is so, but a day at most. */
    void passUntil(BooleanSupplier so) {
        passUntil(so, timing.elapsed().plusDays(1));
    }

    private void passUntil(BooleanSupplier so, Duration end) {
        settle();
        while (!so.getAsBoolean()) {
            Duration left = end.minus(timing.elapsed());
            if (left.isZero()) {
                throw new AssertionError("it has not become so in time");
            }
            Duration step = timing.untilNextTask()
                    .filter(next -> next.compareTo(left) < 0)
                    .orElse(left);
            timing.advance(step);
            settle();
        }
    }

    /** Lets time pass until it is so, while some reads or routes hang. */
    void passUntilWhileOthersHang(BooleanSupplier so) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    timing.advance(Duration.ofSeconds(1));
                    return so.getAsBoolean();
                });
    }

    Exchange endOf(CompletableFuture<Exchange> waiting) {
        passUntil(waiting::isDone);
        return waiting.join();
    }

    /** How often any set was read. */
    int polls() {
        return sandbox.journal().arrived(readOperation());
    }

    /** When sets were read, the first first. */
    List<SandboxJournal.Entry> reads() {
        return sandbox.journal().entries().stream()
                .filter(entry -> entry.operation() == readOperation())
                .toList();
    }

    SandboxOperation readOperation() {
        return version == ApiVersion.V1 ? SandboxOperation.READ_IMAGING_SET_STATUS : SandboxOperation.READ_IMAGING_SET;
    }

    @Override
    public void close() {
        context.stop();
        sandbox.close();
    }
}
