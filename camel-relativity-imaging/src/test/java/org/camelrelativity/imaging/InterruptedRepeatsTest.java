package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pause of 20 real seconds, during which something else is more important. */
class InterruptedRepeatsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private final CompletableFuture<Exchange> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private final Instant started = Instant.now();

    @BeforeEach
    void sendAndPause() throws Exception {
        TestTiming.real(relativity.context());
        relativity.answer(aResponse().withStatus(503).withHeader("Retry-After", "20"));
    }

    @Test
    void aStopOfTheContextEndsIt() throws Exception {
        paused();
        relativity.context().stop();
        assertEnded();
    }

    @Test
    void aStopOfTheComponentEndsIt() throws Exception {
        paused();
        relativity.component().stop();
        assertEnded();
    }

    @Test
    void anInterruptEndsItAndStaysVisible() throws Exception {
        Thread thread = paused();
        thread.interrupt();
        assertEnded();
        assertThat(interrupted.get(1, TimeUnit.SECONDS)).isTrue();
    }

    private Thread paused() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:read").to("relativity-imaging:set/read?workspaceId=7");
            }
        });
        Thread thread = new Thread(() -> {
            ended.complete(relativity
                    .context()
                    .createProducerTemplate()
                    .request("direct:read", exchange -> exchange.getMessage().setBody(Map.of("imagingSetId", 8))));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        await().until(() -> relativity.requests().size() == 1 && thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    private void assertEnded() throws Exception {
        RelativityException e = (RelativityException)
                ended.get(SOON.toSeconds(), TimeUnit.SECONDS).getException();
        assertThat(e).isInstanceOf(RelativityUnavailableException.class);
        assertThat(e.getAttempts()).isEqualTo(1);
        assertThat(e.getRetryAfter()).contains(Duration.ofSeconds(20));
        assertThat(Duration.between(started, Instant.now())).isLessThan(SOON);
        assertThat(relativity.requests()).hasSize(1);
    }
}
