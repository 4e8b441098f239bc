package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who stops Camel need not wait for what others wait for. */
class AwaitStopTest {

    private AwaitingRelativity relativity;

    @BeforeEach
    void start() {
        relativity = new AwaitingRelativity(ApiVersion.V1);
    }

    @AfterEach
    void stop() {
        relativity.close();
    }

    private static void assertRedeliverable(Exchange exchange) {
        assertThat(exchange.getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class)
                .hasMessage("set/await: wait canceled: the component is stopping; what is waited for goes on");
    }

    /** Camel would wait 45 seconds for the exchanges in flight, and then forget them; it is not given its time. */
    @Test
    void aStopEndsAllWaits() throws Exception {
        relativity.context().getShutdownStrategy().setTimeout(Duration.ofDays(1).toSeconds());
        relativity.route("");
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(relativity.await(relativity.addRunningSet(60, 0).artifactId()));
        }
        relativity.pass(Duration.ofSeconds(20));
        relativity.context().stop();
        assertThat(waiting).allSatisfy(one -> assertRedeliverable(one.getNow(null)));
    }

    /** Every thread of ours is held by a read that is not answered. */
    @Test
    void aStopDoesNotWaitForReadsThatHang() throws Exception {
        relativity.context().getShutdownStrategy().setTimeout(Duration.ofDays(1).toSeconds());
        relativity.route("");
        SandboxFault hanging = SandboxFault.latency(Duration.ofMinutes(10));
        relativity.sandbox().faults().always(relativity.readOperation(), hanging);
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(relativity.await(relativity.addRunningSet(60, 0).artifactId()));
        }
        relativity.passUntilWhileOthersHang(() -> relativity.polls() == 3);
        relativity.context().stop();
        assertThat(waiting).allSatisfy(one -> assertRedeliverable(one.getNow(null)));
    }

    @Test
    void whoComesWhileCamelStopsIsSentAway() throws Exception {
        relativity.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await")
                        .doTry()
                        .to("relativity-imaging:set/await")
                        .doCatch(RelativityUnavailableException.class)
                        .end()
                        .to("relativity-imaging:set/await");
            }
        });
        CompletableFuture<Exchange> waiting =
                relativity.await(relativity.addRunningSet(60, 0).artifactId());
        relativity.pass(Duration.ofSeconds(20));
        relativity.context().stop();
        assertRedeliverable(waiting.getNow(null));
    }

    @Test
    void aStoppedComponentEndsThemAndWaitsAgainAfterItsStart() throws Exception {
        relativity.route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.pass(Duration.ofSeconds(20));
        relativity.component().stop();
        await().untilAsserted(() -> assertThat(waiting).isDone());
        assertRedeliverable(waiting.join());
        relativity.component().start();
        Exchange exchange = relativity.endOf(relativity.await(set.artifactId()));
        assertThat(exchange.getMessage().getBody()).isInstanceOf(ImagingSetEnd.class);
    }

    @Test
    void noThreadIsLeft() throws Exception {
        relativity.route("");
        relativity.endOf(relativity.await(relativity.addRunningSet(60, 0).artifactId()));
        assertThat(ours()).hasSizeBetween(2, 4);
        relativity.context().stop();
        await().untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    private List<String> ours() {
        String context = "(" + relativity.context().getName() + ")";
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(context) && name.contains("relativity-imaging-await"))
                .toList();
    }

    /** Routes that are slow after the wait hold up each other, but not the waiting. */
    @Test
    void slowRoutesDontHoldUpTheReading() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        relativity.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await").to("relativity-imaging:set/await").process(exchange -> slow.await());
            }
        });
        List<CompletableFuture<Exchange>> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            held.add(relativity.await(relativity.addRunningSet(0, 0).artifactId()));
        }
        relativity.await(relativity.addRunningSet(6000, 0).artifactId());
        relativity.passUntilWhileOthersHang(() -> relativity.polls() > 30);
        assertThat(held).noneMatch(CompletableFuture::isDone);
        slow.countDown();
        assertThat(held).allSatisfy(one -> assertThat(one.join().getException()).isNull());
    }

    /** What the route does then is its own affair. */
    @Test
    void aStoppedComponentInterruptsNoRoute() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        relativity.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await")
                        .doTry()
                        .to("relativity-imaging:set/await")
                        .doCatch(RelativityUnavailableException.class)
                        .process(exchange -> stopped.await())
                        .end();
            }
        });
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(relativity.await(relativity.addRunningSet(60, 0).artifactId()));
        }
        relativity.pass(Duration.ofSeconds(20));
        relativity.component().stop();
        stopped.countDown();
        await().untilAsserted(() -> assertThat(waiting).allMatch(CompletableFuture::isDone));
        assertThat(waiting)
                .allSatisfy(one -> assertThat(one.join().getException()).isNull());
    }

    @Test
    void aStoppedComponentDoesNotBeginAgainForANewEndpoint() throws Exception {
        relativity.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await").toD("relativity-imaging:set/await?imagingSetId=${body}");
            }
        });
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        relativity.component().stop();
        assertRedeliverable(relativity.await(set.artifactId()).join());
        relativity.component().start();
        assertThat(relativity.endOf(relativity.await(set.artifactId())).getException())
                .isNull();
    }
}
