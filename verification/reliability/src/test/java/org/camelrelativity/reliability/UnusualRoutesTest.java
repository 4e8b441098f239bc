package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.reliability.Redelivered.body;
import static org.camelrelativity.reliability.Redelivered.failing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PooledProcessorExchangeFactory;
import org.apache.camel.support.DefaultExchange;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One message, one effect, in routes that few people write. */
@Timeout(60)
@SuppressWarnings({"try", "deprecation"})
class UnusualRoutesTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;

    private Redelivered routes;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private void restart(CamelContext context) throws Exception {
        routes.close();
        routes = new Redelivered(context);
    }

    private String run() {
        return routes.imaging("job/run");
    }

    /** What was fired again with unknown outcome is unknown for an endpoint that doesn't say fireAgain. */
    @Test
    void unknownOfFireAgainHoldsForAPlainEndpoint() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN);
        routes.route("direct:start", route -> route.process(body(set.artifactId()))
                .doTry()
                .to(run() + "&fireAgain=true")
                .doCatch(RelativityOutcomeUnknownException.class)
                .process(body(set.artifactId()))
                .to(run())
                .end());
        routes.send(null);
        assertThat(set.runs()).isOne();
    }

    /** A plain call that is done, then the route fires again and fails: redelivered as a whole, both are replayed. */
    @Test
    void doneAndFiredAgainAreReplayed() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.subRoute(sub -> sub.process(body(set.artifactId()))
                .to(run())
                .process(body(set.artifactId()))
                .to(run() + "&fireAgain=true")
                .process(failing(2)));
        assertThat(routes.send(null).getException()).isNull();
        assertThat(set.runs()).isEqualTo(2);
    }

    /** The redelivery is counted also if the component came after the context's start. */
    @Test
    void aLazilyCreatedComponentCountsRedeliveriesOfTheFirstMessage() throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            SandboxImagingSet set =
                    workspace.imagingSet(workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0)));
            CamelContext context = new DefaultCamelContext();
            context.disableJMX();
            try {
                RelativityConfiguration configuration = new RelativityConfiguration();
                configuration.setInstanceUrl(sandbox.instanceUrl());
                Identity.BASIC.giveTo(configuration, sandbox);
                context.getRegistry().bind("rel", new RelativityConnection(configuration));
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:sub")
                                .errorHandler(noErrorHandler())
                                .setBody(constant(set.artifactId()))
                                .toD("${header.uri}")
                                .process(failing(3));
                        from("direct:start")
                                .errorHandler(defaultErrorHandler()
                                        .maximumRedeliveries(3)
                                        .redeliveryDelay(0))
                                .to("direct:sub");
                    }
                });
                context.start();
                Exchange exchange = context.createProducerTemplate().send("direct:start", e -> e.getMessage()
                        .setHeader(
                                "uri",
                                "relativity-imaging:job/run?connection=#rel&workspaceId=" + workspace.artifactId()));
                assertThat(exchange.getException()).isNull();
                assertThat(set.runs()).isOne();
            } finally {
                context.stop();
            }
        }
    }

    /** JMX is on, and the component is asked for before the context starts, as every configuring application does. */
    @Test
    void withJmxAndAComponentMadeBeforeTheStart() throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            SandboxImagingSet set =
                    workspace.imagingSet(workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0)));
            CamelContext context = new DefaultCamelContext();
            try {
                RelativityConfiguration configuration = new RelativityConfiguration();
                configuration.setInstanceUrl(sandbox.instanceUrl());
                Identity.BASIC.giveTo(configuration, sandbox);
                context.getComponent("relativity-imaging", org.camelrelativity.imaging.RelativityImagingComponent.class)
                        .setConfiguration(configuration);
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:sub")
                                .errorHandler(noErrorHandler())
                                .split(constant(List.of(1)))
                                .stopOnException()
                                .setBody(constant(set.artifactId()))
                                .to("relativity-imaging:job/run?workspaceId=" + workspace.artifactId())
                                .process(failing(3))
                                .end();
                        from("direct:start")
                                .errorHandler(defaultErrorHandler()
                                        .maximumRedeliveries(3)
                                        .redeliveryDelay(0))
                                .to("direct:sub");
                    }
                });
                context.start();
                Exchange exchange = context.createProducerTemplate().send("direct:start", e -> {});
                assertThat(exchange.getException()).isNull();
                assertThat(set.runs()).isOne();
            } finally {
                context.stop();
            }
        }
    }

    @Test
    void onCompletionDoesNotRepeatUnknown() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN);
        routes.bareRoute("direct:start", r -> r.onCompletion()
                .onFailureOnly()
                .process(body(set.artifactId()))
                .to(run())
                .end()
                .process(body(set.artifactId()))
                .to(run()));
        routes.send(null);
        routes.awaitQuiet();
        assertThat(set.runs()).isOne();
    }

    @Test
    void deadLetterChannelWithOriginalMessage() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN);
        routes.world().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dead")
                        .errorHandler(noErrorHandler())
                        .process(Redelivered.body(set.artifactId()))
                        .to(run());
                from("direct:start")
                        .errorHandler(deadLetterChannel("direct:dead")
                                .useOriginalMessage()
                                .maximumRedeliveries(2)
                                .redeliveryDelay(10)
                                .asyncDelayedRedelivery())
                        .split(constant(List.of(1)))
                        .shareUnitOfWork()
                        .stopOnException()
                        .process(Redelivered.body(set.artifactId()))
                        .to(run())
                        .end();
            }
        });
        routes.send("original");
        routes.awaitQuiet();
        assertThat(set.runs()).isOne();
    }

    @Test
    void retryWhileWithDoneAndAFailingStep() throws Exception {
        SandboxImagingSet set = routes.newSet();
        AtomicInteger n = new AtomicInteger();
        routes.bareRoute(
                "direct:sub", s -> s.process(body(set.artifactId())).to(run()).process(failing(5)));
        routes.world().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .onException(Exception.class)
                        .retryWhile(e -> n.getAndIncrement() < 7)
                        .redeliveryDelay(0)
                        .end()
                        .to("direct:sub");
            }
        });
        assertThat(routes.send(null).getException()).isNull();
        assertThat(set.runs()).isOne();
    }

    @Test
    void parallelSplitWithTimeoutRedelivered() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.world().sandbox().faults().always(RUN, SandboxFault.latency(java.time.Duration.ofMillis(1500)));
        routes.subRoute(sub -> sub.split(org.apache.camel.builder.Builder.constant(List.of(1)))
                .parallelProcessing()
                .timeout(200)
                .process(body(set.artifactId()))
                .to(run())
                .end()
                .process(failing(2)));
        routes.send(null);
        routes.awaitQuiet();
        assertThat(set.runs()).isOne();
    }

    @Test
    void sameExchangeByTemplateInARedeliveredBean() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN);
        routes.subRoute(sub -> sub.process(e -> {
            e.getMessage().setBody(set.artifactId());
            e.getContext()
                    .createFluentProducerTemplate()
                    .withExchange(e)
                    .to(run())
                    .send();
        }));
        routes.send(null);
        assertThat(set.runs()).isOne();
    }

    @Test
    void aCopyByTemplateInARedeliveredBean() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN);
        routes.subRoute(sub -> sub.process(e -> {
            Exchange copy = e.copy();
            copy.getMessage().setBody(set.artifactId());
            Exchange sent = e.getContext()
                    .createProducerTemplate()
                    .asyncSend(run(), copy)
                    .get();
            throw sent.getException();
        }));
        routes.send(null);
        assertThat(set.runs()).isOne();
    }

    @Test
    void routeStoppedAndStartedBetweenRedeliveries() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.bareRoute(
                "direct:sub", s -> s.process(body(set.artifactId())).to(run()).process(failing(2)));
        routes.world().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(3)
                                .redeliveryDelay(500)
                                .asyncDelayedRedelivery())
                        .to("direct:sub");
            }
        });
        var sent = routes.world().context().createProducerTemplate().asyncSend("direct:start", e -> {});
        await().until(() -> set.runs() == 1);
        String id = routes.world().context().getRoutes().get(0).getId();
        routes.world().context().getRouteController().stopRoute(id);
        routes.world().context().getComponent("relativity-imaging").stop();
        routes.world().context().getComponent("relativity-imaging").start();
        routes.world().context().getRouteController().startRoute(id);
        sent.get();
        assertThat(set.runs()).isOne();
    }

    /** Two messages, one after the other, each enriches by the call; Camel reuses the exchange of enrich. */
    @Test
    void enrichOfAPooledProcessorExchangeIsEachMessagesOwn() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        restart(context);
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN, 1);
        routes.bareRoute("direct:start", r -> r.process(body(set.artifactId())).enrich(run()));
        assertThat(routes.send(null).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        Exchange second = routes.send(null);
        assertThat(second.getException()).isNull();
        assertThat(set.runs()).isEqualTo(2);
    }

    /** The same for a redelivered message after another one. */
    @Test
    void enrichOfAPooledProcessorExchangeKnowsARedelivery() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        context.getCamelContextExtension().setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        restart(context);
        SandboxImagingSet set = routes.newSet();
        SandboxImagingSet other = routes.newSet();
        routes.bareRoute("direct:sub", s -> s.enrich(run()).process(failing(1)));
        routes.route("direct:start", r -> r.to("direct:sub"));
        assertThat(routes.send(other.artifactId()).getException()).isNull();
        routes.loseAnswers(RUN);
        assertThat(routes.send(set.artifactId()).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(set.runs()).isOne();
        assertThat(other.runs()).isOne();
    }

    @Test
    void splitAndMulticastOfPooledProcessorExchanges() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        context.getCamelContextExtension().setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        restart(context);
        List<SandboxImagingSet> sets = List.of(routes.newSet(), routes.newSet(), routes.newSet());
        routes.bareRoute("direct:call", c -> c.to(run()));
        routes.bareRoute("direct:sub", s -> s.split(org.apache.camel.builder.Builder.body())
                .stopOnException()
                .multicast()
                .stopOnException()
                .to("direct:call")
                .end()
                .end()
                .process(failing(1)));
        routes.route("direct:start", r -> r.to("direct:sub"));
        List<Integer> ids = sets.stream().map(SandboxImagingSet::artifactId).toList();
        assertThat(routes.send(ids).getException()).isNull();
        assertThat(sets).extracting(SandboxImagingSet::runs).containsExactly(1, 1, 1);
        Exchange second = routes.send(ids);
        assertThat(second.getException()).isNull();
        assertThat(sets).extracting(SandboxImagingSet::runs).containsExactly(2, 2, 2);
    }

    /** Two rows name the same set; the second one's element fails after its call: it has its own job's answer. */
    @Test
    void anElementIsAnsweredWithItsOwnJob() throws Exception {
        SandboxImagingSet set = routes.newSet();
        List<Object> guids = new ArrayList<>();
        routes.bareRoute("direct:one", one -> one.process(body(set.artifactId()))
                .to(run())
                .process(e -> guids.add(e.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID)))
                .process(e -> {
                    if (guids.size() == 2) {
                        throw new Repetition.NextStepFailedException();
                    }
                }));
        routes.route("direct:start", r -> r.split(org.apache.camel.builder.Builder.body())
                .to("direct:one")
                .end());
        assertThat(routes.send(List.of(1, 2)).getException()).isNull();
        assertThat(set.runs()).isEqualTo(2);
        assertThat(guids).hasSize(3);
        assertThat(guids.get(2)).as("the second element's own job").isEqualTo(guids.get(1));
    }

    /** Two consumer messages poll-enrich the same resource object, e.g. from a cache of a route's own. */
    @Test
    void twoMessagesThatArePolledFromTheSameSource() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN, 1);
        Exchange cached = new DefaultExchange(routes.world().context());
        cached.getMessage().setBody("resource");
        routes.bareRoute("direct:call", c -> c.process(body(set.artifactId())).to(run()));
        // an aggregation strategy that answers an exchange of its own
        routes.bareRoute("direct:start", r -> r.enrich("direct:nothing", (oldX, newX) -> cached)
                .multicast()
                .stopOnException()
                .to("direct:call")
                .end());
        routes.bareRoute("direct:nothing", r -> r.process(e -> {}));
        assertThat(routes.send(null).getException()).isNotNull();
        routes.send(null);
        assertThat(set.runs()).isEqualTo(2);
    }

    @Test
    void anAnswerThatTheRouteChangesIsReplayedAsItWas() throws Exception {
        var production = routes.newProduction();
        List<Object> sizes = new ArrayList<>();
        routes.subRoute(sub -> sub.process(body(List.of(production)))
                .to("relativity-production:job/mass-retry")
                .process(e -> {
                    var result = e.getMessage().getBody(org.camelrelativity.production.model.MassRetryResult.class);
                    sizes.add(String.valueOf(result));
                    for (var component : result.getClass().getRecordComponents()) {
                        Object v = component.getAccessor().invoke(result);
                        if (v instanceof List<?> list) {
                            try {
                                list.clear();
                            } catch (UnsupportedOperationException ok) {
                                // immutable
                            }
                        }
                    }
                })
                .process(failing(1)));
        routes.send(null);
        assertThat(sizes).hasSize(2);
        assertThat(sizes.get(1)).isEqualTo(sizes.get(0));
    }
}
