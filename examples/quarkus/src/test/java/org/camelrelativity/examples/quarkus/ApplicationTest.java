package org.camelrelativity.examples.quarkus;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.SandboxOperation.READ_PRODUCTION_STATUS;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application in Quarkus's own test, against a sandbox. */
@Tag("heavy")
@QuarkusTest
@QuarkusTestResource(value = SandboxResource.class, restrictToAnnotatedClass = true)
class ApplicationTest {

    @TestHTTPResource("/q")
    String management;

    Surroundings surroundings;

    @Test
    void runsTheImagingSetThatAFileNames() throws Exception {
        surroundings.runImagingSet();
        assertThat(surroundings.sandbox().journal().unknownFields()).isEmpty();
    }

    @Test
    void retriesTheProductionThatHasFailed() {
        surroundings.awaitRetry();
        assertThat(surroundings.sandbox().journal().arrived(READ_PRODUCTION_STATUS))
                .isEqualTo(1);
    }

    @Test
    void countsCallsWithTheirOutcome() throws Exception {
        surroundings.runImagingSet();
        assertThat(Http.get(management + "/metrics").body())
                .contains("relativity_calls_seconds_count{operation=\"job/run\",outcome=\"done\"}")
                .contains("relativity_attempts_total{operation=\"job/run\"}");
    }

    @Test
    @Tag("camel-metrics")
    void showsCamelsMetersOfItsRoutes() throws Exception {
        surroundings.runImagingSet();
        assertThat(Http.get(management + "/metrics").body())
                .containsPattern("camel_exchanges_succeeded_total\\{[^}]*routeId=\"imaging\"} [1-9]");
    }

    @Test
    @Tag("camel-health")
    void isReadyOnlyAsLongAsRelativityIs() throws Exception {
        surroundings.awaitRetry();
        assertThat(Http.get(management + "/health/ready").statusCode()).isEqualTo(200);

        WireMockServer relativity = surroundings.sandbox().wireMock();
        StubMapping outage = relativity.stubFor(
                get(urlPathMatching(".*/GetKeplerStatusAsync")).willReturn(serviceUnavailable()));
        try {
            HttpResponse<String> ready = Http.get(management + "/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains(
                            "\"http.response.code\": \"503\"", "\"instance\": \"127.0.0.1:" + relativity.port() + "\"");
            assertThat(Http.get(management + "/health/live").statusCode()).isEqualTo(200);
        } finally {
            relativity.removeStub(outage);
        }
        assertThat(Http.get(management + "/health/ready").statusCode()).isEqualTo(200);
    }
}
