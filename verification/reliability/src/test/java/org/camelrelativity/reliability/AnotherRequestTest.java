package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.reliability.Redelivered.body;
import static org.camelrelativity.reliability.Redelivered.failing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.Builder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is another message, or another request, or meant: it is sent. */
class AnotherRequestTest {

    private static final String RETRY = "relativity-production:job/mass-retry";

    private Redelivered routes;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    /** An earlier step was redelivered, and one call of unknown outcome is known to the route. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherSetIsSentWithItsOwnOutcome(boolean lostToo) throws Exception {
        SandboxImagingSet a = routes.newSet();
        SandboxImagingSet b = routes.newSet();
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET, lostToo ? 2 : 1);
        List<Exception> caught = new ArrayList<>();
        routes.route("direct:start", route -> route.process(failing(1))
                .process(body(a.artifactId()))
                .doTry()
                .to(routes.imaging("job/run"))
                .doCatch(RelativityOutcomeUnknownException.class)
                .process(exchange -> caught.add(caught(exchange)))
                .end()
                .process(body(b.artifactId()))
                .to(routes.imaging("job/run")));
        Exchange exchange = routes.send(null);
        assertThat(List.of(a.runs(), b.runs())).containsExactly(1, 1);
        assertThat(caught).hasSize(1);
        if (lostToo) {
            assertThat(exchange.getException())
                    .isInstanceOf(RelativityOutcomeUnknownException.class)
                    .isNotSameAs(caught.get(0));
        } else {
            assertThat(exchange.getException()).isNull();
        }
        assertThat(routes.auditLines())
                .anyMatch(
                        line -> line.startsWith("job/run unknown ") && line.contains("imagingSetId=" + a.artifactId()));
        assertThat(routes.auditLines())
                .anyMatch(line -> line.startsWith(lostToo ? "job/run unknown " : "job/run done ")
                        && line.contains("imagingSetId=" + b.artifactId()));
    }

    @Test
    void anotherConnectionIsAnotherRequest() throws Exception {
        SandboxImagingSet set = routes.newSet();
        RelativityConnection other = routes.world().connect(routes.world().configuration());
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET, 1);
        routes.route("direct:start", route -> route.process(body(set.artifactId()))
                .doTry()
                .to(routes.imaging("job/run"))
                .doCatch(RelativityOutcomeUnknownException.class)
                .process(body(set.artifactId()))
                .to(routes.imaging("job/run") + "&connection=#connection1")
                .end());
        assertThat(routes.send(null).getException()).isNull();
        assertThat(set.runs()).isEqualTo(2);
        routes.world().forget(other);
    }

    @Test
    void theFailedOnesOfAPartialFailureAreSentAgain() throws Exception {
        ProductionJobRef errored = routes.newProduction();
        int workspace = routes.world().workspace().artifactId();
        ProductionJobRef neverRun =
                ProductionJobRef.of(workspace, routes.world().workspace().addProduction("Never run", 1));
        routes.route("direct:start", route -> route.process(failing(1))
                .process(body(List.of(errored, neverRun)))
                .doTry()
                .to(RETRY)
                .doCatch(RelativityPartialFailureException.class)
                .process(exchange -> exchange.getMessage()
                        .setBody(
                                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RelativityPartialFailureException.class)
                                        .getFailed()))
                .to(RETRY)
                .end());
        assertThat(routes.send(null).getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(routes.world().sandbox().journal().entries())
                .filteredOn(entry -> entry.operation() == SandboxOperation.MASS_RETRY_PRODUCTION_JOBS)
                .extracting(entry -> entry.body().contains(String.valueOf(errored.productionId())))
                .containsExactly(true, false);
    }

    @Test
    void aRouteThatHasLookedMayFireAgain() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET, 1);
        routes.route("direct:start", route -> route.process(failing(1))
                .process(body(set.artifactId()))
                .doTry()
                .to(routes.imaging("job/run"))
                .doCatch(RelativityOutcomeUnknownException.class)
                .process(body(set.artifactId()))
                .to(routes.imaging("job/run") + "&fireAgain=true")
                .end());
        assertThat(routes.send(null).getException()).isNull();
        assertThat(set.runs()).isEqualTo(2);
        assertThat(routes.auditLines())
                .filteredOn(line -> line.startsWith("job/run "))
                .extracting(line -> line.contains("fireAgain"))
                .containsExactly(false, true);
    }

    /** The route has decided once, and a redelivery decides nothing. */
    @Test
    void aRedeliveryDoesNotRepeatWhatWasFiredAgain() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.subRoute(sub -> sub.process(body(set.artifactId()))
                .to(routes.imaging("job/run") + "&fireAgain=true")
                .process(failing(2)));
        Exchange exchange = routes.send(null);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Repetition.REPLAYED)).isEqualTo(true);
        assertThat(set.runs()).isOne();
    }

    @Test
    void anErrorHandlerDoesNotRepeatAnUnknownOutcomeOfWhatWasFiredAgain() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET, 4);
        routes.route("direct:start", route -> route.process(body(set.artifactId()))
                .to(routes.imaging("job/run") + "&fireAgain=true"));
        assertThat(routes.send(null).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(set.runs()).isOne();
    }

    @Test
    void aLoopThatWasNotRedeliveredIsMeant() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.route("direct:start", route -> route.loop(3)
                .process(body(set.artifactId()))
                .to(routes.imaging("job/run"))
                .end());
        Exchange exchange = routes.send(null);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Repetition.REPLAYED)).isNull();
        assertThat(set.runs()).isEqualTo(3);
    }

    @Test
    void twoMessagesHaveNothingInCommon() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET, 1);
        routes.subRoute(sub -> sub.process(body(set.artifactId())).to(routes.imaging("job/run")));
        assertThat(routes.send(null).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(set.runs()).isOne();
        Exchange second = routes.send(null);
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getHeader(Repetition.REPLAYED)).isNull();
        assertThat(set.runs()).isEqualTo(2);
    }

    /** Two rows of a file may name the same set, and one of them be redelivered. */
    @Test
    void aRedeliveryOfOneElementDoesNotAnswerForAnother() throws Exception {
        SandboxImagingSet set = routes.newSet();
        List<Object> replayed = new ArrayList<>();
        routes.route("direct:row", row -> row.process(body(set.artifactId())).to("direct:run"));
        routes.bareRoute("direct:run", run -> run.to(routes.imaging("job/run"))
                .process(exchange -> replayed.add(exchange.getMessage().getHeader(Repetition.REPLAYED)))
                .process(failing(1)));
        routes.route("direct:start", route -> route.split(Builder.constant(List.of(1, 2)))
                .to("direct:row")
                .end());
        assertThat(routes.send(null).getException()).isNull();
        assertThat(replayed).containsExactly(null, true, null);
        assertThat(set.runs()).isEqualTo(2);
    }

    /** One element is redelivered, which concerns no other. */
    @Test
    void eachElementOfASplitFiresOnce() throws Exception {
        List<SandboxImagingSet> sets = sets();
        List<Object> replayed = new ArrayList<>();
        routes.bareRoute("direct:one", one -> one.to(routes.imaging("job/run"))
                .process(exchange -> replayed.add(exchange.getMessage().getHeader(Repetition.REPLAYED)))
                .process(exchange -> {
                    if (replayed.size() == 2) {
                        throw new Repetition.NextStepFailedException();
                    }
                }));
        routes.route("direct:start", route -> route.split(Builder.body())
                .stopOnException()
                .to("direct:one")
                .end());
        assertThat(routes.send(ids(sets)).getException()).isNull();
        assertThat(sets).extracting(SandboxImagingSet::runs).containsExactly(1, 1, 1);
        assertThat(replayed).containsExactly(null, null, true, null);
    }

    /** Several sets at once, and all of them again. */
    @Test
    void theBranchesOfAParallelMulticastFireOnceEach() throws Exception {
        List<SandboxImagingSet> sets = sets();
        for (int i = 0; i < sets.size(); i++) {
            int set = sets.get(i).artifactId();
            routes.bareRoute(
                    "direct:branch" + i, branch -> branch.process(body(set)).to(routes.imaging("job/run")));
        }
        routes.subRoute(sub -> sub.multicast()
                .parallelProcessing()
                .stopOnException()
                .to("direct:branch0", "direct:branch1", "direct:branch2")
                .end()
                .process(failing()));
        assertThat(routes.send(null).getException()).isInstanceOf(Repetition.NextStepFailedException.class);
        assertThat(sets).extracting(SandboxImagingSet::runs).containsExactly(1, 1, 1);
    }

    /** Camel takes the same exchange for the next message. */
    @Test
    void theNextMessageOfAPooledExchangeIsAnother() throws Exception {
        routes.close();
        CamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        routes = new Redelivered(context);
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET, 2);
        List<Integer> exchanges = new CopyOnWriteArrayList<>();
        routes.bareRoute(
                "direct:sub", sub -> sub.process(body(set.artifactId())).to(routes.imaging("job/run")));
        routes.route("timer:pooled?repeatCount=3&period=1&delay=0", route -> route.process(
                        exchange -> exchanges.add(System.identityHashCode(exchange)))
                .to("direct:sub"));
        await().until(() -> set.runs() == 3 || exchanges.size() > 3);
        assertThat(exchanges.stream().distinct()).hasSize(1);
        assertThat(set.runs()).isEqualTo(3);
        assertThat(routes.auditLines())
                .filteredOn(line -> line.startsWith("job/run unknown "))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private List<SandboxImagingSet> sets() {
        return Stream.generate(routes::newSet).limit(3).toList();
    }

    private static List<Integer> ids(List<SandboxImagingSet> sets) {
        return sets.stream().map(SandboxImagingSet::artifactId).toList();
    }
}
