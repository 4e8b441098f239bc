package org.camelrelativity.production;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.watch.StatusPoller;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** A sandbox and a Camel context with a route that waits, by one clock that goes on only when the test says so. */
final class AwaitingProductions implements AutoCloseable {

    static final int WORKSPACE = 1017371;

    /** 20 s for staging, 25 s for a run without branding, which takes 1 s a document. */
    private static final SandboxTiming JOBS = new SandboxTiming(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ZERO);

    final RelativitySandbox sandbox;
    final SandboxWorkspace workspace;
    final CamelContext context = new DefaultCamelContext();
    final TestTiming timing = TestTiming.in(context);
    private AsyncProducer producer;

    AwaitingProductions() {
        this(JOBS);
    }

    AwaitingProductions(SandboxTiming jobs) {
        sandbox = RelativitySandbox.builder().timing(jobs).clock(timing).start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        component().getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        component().getConfiguration().setUsername(sandbox.username());
        component().getConfiguration().setPassword(sandbox.password());
        component().setWorkspaceId(WORKSPACE);
    }

    RelativityProductionComponent component() {
        return context.getComponent("relativity-production", RelativityProductionComponent.class);
    }

    /** Adds a route {@code direct:await} and starts. */
    AwaitingProductions route(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await").to("relativity-production:" + uri);
            }
        });
        context.start();
        return this;
    }

    /** A production with a data source that finds so many documents, neither staged nor run. */
    int addNew(int documents) {
        int search = workspace.addSavedSearch(documents, 0);
        return (Integer) request(
                        "production/create",
                        "{\"Name\":\"Vol001\",\"Numbering\":{\"NumberingType\":\"PageLevel\",\"BatesPrefix\":\"ABC\","
                                + "\"BatesStartNumber\":1,\"NumberOfDigitsForDocumentNumbering\":7},\"DataSources\":[{"
                                + "\"Name\":\"Source\",\"ProductionType\":\"ImagesOnly\",\"UseImagePlaceholder\":"
                                + "\"WhenNoImageExists\",\"SavedSearch\":{\"ArtifactID\":" + search + "}}]}")
                .getMessage()
                .getBody();
    }

    /** Sends to an operation that answers at once. */
    Exchange request(String operation, Object body) {
        Exchange exchange = context.createProducerTemplate()
                .request("relativity-production:" + operation, e -> e.getMessage()
                        .setBody(body));
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange;
    }

    /** What a read of the status is answered from now on, whatever the production does. */
    void answers(SandboxOperation operation, int times, String json) {
        SandboxFault answer = SandboxFault.otherAnswer(200, Map.of("Content-Type", "application/json"), json);
        if (times == 0) {
            sandbox.faults().always(operation, answer);
        } else {
            sandbox.faults().next(operation, answer, times);
        }
    }

    /** Sends to the route and does not wait for it. */
    CompletableFuture<Exchange> await(Object body) throws Exception {
        return await("direct:await", body);
    }

    CompletableFuture<Exchange> await(String route, Object body) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        if (producer == null) {
            producer = context.getEndpoint(route).createAsyncProducer();
            producer.start();
        }
        producer.process(exchange, doneSync -> done.complete(exchange));
        return done;
    }

    private void settle() {
        StatusPoller<Outcome.Done> poller = component().startedPoller();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> timing.isIdle() && poller.isIdle() && timing.isIdle());
    }

    void pass(Duration duration) {
        Duration end = timing.elapsed().plus(duration);
        passUntil(() -> timing.elapsed().compareTo(end) >= 0, end);
    }

    /** Lets time pass until it is so, but two days at most. */
    void passUntil(BooleanSupplier so) {
        passUntil(so, timing.elapsed().plusDays(2));
    }

    private void passUntil(BooleanSupplier so, Duration end) {
        settle();
        while (!so.getAsBoolean()) {
            Duration left = end.minus(timing.elapsed());
            if (left.isZero()) {
                throw new AssertionError("it has not become so in time");
            }
            timing.advance(timing.untilNextTask()
                    .filter(next -> next.compareTo(left) < 0)
                    .orElse(left));
            settle();
        }
    }

    Exchange endOf(CompletableFuture<Exchange> waiting) {
        passUntil(waiting::isDone);
        return waiting.join();
    }

    int polls() {
        return sandbox.journal().arrived(SandboxOperation.READ_PRODUCTION_STATUS);
    }

    @Override
    public void close() {
        context.stop();
        sandbox.close();
    }
}
