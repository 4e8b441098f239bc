package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.main.Main;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a connection could be used now, as Camel's health checks tell it. */
class HealthCheckTest {

    private static final String ID = "producer:relativity-imaging";
    private static final String OK = "{\"Status\":\"OK\"}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @Test
    void isOffByDefault() {
        relativity.answer(okJson(OK));
        relativity.context().getEndpoint("relativity-imaging:job/run");
        assertThat(ids(HealthCheckHelper.invoke(relativity.context(), "full"))).doesNotContain(ID);
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void upIfTheInstanceSaysSo() {
        HealthCheck.Result result = check(okJson(OK));
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("instance", relativity.server().baseUrl().replace("http://", ""))
                .containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 200)
                .containsEntry(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS)
                .containsKey("duration.ms")
                .hasSize(4);
        LoggedRequest request = relativity.requests().get(0);
        assertThat(request.getMethod().getName()).isEqualTo("GET");
        assertThat(request.getUrl())
                .isEqualTo("/Relativity.REST/api/Relativity.Services.InstanceDetails.IInstanceDetailsModule/"
                        + "InstanceDetailsService/GetKeplerStatusAsync");
        assertThat(request.getHeader("Authorization")).startsWith("Basic ");
        assertThat(request.getHeader("X-CSRF-Header")).isEqualTo("-");
    }

    @Test
    void isAReadinessCheckOnly() {
        relativity.answer(okJson(OK));
        enable(relativity.context());
        relativity.context().getEndpoint("relativity-imaging:job/run");
        assertThat(ids(HealthCheckHelper.invokeReadiness(relativity.context(), "full")))
                .contains(ID);
        assertThat(ids(HealthCheckHelper.invokeLiveness(relativity.context(), "full")))
                .doesNotContain(ID);
        assertThat(relativity.requests()).hasSize(2); // of the status, and of the version
    }

    @Test
    void tellsTheVersionAndWhatItSuggestsAndAsksForItOnce() {
        relativity.answer(okJson(OK));
        relativity
                .server()
                .stubFor(any(urlPathMatching(".*GetRelativityVersionAsync")).willReturn(okJson("\"11.3.85.1\"")));
        for (int i = 0; i < 2; i++) {
            assertThat(check().getDetails())
                    .containsEntry("version", "11.3.85.1")
                    .containsEntry("suggestedApiVersion", "legacy");
        }
        assertThat(relativity.requests()).hasSize(3);
    }

    @Test
    void isUpWithoutAVersion() {
        relativity.answer(okJson(OK));
        relativity
                .server()
                .stubFor(any(urlPathMatching(".*GetRelativityVersionAsync"))
                        .willReturn(aResponse().withStatus(500)));
        HealthCheck.Result result = check();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails()).doesNotContainKey("version");
    }

    @ParameterizedTest
    @CsvSource({
        "401, instance/status: the credentials were refused: status 401",
        "403, the credentials were refused: instance/status: status 403"
    })
    void downIfTheCredentialsAreRefused(int status, String message) {
        HealthCheck.Result result = check(aResponse().withStatus(status));
        assertDown(result, message);
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, status);
    }

    @Test
    void refusedCredentialsAreSentAgainAfterAMinuteAndNotByEachCheck() {
        for (int i = 0; i < 3; i++) {
            relativity.answer(aResponse().withStatus(401));
            assertDown(check(), "the credentials were refused: status 401");
        }
        assertThat(relativity.requests()).hasSize(1);

        relativity.answer(okJson(OK));
        relativity.timing().advance(Duration.ofMinutes(1));
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
    }

    static Stream<ResponseDefinitionBuilder> answersThatProveNothing() {
        return Stream.of(
                aResponse().withStatus(404),
                aResponse().withStatus(404).withBody("{\"ErrorType\":\"x.NotFoundException\",\"Message\":\"no\"}"),
                aResponse().withStatus(429),
                aResponse().withStatus(500),
                aResponse().withStatus(503).withHeader("Retry-After", "1"),
                aResponse().withStatus(302).withHeader("Location", "/login"),
                okForContentType("text/html", "<html>Login</html>"),
                okJson("{}"),
                okJson("{\"Status\":\"Error\"}"),
                okJson("[]"),
                aResponse().withStatus(204));
    }

    @ParameterizedTest
    @MethodSource("answersThatProveNothing")
    void downIfItSaysAnythingElse(ResponseDefinitionBuilder answer) {
        assertThat(check(answer).getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(relativity.requests()).hasSize(1);
    }

    @Test
    void downIfTheServerIsAway() {
        relativity.server().stop();
        HealthCheck.Result result = check();
        assertDown(result, "instance/status: not sent: ");
        assertThat(result.getDetails()).doesNotContainKey(HealthCheck.HTTP_RESPONSE_CODE);
    }

    @Test
    void downIfTheServerIsSlow() {
        relativity.component().getConfiguration().setResponseTimeout(Duration.ofMillis(300));
        assertDown(check(okJson(OK).withFixedDelay(3_000)), "no complete answer within 300 ms");
    }

    /** Or a token that was revoked would be down until some exchange renews it. */
    @Test
    void aRejectedTokenIsRenewedAsForAnyCall() {
        RelativityConfiguration configuration = relativity.component().getConfiguration();
        configuration.setUsername(null);
        configuration.setPassword(null);
        AtomicInteger fetched = new AtomicInteger();
        configuration.setTokenSource(() -> RelativityToken.of("token-" + fetched.incrementAndGet()));
        relativity.answer(okJson(OK));
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer token-1"))
                        .willReturn(aResponse().withStatus(401).withHeader("WWW-Authenticate", "Bearer")));
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(fetched).hasValue(2);
        assertThat(relativity.requests()).hasSize(3);
    }

    @Test
    void comesUpAgain() {
        assertThat(check(aResponse().withStatus(503)).getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check(okJson(OK)).getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void thereIsOneForEachConnection() {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(relativity.server().baseUrl());
        configuration.setAccessToken("europes-token");
        CamelContext context = relativity.context();
        context.getRegistry().bind("europe", new RelativityConnection(configuration));
        enable(context);
        relativity.answer(okJson(OK));
        for (String uri : List.of("set/read", "job/run", "set/read?connection=#europe", "job/run?connection=#europe")) {
            context.getEndpoint("relativity-imaging:" + uri);
        }
        assertThat(ours(context)).containsExactlyInAnyOrder(ID, "producer:relativity-connection-europe");

        context.getComponent("relativity-imaging").stop();
        assertThat(ours(context)).containsExactly("producer:relativity-connection-europe");
        context.getComponent("relativity-imaging").start();
        assertThat(ours(context)).containsExactlyInAnyOrder(ID, "producer:relativity-connection-europe");
        context.stop();
        assertThat(ours(context)).isEmpty();
    }

    @Test
    void aComponentCanTurnItOff() {
        ((RelativityImagingComponent) relativity.component()).setHealthCheckProducerEnabled(false);
        assertThat(check(okJson(OK)).getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void theSandboxIsUpForItsUserOnly() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            RelativityConfiguration configuration = relativity.component().getConfiguration();
            configuration.setInstanceUrl(sandbox.instanceUrl());
            configuration.setUsername(sandbox.username());
            configuration.setPassword(sandbox.password());
            assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
            relativity.component().stop();
            configuration.setPassword("wrong-" + sandbox.password());
            relativity.component().start();
            assertDown(check(), "instance/status: the credentials were refused: status 401");
        }
    }

    @Test
    void onePropertyTurnsProducersChecksOn() throws Exception {
        relativity.answer(okJson(OK));
        Main main = new Main();
        main.addInitialProperty("camel.health.producers-enabled", "true");
        main.addInitialProperty(
                "camel.component.relativity-imaging.instance-url",
                relativity.server().baseUrl());
        main.addInitialProperty("camel.component.relativity-imaging.access-token", "token");
        main.start();
        main.getCamelContext().getEndpoint("relativity-imaging:job/run");
        assertThat(ids(HealthCheckHelper.invokeReadiness(main.getCamelContext(), "full")))
                .contains(ID);
        main.stop();
    }

    private HealthCheck.Result check(ResponseDefinitionBuilder answer) {
        relativity.server().resetAll();
        relativity.answer(answer);
        return check();
    }

    private HealthCheck.Result check() {
        enable(relativity.context());
        relativity.context().getEndpoint("relativity-imaging:job/run");
        return HealthCheckHelper.invoke(relativity.context(), ID, Map.of()).orElseThrow();
    }

    private static void assertDown(HealthCheck.Result result, String message) {
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains(message);
        assertThat(result.getError()).isEmpty();
    }

    private static void enable(CamelContext context) {
        producers(context).setEnabled(true);
    }

    private static HealthCheckRepository producers(CamelContext context) {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers");
    }

    private static List<String> ours(CamelContext context) {
        return producers(context).stream().map(HealthCheck::getId).toList();
    }

    private static Collection<String> ids(Collection<HealthCheck.Result> results) {
        return results.stream().map(result -> result.getCheck().getId()).collect(Collectors.toSet());
    }
}
