package org.camelrelativity.reliability;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxWorkspace;

/**
 * A message that is redelivered: a route with three redeliveries calls another one without an error handler, which makes a
 * call, within some pattern of Camel's, and fails.
 */
final class Repetition {

    /** The route that makes the call. */
    static final String CALL = "direct:call";

    /** How often the route is gone through: three redeliveries. */
    static final int PASSES = 4;

    /** Set on an answer that was given before. */
    static final String REPLAYED = "CamelRelativityReplayed";

    private static final String CALL_ID = "call";

    /** What a route does before anything else, to Camel's own notes on the message. */
    enum Beginning {
        AS_IS,
        /** Camel's error handler forgets how often it has redelivered, and would never stop. */
        STRIPS_THE_MESSAGE,
        REPLACES_THE_MESSAGE
    }

    /**
     * One call as the route saw it.
     *
     * @param outcome what it was told
     * @param replayed whether it was told that the answer is an earlier one
     * @param answer the body of the message
     */
    record Told(Outcome outcome, boolean replayed, Object answer) {}

    static final class NextStepFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class EnoughPassesException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Eip eip;
    private final Fate fate;
    private final Beginning beginning;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger passes = new AtomicInteger();
    private Throwable failure;

    Repetition(Eip eip, Fate fate, Beginning beginning) {
        this.eip = eip;
        this.fate = fate;
        this.beginning = beginning;
    }

    /** Sends the message, as often as it is to come. */
    void run(RepeatedCall call, RelativitySandbox sandbox) throws Exception {
        SandboxWorkspace workspace = sandbox.addWorkspace();
        CamelContext context = new DefaultCamelContext();
        try {
            context.disableJMX();
            RelativityConfiguration configuration = new RelativityConfiguration();
            configuration.setInstanceUrl(sandbox.instanceUrl());
            Identity.BASIC.giveTo(configuration, sandbox);
            context.getComponent(call.component(), RelativityComponent.class).setConfiguration(configuration);
            context.addService(new InMemorySagaService());
            context.getCamelContextExtension()
                    .addInterceptStrategy((camel, node, target, next) -> listenTo(node, target));
            Routes routes = new Routes(call.uri(workspace), call.body(workspace, fate));
            context.addRoutes(routes);
            routes.addTemplatedRoutesToCamelContext(context);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            for (int i = 0; i < eip.deliveries(); i++) {
                passes.set(0);
                failure = template.send("direct:start", exchange -> {}).getException();
            }
        } finally {
            context.stop();
        }
    }

    List<Told> told() {
        return told;
    }

    /** How the last delivery ended. */
    Throwable failure() {
        return failure;
    }

    private Processor listenTo(NamedNode node, Processor target) {
        return !CALL_ID.equals(node.getId())
                ? target
                : new DelegateAsyncProcessor(target) {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        return super.process(exchange, sync -> {
                            told.add(tell(exchange));
                            callback.done(sync);
                        });
                    }
                };
    }

    private static Told tell(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean replayed = Boolean.TRUE.equals(message.getHeader(REPLAYED));
        return new Told(outcome(exchange.getException()), replayed, message.getBody());
    }

    /** Removes what Camel and our components note on a message, and the message. */
    static void strip(Exchange exchange) {
        exchange.removeProperties("*");
        exchange.setMessage(new DefaultMessage(exchange.getContext()));
    }

    /** Some patterns wrap what they are told. */
    static Outcome outcome(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RelativityException) {
                return Outcome.of(cause);
            }
        }
        return Outcome.of(failure);
    }

    /** For the patterns. */
    final class Routes extends RouteBuilder {

        private final String uri;
        private final Object body;

        private Routes(String uri, Object body) {
            this.uri = uri;
            this.body = body;
        }

        @Override
        public void configure() {
            from("direct:start")
                    .errorHandler(defaultErrorHandler()
                            .maximumRedeliveries(PASSES - 1)
                            .redeliveryDelay(0))
                    .onException(EnoughPassesException.class)
                    .maximumRedeliveries(0)
                    .end()
                    .to("direct:sub");
            RouteDefinition sub = from("direct:sub");
            if (eip.redeliversItself()) {
                sub.errorHandler(
                        defaultErrorHandler().maximumRedeliveries(PASSES - 1).redeliveryDelay(0));
                sub.onException(EnoughPassesException.class).maximumRedeliveries(0);
            } else {
                sub.errorHandler(noErrorHandler());
            }
            sub.process(exchange -> begin());
            switch (beginning) {
                case AS_IS -> {}
                case STRIPS_THE_MESSAGE -> sub.removeHeaders("Camel*").removeProperties("*");
                case REPLACES_THE_MESSAGE ->
                    sub.process(exchange -> exchange.setMessage(new DefaultMessage(exchange.getContext())));
            }
            eip.addTo(sub, this);
            sub.process(exchange -> awaitCall()).process(exchange -> failNow());
            RouteDefinition call = bare(CALL);
            call.process(exchange -> exchange.getMessage().setBody(body))
                    .to(uri)
                    .id(CALL_ID);
            if (fate == Fate.DONE_FAILS_WITHIN) {
                call.process(exchange -> failNow());
            }
        }

        private void begin() {
            if (passes.get() == PASSES) {
                throw new EnoughPassesException();
            }
            passes.incrementAndGet();
        }

        /** Some patterns make the call on another thread. */
        private void awaitCall() {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> told.size() >= passes.get());
        }

        private void failNow() {
            throw new NextStepFailedException();
        }

        /** A route whose failures go back to where it was called. */
        RouteDefinition bare(String from) {
            return from(from).errorHandler(noErrorHandler());
        }

        /** Has messages lie ready. */
        void feed(String queue) {
            from("timer:feed?repeatCount=" + PASSES + "&period=1&delay=0").to(queue);
        }
    }
}
