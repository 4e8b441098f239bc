package org.camelrelativity.reliability;

import static org.apache.camel.builder.Builder.constant;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;

/**
 * What of Camel copies a message, repeats a part of a route, or hands a message on: once around a call, and how often the
 * call may take effect when the route around it is redelivered.
 */
enum Eip {
    DIRECT("route called by `direct:`", (routes, route) -> route.to(Repetition.CALL)),
    SPLIT("split, `stopOnException`", (routes, route) -> route.split(constant(List.of(1)))
            .stopOnException()
            .to(Repetition.CALL)
            .end()),
    SPLIT_PARALLEL(
            "split, `parallelProcessing`, `stopOnException`", (routes, route) -> route.split(constant(List.of(1)))
                    .parallelProcessing()
                    .stopOnException()
                    .to(Repetition.CALL)
                    .end()),
    SPLIT_SHARED("split, `shareUnitOfWork`", (routes, route) -> route.split(constant(List.of(1)))
            .shareUnitOfWork()
            .to(Repetition.CALL)
            .end()),
    MULTICAST(
            "multicast, `stopOnException`",
            (routes, route) ->
                    route.multicast().stopOnException().to(Repetition.CALL).end()) {
        @Override
        Expected expected(Fate fate) {
            return fate == Fate.DONE_FAILS_AFTER
                    ? super.expected(fate)
                    : Expected.notRepeated("Camel redelivers nothing after a multicast with a branch that failed.");
        }
    },
    MULTICAST_BROKEN("multicast, the aggregation throws", (routes, route) -> route.multicast()
            .aggregationStrategy(Eip::failToAggregate)
            .to(Repetition.CALL)
            .end()) {
        @Override
        boolean swallowsFailures() {
            return true;
        }
    },
    RECIPIENT_LIST("recipient list", (routes, route) -> route.recipientList(constant(Repetition.CALL))
            .stopOnException()
            .end()),
    RECIPIENT_LIST_PARALLEL(
            "recipient list, `parallelProcessing`", (routes, route) -> route.recipientList(constant(Repetition.CALL))
                    .parallelProcessing()
                    .stopOnException()
                    .end()),
    ROUTING_SLIP("routing slip", (routes, route) -> route.routingSlip(constant(Repetition.CALL))),
    DYNAMIC_ROUTER("dynamic router", (routes, route) -> {
        AtomicBoolean there = new AtomicBoolean();
        route.process(exchange -> there.set(false))
                .dynamicRouter()
                .exchange(exchange -> there.getAndSet(true) ? null : Repetition.CALL);
    }),
    LOOP("loop, once", (routes, route) -> route.loop(1).to(Repetition.CALL).end()),
    LOOP_TWICE(
            "loop, twice", (routes, route) -> route.loop(2).to(Repetition.CALL).end()) {
        @Override
        Expected expected(Fate fate) {
            return fate == Fate.DONE_FAILS_AFTER
                    ? Expected.exactly(2, "A loop that was not redelivered is meant: each round fires once.")
                    : super.expected(fate);
        }
    },
    LOOP_COPY(
            "loop, `copy`",
            (routes, route) -> route.loop(1).copy().to(Repetition.CALL).end()),
    ENRICH("enrich", (routes, route) -> route.enrich(Repetition.CALL, new UseLatestAggregationStrategy())),
    ENRICH_BROKEN(
            "enrich, the aggregation throws", (routes, route) -> route.enrich(Repetition.CALL, Eip::failToAggregate)),
    POLL_ENRICH("poll enrich, before the call", (routes, route) -> {
        routes.feed("seda:polled");
        route.pollEnrich("seda:polled", 10_000, (old, polled) -> polled).to(Repetition.CALL);
    }) {
        @Override
        boolean replacesTheMessage() {
            return true;
        }
    },
    WIRE_TAP("wire tap", (routes, route) -> route.wireTap(Repetition.CALL)) {
        @Override
        boolean swallowsFailures() {
            return true;
        }
    },
    CIRCUIT_BREAKER(
            "circuit breaker",
            (routes, route) -> route.circuitBreaker().to(Repetition.CALL).end()),
    CIRCUIT_BREAKER_INHERITING(
            "circuit breaker, `inheritErrorHandler`, in a route with redeliveries",
            (routes, route) -> route.circuitBreaker()
                    .inheritErrorHandler(true)
                    .to(Repetition.CALL)
                    .end()) {
        @Override
        boolean redeliversItself() {
            return true;
        }

        @Override
        Expected expected(Fate fate) {
            return fate == Fate.DONE_FAILS_AFTER
                    ? Expected.notRepeated("Only the step that failed is redelivered, and not the circuit breaker.")
                    : super.expected(fate);
        }
    },
    SAGA("saga", (routes, route) -> {
        routes.bare("direct:saga").saga().to(Repetition.CALL); // it takes in the whole of its route
        route.to("direct:saga");
    }),
    THREADS("threads", (routes, route) -> route.threads(1, 1).to(Repetition.CALL)),
    RESEQUENCE("resequence", (routes, route) -> {
        routes.bare("direct:resequenced")
                .resequence(constant(1))
                .batch()
                .size(1)
                .timeout(1000)
                .to(Repetition.CALL);
        route.to("direct:resequenced");
    }) {
        @Override
        boolean swallowsFailures() {
            return true;
        }
    },
    AGGREGATE("aggregate, its completion", (routes, route) -> route.aggregate(
                    constant(1), new UseLatestAggregationStrategy())
            .completionSize(1)
            .to(Repetition.CALL)
            .end()) {
        @Override
        boolean swallowsFailures() {
            return true;
        }
    },
    DO_TRY("doTry, doCatch that throws again", (routes, route) -> route.doTry()
            .to(Repetition.CALL)
            .doCatch(Exception.class)
            .process(Eip::throwAgain)
            .end()),
    DO_TRY_TWICE("doTry, doCatch that calls again", (routes, route) -> route.doTry()
            .to(Repetition.CALL)
            .doCatch(Exception.class)
            .to(Repetition.CALL)
            .end()) {
        @Override
        Expected expected(Fate fate) {
            return fate == Fate.DONE_FAILS_WITHIN
                    ? Expected.exactly(
                            2, "The route itself calls again what was done, and nothing was redelivered yet.")
                    : super.expected(fate);
        }
    },
    KAMELET("kamelet", (routes, route) -> {
        routes.routeTemplate("calling").from("kamelet:source").to(Repetition.CALL);
        route.to("kamelet:calling");
    }),
    KAMELET_SINK("kamelet around the call", (routes, route) -> {
        routes.routeTemplate("around").from("kamelet:source").to("kamelet:sink");
        route.kamelet("around").to(Repetition.CALL).end();
    }),
    ROUTE_TEMPLATE("route template", (routes, route) -> {
        routes.routeTemplate("template")
                .templateParameter("from")
                .from("direct:{{from}}")
                .errorHandler(routes.noErrorHandler())
                .to(Repetition.CALL);
        routes.templatedRoute("template").parameter("from", "templated");
        route.to("direct:templated");
    }),
    FAILOVER("failover load balancer", (routes, route) -> route.loadBalance()
            .failover()
            .to(Repetition.CALL)
            .to(Repetition.CALL)
            .end()) {
        @Override
        Expected expected(Fate fate) {
            return fate == Fate.DONE_FAILS_WITHIN
                    ? Expected.atMost(
                            2,
                            "The load balancer tries its next endpoint and tells nobody: for Camel nothing was redelivered."
                                    + " Once per endpoint that it tries.")
                    : super.expected(fate);
        }
    },
    WEIGHTED("weighted load balancer", (routes, route) -> route.loadBalance()
            .weighted(true, "1,1")
            .to(Repetition.CALL)
            .to(Repetition.CALL)
            .end()),
    SEDA("`seda:` with a wait", (routes, route) -> {
        routes.bare("seda:waited?pollTimeout=10").to(Repetition.CALL);
        route.to("seda:waited?waitForTaskToComplete=Always");
    }),
    PRODUCER_TEMPLATE(
            "`ProducerTemplate` in a redelivered bean", (routes, route) -> route.process(Eip::sendByTemplate)) {
        @Override
        Expected expected(Fate fate) {
            return Expected.atMost(
                    Repetition.PASSES,
                    "A template makes a message of its own, and Camel doesn't know from which. Once per redelivery.");
        }
    },
    BROKER("redelivery by a broker", (routes, route) -> route.to(Repetition.CALL)) {
        @Override
        int deliveries() {
            return 2;
        }

        @Override
        Expected expected(Fate fate) {
            return Expected.exactly(
                    2, "What a broker delivers again is another message for Camel. Once per delivery, here two.");
        }
    };

    /**
     * How often a call takes effect.
     *
     * @param effects the number, or the most that there may be
     * @param exact whether there may be no fewer
     * @param repeated whether Camel makes the call again
     * @param why it is not as everywhere else: repeated, and one effect; else null
     */
    record Expected(int effects, boolean exact, boolean repeated, String why) {

        private static final Expected ONCE = new Expected(1, true, true, null);

        private static Expected exactly(int effects, String why) {
            return new Expected(effects, true, true, why);
        }

        private static Expected atMost(int effects, String why) {
            return new Expected(effects, false, true, why);
        }

        private static Expected notRepeated(String why) {
            return new Expected(1, true, false, why);
        }

        @Override
        public String toString() {
            return (exact ? "" : "up to ") + effects;
        }
    }

    private final String title;
    private final BiConsumer<Repetition.Routes, RouteDefinition> around;

    Eip(String title, BiConsumer<Repetition.Routes, RouteDefinition> around) {
        this.title = title;
        this.around = around;
    }

    String title() {
        return title;
    }

    /** Puts it around the call, at the end of a route. */
    void addTo(RouteDefinition route, Repetition.Routes routes) {
        around.accept(routes, route);
    }

    /** How often the call takes effect. */
    Expected expected(Fate fate) {
        return Expected.ONCE;
    }

    /** Whether the route goes on as if nothing had happened when the call fails. */
    boolean swallowsFailures() {
        return false;
    }

    /** Whether it replaces the message, and with it Camel's count of the redeliveries. */
    boolean replacesTheMessage() {
        return false;
    }

    /** Whether the route has redeliveries of its own, besides those of the route that calls it. */
    boolean redeliversItself() {
        return false;
    }

    /** How often the message comes. */
    int deliveries() {
        return 1;
    }

    private static Exchange failToAggregate(Exchange old, Exchange latest) {
        throw new Repetition.NextStepFailedException();
    }

    private static void throwAgain(Exchange exchange) throws Exception {
        throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    private static void sendByTemplate(Exchange exchange) throws Exception {
        Exchange sent = exchange.getContext().createProducerTemplate().send(Repetition.CALL, other -> {});
        if (sent.getException() != null) {
            throw sent.getException();
        }
    }

    @Override
    public String toString() {
        return title.replace("`", "");
    }
}
