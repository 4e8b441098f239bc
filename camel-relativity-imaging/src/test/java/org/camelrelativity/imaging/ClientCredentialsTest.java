package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Throwables.getStackTrace;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth2 client credentials against the token endpoint: requests counted at the server, time made by the test. */
class ClientCredentialsTest {

    private static final String SET = "{\"ArtifactID\":8}";
    private static final String JOB = "{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}";
    private static final String READ = "relativity-imaging:set/read?workspaceId=7";
    private static final String RUN = "relativity-imaging:job/run?workspaceId=7";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @RegisterExtension
    final WireMockRelativity elsewhere = new WireMockRelativity("relativity-imaging");

    private IdentityServer identity;

    @BeforeEach
    void configure() {
        identity = new IdentityServer(relativity);
        identity.issues("token-1", "3600");
        identity.apiTakes("token-1", SET);
    }

    @Test
    void asksAsTheContractSays() throws Exception {
        assertThat(send(READ).getException()).isNull();
        LoggedRequest request = identity.tokenRequests().get(0);
        assertThat(request.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.getHeader("Accept")).isEqualTo("application/json");
        assertThat(request.getBodyAsString())
                .isEqualTo("grant_type=client_credentials&client_id=imaging-client"
                        + "&client_secret=s3cr%26t%3D%C3%A4+%2B%25&scope=SystemUserInfo");
        assertThat(request.containsHeader("Authorization")).isFalse();
        assertThat(identity.calls()).hasSize(1);
        assertThat(identity.calls().get(0).getHeader("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void theTokenMayComeFromElsewhereAndGoesToTheInstanceOnly() throws Exception {
        elsewhere.answer(okJson("{\"access_token\":\"token-1\"}"));
        relativity.configuration().setTokenUrl(elsewhere.server().baseUrl() + "/connect/token");
        relativity.configuration().setScope("UserInfoAccess");
        assertThat(send(READ).getException()).isNull();
        assertThat(elsewhere.requests()).hasSize(1);
        assertThat(elsewhere.requests().get(0).getUrl()).isEqualTo("/connect/token");
        assertThat(elsewhere.requests().get(0).getBodyAsString()).contains("scope=UserInfoAccess");
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .atPriority(1)
                        .willReturn(aResponse()
                                .withStatus(307)
                                .withHeader("Location", elsewhere.server().baseUrl() + "/api")));
        assertThat(send(READ).getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(elsewhere.requests()).hasSize(1);
    }

    @Test
    void isAskedOnceHoweverManyWait() throws Exception {
        identity.answers(
                okJson("{\"access_token\":\"token-1\",\"expires_in\":3600}").withFixedDelay(300));
        assertThat(sendAtOnce(64))
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(identity.tokenRequests()).hasSize(1);
        assertThat(identity.calls()).hasSize(64);
    }

    @Test
    void manyRejectionsOfOneTokenLeadToOneRequest() throws Exception {
        assertThat(send(READ).getException()).isNull();
        relativity.server().resetAll();
        identity.answers(
                okJson("{\"access_token\":\"token-2\",\"expires_in\":3600}").withFixedDelay(300));
        identity.apiTakes("token-2", SET);
        assertThat(sendAtOnce(16))
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(identity.tokenRequests()).hasSize(1);
        assertThat(identity.calls()).hasSizeLessThanOrEqualTo(32);
    }

    /** The first exchange's 401 takes so long that the second has already replaced the token. */
    @Test
    void aRejectionOfATokenThatIsNoLongerTheCurrentOneReplacesNothing() throws Exception {
        CountDownLatch left = new CountDownLatch(2);
        relativity
                .configuration()
                .setHttpClientConfigurer(builder -> builder.addRequestInterceptorLast((request, entity, context) -> {
                    if (request.getRequestUri().contains("Imaging%20Set")) {
                        left.countDown();
                    }
                }));
        send(READ);
        relativity.server().resetAll();
        identity.issues("token-2", "3600");
        identity.apiTakes("token-2", SET);
        relativity
                .server()
                .stubFor(any(urlPathMatching(".*Imaging%20Set.*"))
                        .atPriority(3)
                        .willReturn(IdentityServer.unauthorized().withFixedDelay(2000)));
        CompletableFuture<List<Exchange>> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return sendAtOnce(1);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        left.await();
        assertThat(send("relativity-imaging:native-type/read?workspaceId=7").getException())
                .isNull();
        identity.issues("token-3", "3600");
        Exchange late = slow.get().get(0);
        assertThat(late.getException()).isNull();
        assertThat(late.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(2);
        assertThat(identity.tokenRequests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3600     | 3540",
                "'\"3600\"' | 3540",
                "20       | 15",
                // No lifetime at all, or an absurd one: that of the identity server's own settings.
                "0        | 3540",
                "-5       | 3540",
                "null     | 3540",
                "'\"soon\"' | 3540",
                "[1]      | 3540",
                // Nobody knows what will be tomorrow.
                "1e300    | 86340",
                "99999999999999999999 | 86340",
            })
    void aTokenIsRenewedBeforeItExpires(String expiresIn, int seconds) throws Exception {
        identity.issues("token-1", expiresIn);
        send(READ);
        relativity.timing().advance(Duration.ofSeconds(seconds).minusMillis(1));
        send(READ);
        assertThat(identity.tokenRequests()).hasSize(1);
        relativity.timing().advance(Duration.ofSeconds(1));
        send(READ);
        assertThat(identity.tokenRequests()).hasSize(2);
    }

    @Test
    void aRenewalThatFailsDoesNoHarmAsLongAsTheOldTokenIsGood() throws Exception {
        send(READ);
        identity.answers(aResponse().withStatus(503));
        relativity.timing().advance(Duration.ofSeconds(3541));
        assertThat(send(READ).getException()).isNull();
        assertThat(send(READ).getException()).isNull();
        assertThat(identity.tokenRequests()).as("not for each call").hasSize(2);
        relativity.timing().advance(Duration.ofSeconds(11));
        assertThat(send(READ).getException()).isNull();
        assertThat(identity.tokenRequests()).hasSize(3);
        relativity.timing().advance(Duration.ofSeconds(50));
        assertThat(send(READ).getException()).isInstanceOf(RelativityNotSentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {READ, RUN})
    void aRejectedTokenIsReplacedOnceAndTheCallReplayed(String uri) throws Exception {
        identity.apiTakes("token-1", JOB);
        relativity.configuration().setMaxAttempts(1);
        send(RUN);
        relativity.server().resetAll();
        identity.issues("token-2", "3600");
        identity.apiTakes("token-2", uri.equals(RUN) ? JOB : SET);
        Exchange exchange = send(uri);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(2);
        assertThat(identity.tokenRequests()).hasSize(1);
        assertThat(identity.calls())
                .extracting(request -> request.getHeader("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(relativity.timing().pauses()).isEmpty();
    }

    @Test
    void aSecondRejectionIsFinal() throws Exception {
        send(READ);
        relativity.server().resetAll();
        identity.issues("token-2", "3600");
        relativity.answer(IdentityServer.unauthorized());
        identity.issues("token-2", "3600");
        RelativityException e = (RelativityException) send(RUN).getException();
        assertThat(e).isInstanceOf(RelativityRefusedException.class);
        assertThat(e.getHttpResponseCode()).isEqualTo(401);
        assertThat(e.getAttempts()).isEqualTo(2);
        assertThat(identity.calls()).hasSize(2);
        assertThat(identity.tokenRequests()).hasSize(1);
    }

    @Test
    void theSameTokenIsNotTriedTwice() throws Exception {
        send(READ);
        relativity.server().resetAll();
        relativity.answer(IdentityServer.unauthorized());
        identity.issues("token-1", "3600");
        assertThat(send(RUN).getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(identity.calls()).hasSize(1);
    }

    @Test
    void a401ThatDoesNotAskForATokenIsARefusal() throws Exception {
        relativity.server().resetAll();
        relativity.answer(aResponse().withStatus(401));
        identity.issues("token-1", "3600");
        assertThat(send(RUN).getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(identity.calls()).hasSize(1);
        assertThat(identity.tokenRequests()).hasSize(1);
    }

    @Test
    void aRejectedTokenWithoutAReplacementIsNotSent() throws Exception {
        send(READ);
        relativity.server().resetAll();
        relativity.answer(IdentityServer.unauthorized());
        identity.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        RelativityException e = (RelativityException) send(RUN).getException();
        assertThat(e).isInstanceOf(RelativityNotSentException.class);
        assertThat(e.getAttempts()).isEqualTo(1);
        assertThat(identity.calls()).hasSize(1);
    }

    static Stream<ResponseDefinitionBuilder> badAnswers() {
        return Stream.of(
                okForContentType("text/html", "<html>Login</html>"),
                okJson("<html>Login</html>"),
                okJson("{\"access_token\":\"tok"),
                okJson("{\"access_token\":\"token-1\"}").withGzipDisabled(true).withHeader("Content-Length", "500"),
                okJson(""),
                okJson("null"),
                okJson("[]"),
                okJson("\"token-1\""),
                okJson("{}"),
                okJson("{\"access_token\":null}"),
                okJson("{\"access_token\":\"\"}"),
                okJson("{\"access_token\":5}"),
                okJson("{\"access_token\":\"token 1\"}"),
                okJson("{\"access_token\":\"token-1\\n\"}"),
                okJson("{\"access_token\":\"token-1\\r\\nX-Forged: 1\"}"),
                okJson("{\"access_token\":\"tökén\"}"),
                okJson("{\"access_token\":\"token-1\",\"token_type\":\"mac\"}"),
                okJson("{\"error\":\"invalid_client\"}"),
                aResponse().withStatus(204),
                aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                aResponse().withStatus(408),
                aResponse().withStatus(500),
                aResponse().withStatus(503),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void withoutATokenNothingIsSent(ResponseDefinitionBuilder answer) throws Exception {
        identity.answers(answer);
        RelativityException e = (RelativityException) send(RUN).getException();
        assertThat(e)
                .isExactlyInstanceOf(RelativityNotSentException.class)
                .hasMessageStartingWith("job/run: no token: ");
        assertThat(getStackTrace(e)).doesNotContain("s3cr", "token-1", "token 1", "tökén", "Login");
        assertThat(e.getAttempts()).isZero();
        assertThat(identity.calls()).isEmpty();
        assertThat(identity.tokenRequests()).as("once more").hasSize(2);
        identity.issues("token-1", "3600");
        assertThat(send(READ).getException()).isNull();
    }

    @Test
    void tellsALoginPageFromOtherText() throws Exception {
        identity.answers(okForContentType("text/html", "<html>Login</html>"));
        assertThat(send(READ).getException()).hasMessageContaining("answered 200 with an HTML page");
        identity.answers(okJson("Login"));
        assertThat(send(READ).getException()).hasMessageContaining("answered 200 with no JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_client, the identity server answered 400 invalid_client",
        "401, invalid_client, the identity server answered 401 invalid_client",
        "400, s3cr&t=ä +%, the identity server answered 400",
        "403, token-1, the identity server answered 403",
        "404, , the identity server answered 404 at <url>",
    })
    void theIdentityServersNoIsARefusal(int status, String error, String message) throws Exception {
        identity.answers(aResponse().withStatus(status).withBody("{\"error\":\"" + error + "\"}"));
        RelativityException e = (RelativityException) send(RUN).getException();
        assertThat(e)
                .isExactlyInstanceOf(RelativityRefusedException.class)
                .hasMessage("job/run: no token: "
                        + message.replace("<url>", relativity.server().baseUrl() + IdentityServer.PATH));
        assertThat(e.getHttpResponseCode()).isEqualTo(status);
        assertThat(identity.calls()).isEmpty();
        assertThat(identity.tokenRequests()).hasSize(1);
    }

    @Test
    void theIdentityServerMayAskToWait() throws Exception {
        identity.answers(aResponse().withStatus(429).withHeader("Retry-After", "30"));
        RelativityException e = (RelativityException) send(RUN).getException();
        assertThat(e).isInstanceOf(RelativityNotSentException.class);
        assertThat(e.getRetryAfter()).contains(Duration.ofSeconds(30));
        assertThat(identity.tokenRequests()).hasSize(1);
        identity.answers(aResponse().withStatus(503).withHeader("Retry-After", "3"));
        relativity.timing().duringPause(() -> identity.issues("token-1", "3600"));
        assertThat(send(READ).getException()).isNull();
        assertThat(relativity.timing().pauses()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void nobodyWaitsForeverForAToken() throws Exception {
        relativity.configuration().setResponseTimeout(Duration.ofMillis(500));
        relativity.configuration().setMaxAttempts(1);
        identity.answers(okJson("{\"access_token\":\"token-1\"}").withFixedDelay(20_000));
        Instant start = Instant.now();
        assertThat(sendAtOnce(16)).allSatisfy(exchange -> assertThat(exchange.getException())
                .isExactlyInstanceOf(RelativityNotSentException.class)
                .hasMessageMatching("(?s).*(within|timed out after) 500 ms.*"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(identity.calls()).isEmpty();
        assertThat(identity.tokenRequests()).hasSizeLessThan(16);
    }

    private List<Exchange> sendAtOnce(int threads) throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:read").to(READ);
            }
        });
        ProducerTemplate template = relativity.context().createProducerTemplate();
        Callable<Exchange> one = () -> template.request(
                "direct:read", exchange -> exchange.getMessage().setBody(8));
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Exchange>> futures =
                    executor.invokeAll(Stream.generate(() -> one).limit(threads).toList());
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> future : futures) {
                exchanges.add(future.get());
            }
            return exchanges;
        } finally {
            executor.shutdownNow();
        }
    }

    private Exchange send(String uri) throws Exception {
        return relativity.send(uri, 8, Map.of());
    }
}
