package org.camelrelativity.common.component;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check's own patience, which is shorter than the connection's timeouts. */
class HealthCheckTimeoutTest {

    private final AtomicInteger arrived = new AtomicInteger();
    private final CountDownLatch firstArrived = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final WireMockServer server = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(new StubRequestFilterV2() {
                @Override
                public RequestFilterAction filter(Request request, ServeEvent serveEvent) {
                    arrived.incrementAndGet();
                    firstArrived.countDown();
                    awaitAnswer();
                    return RequestFilterAction.continueWith(request);
                }

                @Override
                public String getName() {
                    return "arrivals";
                }
            }));
    private final CamelContext context = new DefaultCamelContext();
    private final RelativityConnection connection = new RelativityConnection();

    private void awaitAnswer() {
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void start() throws Exception {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"Status\":\"OK\"}")));
        context.start();
        connection.getConfiguration().setInstanceUrl(server.baseUrl());
        connection.getConfiguration().setAccessToken("token");
        context.addService(connection);
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        context.stop();
        server.stop();
    }

    @Test
    void aHangingInstanceIsAskedOnceAndNotAgainUntilItAnswers() throws Exception {
        HealthCheck impatient = new ReadinessCheck("id", new RelativityHealthCheck(connection, Duration.ofMillis(200)));
        for (int i = 0; i < 2; i++) {
            HealthCheck.Result result = impatient.call(Map.of());
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage()).contains("no answer within 200 ms");
            assertThat((long) result.getDetails().get("duration.ms")).isGreaterThanOrEqualTo(200);
        }
        assertThat(firstArrived.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(arrived).hasValue(1);

        mayAnswer.countDown();
        HealthCheck patient = new ReadinessCheck("id", new RelativityHealthCheck(connection, Duration.ofSeconds(30)));
        assertThat(patient.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UP);
        HealthCheck.Result result = impatient.call(Map.of());
        for (int i = 0; i < 100 && result.getState() != HealthCheck.State.UP; i++) {
            result = impatient.call(Map.of()); // waits for its first question as long as its patience lasts
        }
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
    }
}
