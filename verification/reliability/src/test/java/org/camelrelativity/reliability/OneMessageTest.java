package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.reliability.Redelivered.body;
import static org.camelrelativity.reliability.Redelivered.failing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetBuilder;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that is redelivered makes the same call again: it takes effect once. */
class OneMessageTest {

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

    private ImagingSet savedSet(Integer artifactId, String name) {
        return ImagingSetBuilder.builder()
                .artifactId(artifactId)
                .name(name)
                .imagingProfile(ArtifactRef.of(routes.world().workspace().defaultImagingProfile()))
                .dataSourceId(routes.world().workspace().addSavedSearch(1, 0))
                .emailNotificationRecipients("")
                .build();
    }

    /** What is done before, again and again, does not make another message of it. */
    @ParameterizedTest
    @CsvSource({
        "set/read, job/run",
        "set/save, job/run",
        "production/status, job/run",
        "set/read, job/mass-retry",
        "set/save, job/mass-retry",
        "production/status, job/mass-retry"
    })
    void stepsBeforeDoNotMakeItAnotherMessage(String before, String call) throws Exception {
        int set = routes.newSet().artifactId();
        ProductionJobRef production = routes.newProduction();
        boolean imaging = call.equals("job/run");
        Map<String, Object> bodies = Map.of(
                "set/read", set,
                "set/save", savedSet(set, "Changed"),
                "production/status", production);
        SandboxOperation operation =
                imaging ? SandboxOperation.RUN_IMAGING_SET : SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;
        routes.loseAnswers(operation);
        routes.subRoute(sub -> sub.process(body(bodies.get(before)))
                .to(before.startsWith("set") ? routes.imaging(before) : "relativity-production:" + before)
                .process(body(imaging ? set : List.of(production)))
                .to(imaging ? routes.imaging(call) : RETRY));
        assertThat(routes.send(null).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(operation)).isOne();
    }

    /** Both calls of a route are remembered, and the second is about what the first has made. */
    @Test
    void aNewSetIsSavedOnceAndRunOnce() throws Exception {
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET);
        ImagingSet set = savedSet(null, "New");
        routes.subRoute(
                sub -> sub.process(body(set)).to(routes.imaging("set/save")).to(routes.imaging("job/run")));
        assertThat(routes.send(null).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.tookEffect(SandboxOperation.SAVE_IMAGING_SET)).isOne();
        assertThat(routes.tookEffect(SandboxOperation.RUN_IMAGING_SET)).isOne();
    }

    @Test
    void theMessageIsNotKnownByItsHeadersAndProperties() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET);
        routes.bareRoute("direct:sub", sub -> sub.process(Repetition::strip)
                .process(body(set.artifactId()))
                .to(routes.imaging("job/run")));
        routes.route("direct:start", route -> route.loop(4)
                .doTry()
                .to("direct:sub")
                .doCatch(RelativityOutcomeUnknownException.class)
                .end()
                .end());
        assertThat(routes.send(null).getException()).isNull();
        assertThat(set.runs()).isOne();
    }

    @Test
    void whatWasDoneIsAnsweredAgain() throws Exception {
        SandboxImagingSet set = routes.newSet();
        List<Map<String, Object>> headers = new ArrayList<>();
        List<Object> bodies = new ArrayList<>();
        routes.subRoute(sub -> sub.process(body(set.artifactId()))
                .to(routes.imaging("job/run"))
                .process(exchange -> {
                    headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
                    bodies.add(exchange.getMessage().getBody());
                })
                .process(failing(2)));
        Exchange exchange = routes.send(null);
        assertThat(exchange.getException()).isNull();
        assertThat(set.runs()).isOne();
        assertThat(bodies).hasSize(3).allMatch(bodies.get(0)::equals);
        assertThat(headers)
                .extracting(each -> each.get(RelativityImagingConstants.IMAGING_JOB_GUID))
                .containsOnly(set.lastJob().orElseThrow().guid());
        assertThat(headers)
                .extracting(each -> each.get(RelativityImagingConstants.IMAGING_SET_ID))
                .containsOnly(set.artifactId());
        assertThat(headers).extracting(each -> each.get(Repetition.REPLAYED)).containsExactly(null, true, true);
        assertThat(exchange.getMessage().getBody()).isEqualTo(bodies.get(0));
    }

    /** The header says something of the last call only. */
    @Test
    void aCallThatIsSentAfterAReplayedOneIsNotReplayed() throws Exception {
        SandboxImagingSet first = routes.newSet();
        SandboxImagingSet second = routes.newSet();
        routes.subRoute(sub -> sub.process(body(first.artifactId()))
                .to(routes.imaging("job/run"))
                .process(failing(1))
                .removeHeader(RelativityImagingConstants.IMAGING_SET_ID)
                .process(body(second.artifactId()))
                .to(routes.imaging("job/run")));
        Exchange exchange = routes.send(null);
        assertThat(exchange.getException()).isNull();
        assertThat(List.of(first.runs(), second.runs())).containsExactly(1, 1);
        assertThat(exchange.getMessage().getHeader(Repetition.REPLAYED)).isNull();
    }

    /** A circuit breaker gives up, and the call goes on. */
    @Test
    void whatIsStillUnderWayIsNotSentAgainAndAnsweredLater() throws Exception {
        SandboxImagingSet set = routes.newSet();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<RelativityOutcome> calls = new CopyOnWriteArrayList<>();
        routes.world().context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof RelativityCallEvent call) {
                    calls.add(call.getOutcome());
                } else if (event instanceof CamelEvent.ExchangeRedeliveryEvent redelivery) {
                    failures.add(redelivery.getExchange().getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
                }
            }
        });
        routes.world()
                .sandbox()
                .faults()
                .next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.latency(Duration.ofSeconds(3)));
        routes.bareRoute("direct:sub", sub -> sub.process(exchange -> {
                    if (exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class) == 2) {
                        await().until(() -> calls.contains(RelativityOutcome.DONE));
                    }
                    exchange.getMessage().setBody(set.artifactId());
                })
                .circuitBreaker()
                .resilience4jConfiguration()
                .timeoutEnabled(true)
                .timeoutDuration(500)
                .end()
                .to(routes.imaging("job/run"))
                .end());
        routes.route("direct:start", route -> route.to("direct:sub"));
        Exchange exchange = routes.send(null);
        assertThat(exchange.getException()).isNull();
        assertThat(set.runs()).isOne();
        assertThat(failures).hasSizeGreaterThanOrEqualTo(2).first().isInstanceOf(TimeoutException.class);
        assertThat(failures.subList(1, failures.size()))
                .extracting(Repetition::outcome)
                .containsOnly(Outcome.NOT_SENT);
        assertThat(exchange.getMessage().getHeader(Repetition.REPLAYED)).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID))
                .isEqualTo(set.lastJob().orElseThrow().guid());
    }

    /** The second is no repeat of the first, although that is still in flight. */
    @Test
    void parallelBranchesMayEachMakeTheSameCall() throws Exception {
        ProductionJobRef production = routes.newProduction();
        routes.world()
                .sandbox()
                .faults()
                .next(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS, SandboxFault.latency(Duration.ofSeconds(2)));
        CyclicBarrier bothBegin = new CyclicBarrier(2);
        Queue<Object> answers = new ConcurrentLinkedQueue<>();
        routes.bareRoute("direct:branch", branch -> branch.process(body(List.of(production)))
                .process(exchange -> bothBegin.await(10, TimeUnit.SECONDS))
                .to(RETRY)
                .process(exchange -> answers.add(exchange.getMessage().getBody())));
        routes.route(
                "direct:start", route -> route.multicast().parallelProcessing().to("direct:branch", "direct:branch"));
        assertThat(routes.send(null).getException()).isNull();
        assertThat(answers).hasSize(2);
        assertThat(routes.arrived(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(2);
    }
}
