package org.camelrelativity.reliability;

import static org.apache.camel.builder.Builder.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/errors.md says of idempotentConsumer, inherited circuit breakers and failover, in "When a message repeats a call". */
class OtherPatternsTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;

    private final MemoryIdempotentRepository keys = new MemoryIdempotentRepository();
    private Redelivered routes;
    private SandboxImagingSet set;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        set = routes.newSet();
        keys.start();
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    @Test
    void idempotentConsumerForgetsTheKeyOfAnUnknownOutcome() throws Exception {
        route(start -> start.idempotentConsumer(body(), keys).to(run()));
        routes.loseAnswers(RUN, 1);

        assertThat(deliver()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(deliver()).isNull();
        assertThat(set.runs()).isEqualTo(2);
    }

    @Test
    void idempotentConsumerForgetsTheKeyOfAnUnknownOutcomeThatAClauseHandles() throws Exception {
        route(start -> {
            start.onException(RelativityOutcomeUnknownException.class).handled(true);
            start.idempotentConsumer(body(), keys).to(run());
        });
        routes.loseAnswers(RUN, 1);

        assertThat(deliver()).isNull();
        assertThat(deliver()).isNull();
        assertThat(set.runs()).isEqualTo(2);
    }

    @Test
    void idempotentConsumerKeepsTheKeyOfAnUnknownOutcomeThatIsCaughtWithin() throws Exception {
        route(this::catchesUnknown);
        routes.loseAnswers(RUN, 1);

        assertThat(deliver()).isNull();
        assertThat(deliver()).isNull();
        assertThat(set.runs()).isOne();
    }

    @Test
    void idempotentConsumerLetsThroughWhatWasNotSent() throws Exception {
        route(this::catchesUnknown);
        refuseNext(1);

        assertThat(deliver()).isInstanceOf(RelativityNotSentException.class);
        assertThat(deliver()).isNull();
        assertThat(set.runs()).isOne();
    }

    @Test
    void withoutRemoveOnFailureWhatWasNotSentIsSkipped() throws Exception {
        route(start ->
                start.idempotentConsumer(body(), keys).removeOnFailure(false).to(run()));
        refuseNext(1);

        assertThat(deliver()).isInstanceOf(RelativityNotSentException.class);
        assertThat(deliver()).isNull();
        assertThat(set.runs()).isZero();
    }

    @Test
    void inheritedCircuitBreakerRedeliversWhatWasNotSent() throws Exception {
        redelivered(start ->
                start.circuitBreaker().inheritErrorHandler(true).to(run()).end());
        refuseNext(2);

        assertThat(deliver()).isNull();
        assertThat(set.runs()).isOne();
    }

    @Test
    void inheritedCircuitBreakerDoesNotRepeatAnUnknownOutcome() throws Exception {
        redelivered(start ->
                start.circuitBreaker().inheritErrorHandler(true).to(run()).end());
        routes.loseAnswers(RUN);

        assertThat(deliver()).hasCauseInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void failoverOnTheSameConnectionDoesNotRepeatAnUnknownOutcome() throws Exception {
        route(start -> start.loadBalance().failover().to(run()).to(run()).end());
        routes.loseAnswers(RUN);

        assertThat(deliver()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void failoverToAnotherConnectionRepeatsAnUnknownOutcome() throws Exception {
        route(start ->
                start.loadBalance().failover().to(run()).to(runElsewhere()).end());
        routes.loseAnswers(RUN, 1);

        assertThat(deliver()).isNull();
        assertThat(set.runs()).isEqualTo(2);
    }

    @Test
    void failoverOfWhatWasNotSentRepeatsNothingElse() throws Exception {
        route(start -> start.loadBalance()
                .failover(RelativityNotSentException.class)
                .to(run())
                .to(runElsewhere())
                .end());
        refuseNext(1);
        assertThat(deliver()).isNull();
        assertThat(set.runs()).isOne();

        routes.loseAnswers(RUN, 1);
        assertThat(deliver()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(set.runs()).isEqualTo(2);
    }

    private void catchesUnknown(RouteDefinition start) {
        start.idempotentConsumer(body(), keys)
                .doTry()
                .to(run())
                .doCatch(RelativityOutcomeUnknownException.class)
                .log("${exception.message}")
                .end();
    }

    private void route(Consumer<RouteDefinition> steps) throws Exception {
        routes.world().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                steps.accept(from("direct:start"));
            }
        });
    }

    private void redelivered(Consumer<RouteDefinition> steps) throws Exception {
        routes.route("direct:start", steps);
    }

    /** Each is a message of its own for Camel, as that of a broker that delivers again. */
    private Throwable deliver() {
        Exchange exchange = routes.send(set.artifactId());
        return exchange.getException();
    }

    private void refuseNext(int times) {
        routes.world().sandbox().faults().next(RUN, SandboxFault.status(429), times);
    }

    private String run() {
        return routes.imaging("job/run");
    }

    private String runElsewhere() {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(routes.world().sandbox().instanceUrl());
        Identity.BASIC.giveTo(configuration, routes.world().sandbox());
        routes.world().context().getRegistry().bind("elsewhere", new RelativityConnection(configuration));
        return run() + "&connection=#elsewhere";
    }
}
