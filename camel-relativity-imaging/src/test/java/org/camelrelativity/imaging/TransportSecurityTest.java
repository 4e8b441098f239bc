package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
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
                    .trustStoreType("PKCS12");
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
