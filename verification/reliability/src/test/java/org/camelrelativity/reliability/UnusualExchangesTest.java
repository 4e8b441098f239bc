package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.reliability.Redelivered.body;
import static org.camelrelativity.reliability.Redelivered.failing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PooledProcessorExchangeFactory;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.testing.RawServer;
import org.camelrelativity.imaging.RelativityImagingComponent;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One message, one effect, where exchanges are pooled, branches are late, and rows name the same set twice. */
@Tag("heavy")
@Timeout(120)
@SuppressWarnings({"try", "deprecation"})
class UnusualExchangesTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;
    private static final String GUID = "442dd13d-26ed-493d-b48c-3547ef62394c";

    private static CamelContext to(RawServer server) {
        CamelContext context = new DefaultCamelContext();
        context.disableJMX();
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(server.url());
        configuration.setUsername("u");
        configuration.setPassword("p");
        context.getComponent("relativity-imaging", RelativityImagingComponent.class)
                .setConfiguration(configuration);
        return context;
    }

    /** A message of many rows is redelivered as a whole: each document is imaged once. */
    @ParameterizedTest
    @ValueSource(ints = {9_000, 10_100})
    void aMessageOfManyRowsIsRedelivered(int rows) throws Exception {
        try (RawServer server = new RawServer(r -> RawServer.json("200 OK", "{\"ImagingJobID\":\"" + GUID + "\"}"));
                CamelContext context = to(server)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:sub")
                            .errorHandler(noErrorHandler())
                            .split(body())
                            .stopOnException()
                            .to("relativity-imaging:job/image-document?workspaceId=1&profileId=2")
                            .end()
                            .process(failing(1));
                    from("direct:start")
                            .errorHandler(
                                    defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                            .to("direct:sub");
                }
            });
            context.start();
            Exchange exchange = context.createProducerTemplate().send("direct:start", e -> e.getMessage()
                    .setBody(IntStream.rangeClosed(1, rows).boxed().toList()));
            assertThat(exchange.getException()).isNull();
            assertThat(server.arrived("ImageDocumentAsync")).hasSize(rows);
        }
    }

    /** Camel's own logger of heads, to which our connection writes: an appender that throws changes nothing. */
    @Test
    void anAppenderOfHeadsThatThrowsChangesNothing() throws Exception {
        Logger heads = Logger.getLogger("org.apache.hc.client5.http.headers");
        Handler full = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getMessage().startsWith("<< ")) {
                    throw new IllegalStateException("the disk is full");
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        try (Redelivered routes = new Redelivered()) {
            heads.setLevel(Level.FINE);
            heads.addHandler(full);
            SandboxImagingSet set = routes.newSet();
            routes.subRoute(sub -> sub.to(routes.imaging("job/run")));
            Exchange exchange = routes.send(set.artifactId());
            assertThat(set.runs()).isOne();
            assertThat(exchange.getException()).isNull();
        } finally {
            heads.removeHandler(full);
            heads.setLevel(null);
        }
    }

    /** All of our own loggers at their finest, and each line throws. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAppenderOfOursThatThrowsChangesNothing(boolean error) throws Exception {
        Logger ours = Logger.getLogger("org.camelrelativity");
        Handler full = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (error) {
                    throw new StackOverflowError();
                }
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        try (Redelivered routes = new Redelivered()) {
            routes.world().context().setUseMDCLogging(true);
            ours.setLevel(Level.ALL);
            ours.addHandler(full);
            SandboxImagingSet set = routes.newSet();
            var production = routes.newProduction();
            routes.subRoute(sub -> sub.process(body(set.artifactId()))
                    .to(routes.imaging("job/run"))
                    .process(body(set.artifactId()))
                    .to(routes.imaging("set/read"))
                    .process(body(List.of(production)))
                    .to("relativity-production:job/mass-retry")
                    .process(failing(1)));
            assertThat(routes.send(null).getException()).isNull();
            assertThat(set.runs()).isOne();
            assertThat(routes.tookEffect(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS))
                    .isOne();
        } finally {
            ours.removeHandler(full);
            ours.setLevel(null);
        }
    }

    /** The first message's later step is redelivered. The second message has nothing to do with it. */
    @Test
    void aSecondMessageIsNotAnsweredForTheFirst() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        try (Redelivered routes = new Redelivered(context)) {
            SandboxImagingSet set = routes.newSet();
            List<Object> replayed = new CopyOnWriteArrayList<>();
            routes.route("direct:start", r -> r.process(body(set.artifactId()))
                    .enrich(routes.imaging("job/run"))
                    .process(e -> replayed.add(String.valueOf(e.getMessage().getHeader(Repetition.REPLAYED))))
                    .process(failing(1)));
            assertThat(routes.send(null).getException()).isNull();
            assertThat(routes.send(null).getException()).isNull();
            assertThat(replayed).containsExactly("null", "null");
            assertThat(set.runs()).isEqualTo(2);
        }
    }

    /** The application's pool of consumer exchanges, with a call by a wire tap that outlives the message. */
    @Test
    void pooledExchangesWithAWireTapThatOutlivesTheMessage() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        context.getCamelContextExtension().setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        try (Redelivered routes = new Redelivered(context)) {
            SandboxImagingSet set = routes.newSet();
            routes.loseAnswers(RUN, 3);
            AtomicInteger n = new AtomicInteger();
            routes.bareRoute(
                    "direct:call",
                    c -> c.delay(200).end().process(body(set.artifactId())).to(routes.imaging("job/run")));
            routes.route("timer:t?repeatCount=6&period=20&delay=0", r -> r.process(e -> n.incrementAndGet())
                    .wireTap("direct:call")
                    .end());
            await().until(() -> n.get() == 6);
            routes.awaitQuiet();
            assertThat(set.runs()).isEqualTo(6);
        }
    }

    /** 200 messages on 8 threads, each half of them lost: each fires once, for its own message. */
    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void pooledExchangesUnderLoad(boolean poolConsumers, boolean poolProcessors) throws Exception {
        AtomicInteger count = new AtomicInteger();
        Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
        try (RawServer server = new RawServer(r -> count.incrementAndGet() % 2 == 0
                        ? null
                        : RawServer.json("200 OK", "{\"ImagingJobID\":\"" + GUID + "\"}"));
                CamelContext context = to(server)) {
            if (poolConsumers) {
                context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
            }
            if (poolProcessors) {
                context.getCamelContextExtension().setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
            }
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("seda:in?concurrentConsumers=8")
                            .errorHandler(noErrorHandler())
                            .to("direct:sub");
                    from("direct:sub")
                            .errorHandler(noErrorHandler())
                            .setBody(constant(7))
                            .split(constant(List.of(7)))
                            .stopOnException()
                            .recipientList(constant("direct:call"))
                            .stopOnException()
                            .end()
                            .end();
                    from("direct:call").errorHandler(noErrorHandler()).to("relativity-imaging:job/run?workspaceId=1");
                }
            });
            context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    if (event instanceof RelativityCallEvent call) {
                        outcomes.computeIfAbsent(
                                        call.getOutcome() + (call.isReplayed() ? " replayed" : ""),
                                        k -> new AtomicInteger())
                                .incrementAndGet();
                    }
                }
            });
            context.start();
            var template = context.createProducerTemplate();
            for (int i = 0; i < 200; i++) {
                template.sendBody("seda:in", i);
            }
            await().atMost(java.time.Duration.ofSeconds(20))
                    .until(() -> outcomes.values().stream()
                                    .mapToInt(AtomicInteger::get)
                                    .sum()
                            >= 200);
            assertThat(server.arrived("RunImagingSetAsync").size())
                    .as(outcomes.toString())
                    .isEqualTo(200);
        }
    }

    /** What a redelivery of one branch says of another one that has nothing to do with it. */
    @Test
    void aRedeliveryInAnotherBranchDoesNotSwallow() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            SandboxImagingSet set = routes.newSet();
            routes.route("direct:a", r -> r.process(body(set.artifactId())).to(routes.imaging("job/run")));
            routes.route("direct:b", r -> r.process(failing(1)));
            routes.route("direct:c", r -> r.process(body(set.artifactId())).to(routes.imaging("job/run")));
            routes.route(
                    "direct:start",
                    r -> r.multicast().to("direct:a", "direct:b", "direct:c").end());
            assertThat(routes.send(null).getException()).isNull();
            assertThat(set.runs()).isEqualTo(2);
        }
    }

    /** Parallel elements that name the same set: none is told that it was not sent. */
    @Test
    void parallelElementsOfTheSameSet() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            SandboxImagingSet set = routes.newSet();
            routes.world()
                    .sandbox()
                    .faults()
                    .always(RUN, org.camelrelativity.sandbox.SandboxFault.latency(java.time.Duration.ofMillis(300)));
            List<String> failures = new CopyOnWriteArrayList<>();
            routes.bareRoute("direct:start", r -> r.split(Builder.body())
                    .parallelProcessing()
                    .doTry()
                    .process(body(set.artifactId()))
                    .to(routes.imaging("job/run"))
                    .doCatch(Exception.class)
                    .process(e -> failures.add(String.valueOf(e.getProperty(Exchange.EXCEPTION_CAUGHT))))
                    .end()
                    .end());
            routes.send(List.of(1, 2));
            assertThat(failures).isEmpty();
            assertThat(set.runs()).isEqualTo(2);
        }
    }

    /** chunkSize: the second chunk's outcome is unknown; the route is redelivered. */
    @Test
    void chunksOfWhichOneIsUnknownAreNotSentAgain() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            var refs = List.of(routes.newProduction(), routes.newProduction(), routes.newProduction());
            AtomicInteger pass = new AtomicInteger();
            routes.subRoute(sub -> sub.process(e -> {
                        if (pass.getAndIncrement() == 0) {
                            routes.loseAnswers(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS, 1);
                        }
                        var list = new ArrayList<>(refs);
                        java.util.Collections.shuffle(list);
                        e.getMessage().setBody(list);
                    })
                    .to("relativity-production:job/mass-retry?chunkSize=1"));
            routes.send(null);
            assertThat(pass.get()).isEqualTo(4);
            assertThat(routes.tookEffect(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS))
                    .isOne();
        }
    }

    /** The exchange of an InOnly or a stream body, sent asynchronously with an asynchronous redelivery. */
    @Test
    void aStreamBodyWithAnAsynchronousRedelivery() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            SandboxImagingSet set = routes.newSet();
            routes.loseAnswers(RUN);
            routes.world().context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .errorHandler(defaultErrorHandler()
                                    .maximumRedeliveries(3)
                                    .redeliveryDelay(20)
                                    .asyncDelayedRedelivery())
                            .threads(2)
                            .to(org.apache.camel.ExchangePattern.InOnly, routes.imaging("job/run"));
                }
            });
            routes.send(new java.io.ByteArrayInputStream(
                    ("{\"imagingJob\":{\"imagingSetId\":" + set.artifactId() + "}}").getBytes()));
            routes.awaitQuiet();
            assertThat(set.runs()).isOne();
        }
    }

    /** Saving the same new thing in two spellings of a body. */
    @Test
    void aSaveIsOneRequestHoweverItsBodyIsSpelled() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            int workspace = routes.world().workspace().artifactId();
            int search = routes.world().workspace().addSavedSearch(1, 0);
            int profile = routes.world().workspace().defaultImagingProfile();
            AtomicInteger pass = new AtomicInteger();
            routes.loseAnswers(SandboxOperation.SAVE_IMAGING_SET);
            routes.subRoute(sub -> sub.process(e -> {
                        String id = pass.getAndIncrement() % 2 == 0 ? "ArtifactID" : "artifactid";
                        e.getMessage()
                                .setBody("{\"Name\":\"A\",\"ImagingProfile\":{\"" + id + "\":" + profile
                                        + "},\"DataSourceID\":" + search + ",\"EmailNotificationRecipients\":\"\"}");
                    })
                    .to(routes.imaging("set/save")));
            Exchange exchange = routes.send(null);
            assertThat(exchange.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
            assertThat(routes.arrived(SandboxOperation.SAVE_IMAGING_SET)).isOne();
        }
    }

    /** The handler of docs/errors.md: what was not sent is redelivered. The second run of the set is meant. */
    @Test
    void aSecondRunThatWasNotSentAtFirstIsSentByItsRedelivery() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            SandboxImagingSet set = routes.newSet();
            List<Object> guids = new ArrayList<>();
            routes.world().context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .onException(org.camelrelativity.common.RelativityNotSentException.class)
                            .maximumRedeliveries(5)
                            .redeliveryDelay(10)
                            .end()
                            .process(Redelivered.body(set.artifactId()))
                            .to(routes.imaging("job/run"))
                            .process(e ->
                                    guids.add(e.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID)))
                            .process(e -> routes.world().sandbox().faults().next(RUN, SandboxFault.status(429)))
                            .process(Redelivered.body(set.artifactId()))
                            .to(routes.imaging("job/run"))
                            .process(e ->
                                    guids.add(e.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID)));
                }
            });
            assertThat(routes.send(null).getException()).isNull();
            assertThat(guids).hasSize(2).doesNotHaveDuplicates();
            assertThat(set.runs()).isEqualTo(2);
        }
    }

    /** The same in a split: two rows name the same set; the second one was not sent at first. */
    @Test
    void aSecondRowThatWasNotSentAtFirstIsSentByItsRedelivery() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            SandboxImagingSet set = routes.newSet();
            AtomicInteger row = new AtomicInteger();
            routes.route("direct:start", r -> r.split(Builder.body())
                    .process(e -> {
                        if (row.incrementAndGet() == 2) {
                            routes.world().sandbox().faults().next(RUN, SandboxFault.status(429));
                        }
                        e.getMessage().setBody(set.artifactId());
                    })
                    .to(routes.imaging("job/run"))
                    .end());
            assertThat(routes.send(List.of(1, 2)).getException()).isNull();
            assertThat(set.runs()).isEqualTo(2);
        }
    }

    /** What hides secrets in messages is no part of the outcome. */
    @ParameterizedTest
    @ValueSource(strings = {"secret0", "Service", "tion", "NotFound", "n"})
    void maskingDoesNotChangeTheOutcome(String password) throws Exception {
        try (RawServer server = new RawServer(r -> r.method().equals("RetryErrorsAsync")
                        ? RawServer.json(
                                "404 Not Found",
                                "{\"ErrorType\":\"Relativity.Services.Exceptions.ServiceNotFoundException\"}")
                        : RawServer.json("200 OK", "{\"ImagingJobID\":\"" + GUID + "\"}"));
                CamelContext context = to(server)) {
            context.getComponent("relativity-imaging", RelativityImagingComponent.class)
                    .getConfiguration()
                    .setPassword(password);
            context.start();
            Exchange exchange = context.createProducerTemplate()
                    .send("relativity-imaging:job/retry-errors?workspaceId=1", e -> e.getMessage()
                            .setBody(7));
            assertThat(exchange.getException()).isNull();
        }
    }

    /** A listener that throws at everything Camel tells. */
    @Test
    void theFailingListenerOfCamelsOwnEventsDoesNotStopTheTracker() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            routes.world().context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    throw new IllegalStateException("listener");
                }
            });
            SandboxImagingSet set = routes.newSet();
            routes.subRoute(sub -> sub.process(body(set.artifactId()))
                    .to(routes.imaging("job/run"))
                    .process(failing(2)));
            assertThat(routes.send(null).getException()).isNull();
            assertThat(set.runs()).isOne();
        }
    }

    /** The user's listeners are taken away while the context runs. */
    @Test
    void removingAUsersListenerLeavesTheTracker() throws Exception {
        try (Redelivered routes = new Redelivered()) {
            EventNotifierSupport users = new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {}
            };
            routes.world().context().getManagementStrategy().addEventNotifier(users);
            routes.world().context().getManagementStrategy().removeEventNotifier(users);
            routes.world().context().removeComponent("relativity-production");
            SandboxImagingSet set = routes.newSet();
            routes.subRoute(sub -> sub.split(Builder.constant(List.of(1)))
                    .stopOnException()
                    .process(body(set.artifactId()))
                    .to(routes.imaging("job/run"))
                    .process(failing(2))
                    .end());
            assertThat(routes.send(null).getException()).isNull();
            assertThat(set.runs()).isOne();
        }
    }

    /** The tapped branch is slower than the redelivery: its call is made, and done, after the message was redelivered. */
    @ParameterizedTest
    @ValueSource(strings = {"wireTap", "split with a time-out", "circuit breaker with a time-out"})
    void aBranchThatCallsAfterTheRedeliveryFiresOnce(String by) throws Exception {
        try (Redelivered routes = new Redelivered()) {
            SandboxImagingSet set = routes.newSet();
            routes.bareRoute("direct:warm", w -> w.process(body(routes.newSet().artifactId()))
                    .to(routes.imaging("job/run")));
            for (int i = 0; i < 20; i++) {
                routes.world().context().createProducerTemplate().sendBody("direct:warm", null);
            }
            routes.bareRoute(
                    "direct:call",
                    c -> c.delay(500).end().process(body(set.artifactId())).to(routes.imaging("job/run")));
            routes.bareRoute("direct:sub", s -> {
                switch (by) {
                    case "wireTap" -> s.wireTap("direct:call").end();
                    case "split with a time-out" ->
                        s.split(Builder.constant(List.of(1)))
                                .parallelProcessing()
                                .timeout(50)
                                .to("direct:call")
                                .end();
                    default ->
                        s.circuitBreaker()
                                .resilience4jConfiguration()
                                .timeoutEnabled(true)
                                .timeoutDuration(50)
                                .end()
                                .to("direct:call")
                                .end();
                }
                s.process(failing());
            });
            routes.world().context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .errorHandler(
                                    defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(100))
                            .to("direct:sub");
                }
            });
            routes.send(null);
            routes.awaitQuiet();
            assertThat(set.runs()).isOne();
        }
    }
}
