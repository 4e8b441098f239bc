package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever those throw who are told of a call: it stays what it is, and is not made again. */
class ReportingTest {

    private Redelivered routes;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    static Stream<Supplier<? extends Throwable>> failures() {
        return Stream.of(
                () -> new IllegalStateException("the disk is full"),
                () -> new NoClassDefFoundError("org.example.Layout"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anAuditAppenderThatThrowsChangesNothing(Supplier<? extends Throwable> failure) throws Exception {
        routes.audit(line -> throwIt(failure));
        assertStays();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anEventNotifierThatThrowsChangesNothing(Supplier<? extends Throwable> failure) throws Exception {
        routes.world().context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof RelativityCallEvent) {
                    throwIt(failure);
                }
            }
        });
        assertStays();
    }

    private static void throwIt(Supplier<? extends Throwable> failure) {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private void assertStays() throws Exception {
        SandboxImagingSet done = routes.newSet();
        SandboxImagingSet unknown = routes.newSet();
        routes.subRoute(sub -> sub.to(routes.imaging("job/run")));
        Exchange exchange = routes.send(done.artifactId());
        assertThat(exchange.getException()).isNull();
        assertThat(done.runs()).isOne();
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET);
        assertThat(routes.send(unknown.artifactId()).getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(unknown.runs()).isOne();
    }
}
