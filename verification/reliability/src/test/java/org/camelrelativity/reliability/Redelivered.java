package org.camelrelativity.reliability;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;

/** Routes with three redeliveries, the audit trail that they leave, and what arrives at Relativity. */
final class Redelivered implements AutoCloseable {

    static final int REDELIVERIES = 3;

    private static final Logger AUDIT = Logger.getLogger("org.camelrelativity.audit");

    private final World world;
    private final List<String> auditLines = new CopyOnWriteArrayList<>();
    private final List<Handler> handlers = new ArrayList<>();

    Redelivered() throws Exception {
        this(new DefaultCamelContext());
    }

    /** In a context that is not started. */
    Redelivered(CamelContext context) throws Exception {
        world = World.instant(context);
        audit(auditLines::add);
    }

    World world() {
        return world;
    }

    /** Has the lines of the audit trail, which are logged as they are. */
    void audit(Consumer<String> appender) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                appender.accept(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handlers.add(handler);
        AUDIT.setLevel(Level.INFO);
        AUDIT.addHandler(handler);
    }

    List<String> auditLines() {
        return auditLines;
    }

    /** A route whose steps are redelivered. */
    void route(String from, Consumer<RouteDefinition> steps) throws Exception {
        add(from, steps, true);
    }

    /** A route whose failures go back to where it was called. */
    void bareRoute(String from, Consumer<RouteDefinition> steps) throws Exception {
        add(from, steps, false);
    }

    /** A route that is redelivered as a whole; {@link #send} to {@code direct:start}. */
    void subRoute(Consumer<RouteDefinition> steps) throws Exception {
        bareRoute("direct:sub", steps);
        route("direct:start", route -> route.to("direct:sub"));
    }

    private void add(String from, Consumer<RouteDefinition> steps, boolean redelivers) throws Exception {
        world.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                steps.accept(from(from)
                        .errorHandler(
                                redelivers
                                        ? defaultErrorHandler()
                                                .maximumRedeliveries(REDELIVERIES)
                                                .redeliveryDelay(0)
                                        : noErrorHandler()));
            }
        });
    }

    /** An endpoint of imaging, in the world's workspace. */
    String imaging(String operation) {
        return "relativity-imaging:" + operation + "?workspaceId="
                + world.workspace().artifactId();
    }

    Exchange send(Object body) {
        return world.context().createProducerTemplate().send("direct:start", exchange -> exchange.getMessage()
                .setBody(body));
    }

    /** A set that runs at once, as often as it is asked. */
    SandboxImagingSet newSet() {
        return world.workspace()
                .imagingSet(
                        world.workspace().addImagingSet("Set", world.workspace().addSavedSearch(1, 0)));
    }

    /** A production whose retry is done as often as it is asked for. */
    ProductionJobRef newProduction() {
        int production = world.workspace().addErroredProduction("Errored");
        world.workspace().production(production).keepFailing();
        return ProductionJobRef.of(world.workspace().artifactId(), production);
    }

    int tookEffect(SandboxOperation operation) {
        return world.sandbox().journal().tookEffect(operation);
    }

    int arrived(SandboxOperation operation) {
        return world.sandbox().journal().arrived(operation);
    }

    /** The next requests are executed, and nobody hears of it. */
    void loseAnswers(SandboxOperation operation, int times) {
        world.sandbox().faults().next(operation, SandboxFault.resetAfterEffect(), times);
    }

    /** All requests are executed, and nobody hears of it. */
    void loseAnswers(SandboxOperation operation) {
        world.sandbox().faults().always(operation, SandboxFault.resetAfterEffect());
    }

    static Processor body(Object body) {
        return exchange -> exchange.getMessage().setBody(body);
    }

    /** A step that fails at first. */
    static Processor failing(int times) {
        int[] left = {times};
        return exchange -> {
            if (left[0]-- > 0) {
                throw new Repetition.NextStepFailedException();
            }
        };
    }

    /** A step that always fails. */
    static Processor failing() {
        return failing(Integer.MAX_VALUE);
    }

    /** Waits until nothing has been under way for a while, also on other threads: what comes late would come meanwhile. */
    void awaitQuiet() {
        await().during(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(20))
                .until(() -> world().context().getInflightRepository().size() == 0);
    }

    @Override
    public void close() throws IOException {
        handlers.forEach(AUDIT::removeHandler);
        AUDIT.setLevel(null);
        world.close();
    }
}
