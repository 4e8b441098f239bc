package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.testing.Certificates;
import org.camelrelativity.common.testing.ConnectProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with real certificates, through the option of Camel's users. What fails before the request leaves was not sent. */
class TransportSecurityTest {

    private static final String JOB = "{\"imagingJob\":{\"imagingSetId\":5,\"workspaceId\":7}}";

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static Path server;
    private static Path elsewhere;
    private static Path client;

    private final CamelContext context = new DefaultCamelContext();
    private WireMockServer relativity;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
        server = certificates.identity("server", "localhost", "dns:localhost,ip:127.0.0.1");
        elsewhere = certificates.identity("elsewhere", "elsewhere.example", "dns:elsewhere.example");
        client = certificates.identity("client", "imaging service", "dns:client.example");
    }

    @AfterEach
    void stop() {
        context.stop();
        relativity.stop();
    }

    private void serve(Path identity, boolean asksForCertificate) {
        WireMockConfiguration configuration = wireMockConfig()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .keystorePath(identity.toString())
                .keystorePassword(Certificates.PASSWORD)
                .keyManagerPassword(Certificates.PASSWORD)
                .keystoreType("PKCS12");
        if (asksForCertificate) {
            configuration
                    .needClientAuth(true)
                    .trustStorePath(certificates.trust("client").toString())
                    .trustStorePassword(Certificates.PASSWORD)
                    .trustStoreType("JKS");
        }
        relativity = new WireMockServer(configuration);
        relativity.start();
        relativity.stubFor(
                any(anyUrl()).willReturn(okJson("{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}")));
    }

    private RelativityConfiguration configuration() {
        RelativityConfiguration configuration = context.getComponent(
                        "relativity-imaging", RelativityImagingComponent.class)
                .getConfiguration();
        configuration.setInstanceUrl("https://localhost:" + relativity.httpsPort());
        configuration.setAccessToken("token");
        return configuration;
    }

    private Exchange run(SSLContextParameters parameters) {
        configuration().setSslContextParameters(parameters);
        context.start();
        return context.createProducerTemplate().request("relativity-imaging:job/run", exchange -> exchange.getMessage()
                .setBody(JOB));
    }

    @Test
    void trustsTheCertificateThatItIsToldTo() {
        serve(server, false);
        assertThat(run(Certificates.parameters(certificates.trust("server"), null))
                        .getException())
                .isNull();
    }

    @Test
    void sendsNothingToAServerThatNobodyVouchesFor() {
        serve(server, false);
        assertNotSent(run(null), "certif");
    }

    @Test
    void sendsNothingToAServerOfAnotherName() {
        serve(elsewhere, false);
        assertNotSent(run(Certificates.parameters(certificates.trust("elsewhere"), null)), "localhost");
    }

    @Test
    void showsItsOwnCertificate() {
        serve(server, true);
        assertThat(run(Certificates.parameters(certificates.trust("server"), client))
                        .getException())
                .isNull();
    }

    /** TLS 1.3 tells the client that its certificate was refused only after the request began to leave. */
    @Test
    void aCertificateThatIsRefusedLateLeavesTheOutcomeUnknown() {
        serve(server, true);
        Exchange exchange = run(Certificates.parameters(certificates.trust("server"), null));
        assertThat(exchange.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(relativity.getAllServeEvents()).isEmpty();
    }

    @Test
    void aCertificateThatIsRefusedInTheHandshakeIsNotSent() {
        serve(server, true);
        SSLContextParameters parameters = Certificates.parameters(certificates.trust("server"), null);
        SecureSocketProtocolsParameters protocols = new SecureSocketProtocolsParameters();
        protocols.setSecureSocketProtocol(List.of("TLSv1.2"));
        parameters.setSecureSocketProtocols(protocols);
        assertNotSent(run(parameters), "");
    }

    @Test
    void followsNoRedirectToAnotherHost() {
        serve(server, false);
        WireMockServer other = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        other.start();
        try {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                relativity.stubFor(any(anyUrl())
                        .willReturn(aResponse().withStatus(status).withHeader("Location", other.baseUrl())));
                RelativityException e =
                        (RelativityException) run(Certificates.parameters(certificates.trust("server"), null))
                                .getException();
                Class<?> expected =
                        status < 304 ? RelativityOutcomeUnknownException.class : RelativityRefusedException.class;
                assertThat(e).as("%s", status).isInstanceOf(expected);
            }
            assertThat(other.getAllServeEvents()).isEmpty();
            assertThat(relativity.getAllServeEvents()).hasSize(5);
        } finally {
            other.stop();
        }
    }

    @Test
    void goesThroughAProxyThatSeesNothingButTheHost() throws Exception {
        serve(server, false);
        try (ConnectProxy proxy = new ConnectProxy("200 OK")) {
            assertThat(runThrough(proxy).getException()).isNull();
            assertThat(proxy.heads()).singleElement().satisfies(head -> assertThat(head)
                    .startsWith("CONNECT localhost:" + relativity.httpsPort() + " HTTP/1.1")
                    .doesNotContain("Authorization")
                    .doesNotContain("token"));
        }
    }

    /** The proxy's own answer is no answer of Relativity's. */
    @ParameterizedTest
    @ValueSource(strings = {"407 Proxy Authentication Required", "403 Forbidden", "503 Service Unavailable"})
    void aProxyThatRefusesSendsNothing(String answer) throws Exception {
        serve(server, false);
        try (ConnectProxy proxy = new ConnectProxy(answer)) {
            assertNotSent(runThrough(proxy), "");
        }
    }

    /** In the CONNECT, and not in what goes through the tunnel. */
    @Test
    void onlyTheProxyIsToldWhoWeAreThere() throws Exception {
        serve(server, false);
        try (ConnectProxy proxy = new ConnectProxy("200 OK")) {
            identifyAtTheProxy();
            assertThat(runThrough(proxy).getException()).isNull();
            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .contains("Proxy-Authorization: Basic Y2xlcms6c2VjcmV0");
        }
        assertThat(relativity.getAllServeEvents()).singleElement().satisfies(event -> assertThat(
                        event.getRequest().getHeader("Proxy-Authorization"))
                .isNull());
    }

    /** A proxy may lock an account after a few attempts. */
    @Test
    void aProxyThatWantsOtherCredentialsIsAskedOnce() throws Exception {
        serve(server, false);
        try (ConnectProxy proxy = new ConnectProxy("407 Proxy Authentication Required")) {
            identifyAtTheProxy();
            assertNotSent(runThrough(proxy), "status 407: the proxy wants credentials, or others");
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    private void identifyAtTheProxy() {
        configuration().setProxyUsername("clerk");
        configuration().setProxyPassword("secret");
    }

    @Test
    void camelsGlobalSettingsAreUsedWhereThatIsSaid() {
        serve(server, false);
        context.setSSLContextParameters(Certificates.parameters(certificates.trust("server"), null));
        assertNotSent(run(null), "certif");
        context.getComponent("relativity-imaging").stop();
        configuration().setUseGlobalSslContextParameters(true);
        context.getComponent("relativity-imaging").start();
        assertThat(run(null).getException()).isNull();
    }

    @Test
    void settingsOfItsOwnComeFirst() {
        serve(server, false);
        context.setSSLContextParameters(Certificates.parameters(certificates.trust("elsewhere"), null));
        configuration().setUseGlobalSslContextParameters(true);
        assertThat(run(Certificates.parameters(certificates.trust("server"), null))
                        .getException())
                .isNull();
    }

    /** Also for a connection that is a bean, and for the token. */
    @Test
    void camelsGlobalSettingsServeAConnectionAndItsTokensToo() {
        serve(server, false);
        relativity.stubFor(post(IdentityServer.PATH).willReturn(okJson("{\"access_token\":\"token-1\"}")));
        context.setSSLContextParameters(Certificates.parameters(certificates.trust("server"), null));
        RelativityConfiguration bean = new RelativityConfiguration();
        bean.setInstanceUrl("https://localhost:" + relativity.httpsPort());
        bean.setClientId("client");
        bean.setClientSecret("secret");
        bean.setUseGlobalSslContextParameters(true);
        context.getRegistry().bind("bean", new RelativityConnection(bean));
        context.start();
        assertThat(context.createProducerTemplate()
                        .request("relativity-imaging:job/run?connection=#bean", exchange -> exchange.getMessage()
                                .setBody(JOB))
                        .getException())
                .isNull();
    }

    /** What tooling such as Camel's runtimes for Spring Boot and Quarkus looks for. */
    @Test
    void theComponentIsAwareOfThem() {
        serve(server, false);
        SSLContextParametersAware component =
                context.getComponent("relativity-imaging", RelativityImagingComponent.class);
        assertThat(component.isUseGlobalSslContextParameters()).isFalse();
        component.setUseGlobalSslContextParameters(true);
        assertThat(configuration().isUseGlobalSslContextParameters()).isTrue();
    }

    @Test
    void thePropertiesOfCamelMainAreEnough() throws Exception {
        serve(server, true);
        Main main = new Main();
        Map.of(
                        "camel.ssl.enabled",
                        "true",
                        "camel.ssl.trustStore",
                        "file:" + certificates.trust("server"),
                        "camel.ssl.trustStorePassword",
                        Certificates.PASSWORD,
                        "camel.ssl.keyStore",
                        "file:" + client,
                        "camel.ssl.keystorePassword",
                        Certificates.PASSWORD,
                        "camel.component.relativity-imaging.use-global-ssl-context-parameters",
                        "true",
                        "camel.component.relativity-imaging.access-token",
                        "token",
                        "camel.component.relativity-imaging.instance-url",
                        "https://localhost:" + relativity.httpsPort())
                .forEach(main::addInitialProperty);
        main.start();
        assertThat(main.getCamelContext()
                        .createProducerTemplate()
                        .request("relativity-imaging:job/run", exchange -> exchange.getMessage()
                                .setBody(JOB))
                        .getException())
                .isNull();
        main.stop();
    }

    private Exchange runThrough(ConnectProxy proxy) {
        configuration().setProxyHost("localhost");
        configuration().setProxyPort(proxy.port());
        return run(Certificates.parameters(certificates.trust("server"), null));
    }

    private void assertNotSent(Exchange exchange, String reason) {
        assertThat(exchange.getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining(reason)
                .satisfies(
                        e -> assertThat(((RelativityException) e).getAttempts()).isZero());
        assertThat(relativity.getAllServeEvents()).isEmpty();
    }
}
