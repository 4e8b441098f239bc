package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.reliability.Redelivered.body;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ToDefinition;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that was refused is sent again when its step is redelivered, and nothing that was done is sent with it. */
class RedeliveredStepTest {

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

    /** Relativity refuses one of the requests, counted from 1. */
    private void refuse(int which) {
        AtomicInteger arrived = new AtomicInteger();
        routes.world()
                .sandbox()
                .faults()
                .decide(operation ->
                        operation == RUN && arrived.incrementAndGet() == which ? SandboxFault.status(409) : null);
    }

    /** What was done before is not repeated, and its answer is not given to the call that was refused. */
    @Test
    void aRefusedCallOfALoopIsSentWhenItsStepAloneIsRedelivered() throws Exception {
        SandboxImagingSet set = routes.newSet();
        refuse(2);
        routes.route("direct:start", route -> route.loop(3)
                .process(body(set.artifactId()))
                .to(routes.imaging("job/run"))
                .end());
        Exchange exchange = routes.send(null);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Repetition.REPLAYED)).isNull();
        assertThat(set.runs()).isEqualTo(3);
        assertThat(routes.arrived(RUN)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEarlierCallIsReplayedWhenARefusedOneFailsTheRoute(boolean inCircuitBreaker) throws Exception {
        SandboxImagingSet first = routes.newSet();
        SandboxImagingSet second = routes.newSet();
        refuse(2);
        routes.subRoute(sub -> {
            ProcessorDefinition<?> steps = inCircuitBreaker ? sub.circuitBreaker() : sub;
            steps.process(body(first.artifactId()))
                    .to(routes.imaging("job/run"))
                    .removeHeaders("CamelRelativity*")
                    .process(body(second.artifactId()))
                    .to(routes.imaging("job/run"));
        });
        assertThat(routes.send(null).getException()).isNull();
        assertThat(first.runs()).isOne();
        assertThat(second.runs()).isOne();
        assertThat(routes.arrived(RUN)).isEqualTo(3);
    }

    /** That the same step was refused a call before is no reason to send one again that is done. */
    @Test
    void aCallIsReplayedWhenAnInterceptorFailsAfterItAndAnEarlierOneWasRefused() throws Exception {
        routes.close();
        CamelContext context = new DefaultCamelContext();
        AtomicInteger done = new AtomicInteger();
        context.getCamelContextExtension()
                .addInterceptStrategy((ofContext, step, target, next) -> step instanceof ToDefinition
                        ? exchange -> {
                            target.process(exchange);
                            if (exchange.getException() == null && done.incrementAndGet() == 1) {
                                throw new Repetition.NextStepFailedException();
                            }
                        }
                        : target);
        routes = new Redelivered(context);
        SandboxImagingSet set = routes.newSet();
        refuse(1);
        routes.route("direct:start", route -> route.onException(RelativityRefusedException.class)
                .maximumRedeliveries(0)
                .continued(true)
                .end()
                .loop(2)
                .process(body(set.artifactId()))
                .to(routes.imaging("job/run"))
                .end());
        Exchange exchange = routes.send(null);
        assertThat(exchange.getException()).isNull();
        assertThat(done).hasValue(2);
        assertThat(exchange.getMessage().getHeader(Repetition.REPLAYED)).isEqualTo(true);
        assertThat(set.runs()).isOne();
        assertThat(routes.arrived(RUN)).isEqualTo(2);
    }
}
