package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.util.Throwables.getStackTrace;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain http through a proxy, which reads and may answer it; through a tunnel: {@link TransportSecurityTest}. */
class ProxyTest {

    private static final String READ = "relativity-imaging:set/read?workspaceId=7&imagingSetId=5";
    private static final String RUN = "relativity-imaging:job/run?workspaceId=7&imagingSetId=5";
    private static final String PASSWORD = "pr0xy-pa55";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("clerk:" + PASSWORD).getBytes(StandardCharsets.US_ASCII));

    /** It is the proxy: the instance is nowhere. */
    @RegisterExtension
    final WireMockRelativity proxy = new WireMockRelativity("relativity-imaging");

    @BeforeEach
    void goThroughTheProxy() {
        RelativityConfiguration configuration = proxy.configuration();
        configuration.setInstanceUrl("http://relativity.example.com");
        configuration.setAllowPlainHttp(true);
        configuration.setProxyHost("127.0.0.1");
        configuration.setProxyPort(proxy.server().port());
    }

    private void identifyAtTheProxy() {
        proxy.configuration().setProxyUsername("clerk");
        proxy.configuration().setProxyPassword(PASSWORD);
    }

    private static ResponseDefinitionBuilder asksForCredentials() {
        return aResponse().withStatus(407).withHeader("Proxy-Authenticate", "Basic realm=\"proxy\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProxyThatAsksForCredentialsHasHandedNothingOn(boolean known) throws Exception {
        if (known) {
            identifyAtTheProxy();
        }
        proxy.answer(asksForCredentials().withBody("{\"Message\":\"" + BASIC + "\"}"));
        for (String uri : new String[] {READ, RUN}) {
            RelativityException e = failure(uri);
            assertThat(e)
                    .isExactlyInstanceOf(RelativityNotSentException.class)
                    .hasMessageContaining(
                            ": status 407: the proxy wants credentials, or others (options proxyUsername and"
                                    + " proxyPassword)");
            assertThat(e.getHttpResponseCode()).isEqualTo(407);
            assertThat(getStackTrace(e)).doesNotContain(BASIC).doesNotContain(PASSWORD);
        }
        assertThat(proxy.requests()).as("each once").hasSize(2);
        assertThat(proxy.timing().pauses()).isEmpty();
    }

    @Test
    void itIsToldWhoWeAreWithTheFirstRequest() throws Exception {
        identifyAtTheProxy();
        proxy.answer(okJson("{\"ArtifactID\":5}"));
        assertThat(proxy.send(READ, null, Map.of()).getException()).isNull();
        LoggedRequest request = proxy.requests().get(0);
        assertThat(request.getHeader("Proxy-Authorization")).isEqualTo(BASIC);
        assertThat(request.getHeader("Authorization")).startsWith("Basic ").isNotEqualTo(BASIC);
        assertThat(request.getAbsoluteUrl()).startsWith("http://relativity.example.com/Relativity.REST/api/");
    }

    @Test
    void noProxyNoCredentialsForIt() throws Exception {
        proxy.configuration().setProxyHost(null);
        proxy.configuration().setProxyPort(null);
        proxy.configuration().setInstanceUrl(proxy.server().baseUrl());
        proxy.answer(asksForCredentials());
        assertThat(failure(RUN)).as("the server's own word").isExactlyInstanceOf(RelativityRefusedException.class);
        assertThat(proxy.requests().get(0).getHeader("Proxy-Authorization")).isNull();
    }

    @Test
    void itMayStandBeforeTheIdentityServer() throws Exception {
        IdentityServer identity = new IdentityServer(proxy);
        identifyAtTheProxy();
        identity.answers(asksForCredentials());
        for (String uri : new String[] {READ, RUN}) {
            RelativityException e = failure(uri);
            assertThat(e)
                    .isExactlyInstanceOf(RelativityNotSentException.class)
                    .hasMessageContaining("no token: status 407: the proxy wants credentials");
            assertThat(e.getHttpResponseCode()).isEqualTo(407);
        }
        assertThat(identity.tokenRequests()).as("each once").hasSize(2).allSatisfy(request -> assertThat(
                        request.getHeader("Proxy-Authorization"))
                .isEqualTo(BASIC));
        identity.issues("token-1", "3600");
        identity.apiTakes("token-1", "{\"ArtifactID\":5}");
        assertThat(proxy.send(READ, null, Map.of()).getException()).isNull();
    }

    /** HttpClient would repeat the request with them, which only we may do. */
    @ParameterizedTest
    @CsvSource({
        "407, Proxy-Authenticate, org.camelrelativity.common.RelativityNotSentException",
        "401, WWW-Authenticate, org.camelrelativity.common.RelativityRefusedException"
    })
    void otherCredentialsOfTheUsersConfigurerRepeatNothing(int status, String header, Class<?> outcome)
            throws Exception {
        BasicCredentialsProvider others = new BasicCredentialsProvider();
        others.setCredentials(new AuthScope(null, -1), new UsernamePasswordCredentials("other", "other".toCharArray()));
        proxy.configuration().setHttpClientConfigurer(builder -> builder.setDefaultCredentialsProvider(others));
        proxy.answer(aResponse().withStatus(status).withHeader(header, "Basic realm=\"any\""));
        assertThat(failure(RUN)).isExactlyInstanceOf(outcome);
        assertThat(proxy.requests()).hasSize(1);
    }

    @Test
    void itsCredentialsAreNeverPrinted() throws Exception {
        identifyAtTheProxy();
        List<String> lines = new ArrayList<>();
        Logger all = Logger.getLogger("");
        Logger headers = Logger.getLogger("org.apache.hc.client5.http.headers");
        Handler collector = new Handler() {
            private final SimpleFormatter formatter = new SimpleFormatter();

            @Override
            public void publish(LogRecord line) {
                lines.add(formatter.format(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        collector.setLevel(Level.ALL);
        all.addHandler(collector);
        headers.setLevel(Level.ALL);
        try {
            proxy.answer(aResponse()
                    .withStatus(403)
                    .withBody("{\"Message\":\"" + BASIC + " of clerk:" + PASSWORD + " may not go there\"}"));
            lines.add(getStackTrace(failure(RUN)));
        } finally {
            all.removeHandler(collector);
            headers.setLevel(null);
        }
        assertThat(lines).anyMatch(line -> line.contains("Proxy-Authorization: xxxxxx"));
        assertThat(lines).noneMatch(line -> line.contains(PASSWORD) || line.contains(BASIC));
    }

    @Test
    void theOptionsAreChecked() {
        assertThatThrownBy(() -> start("clerk", null))
                .hasMessageContaining("proxyUsername and proxyPassword are needed together");
        assertThatThrownBy(() -> start(null, PASSWORD))
                .hasMessageContaining("proxyUsername and proxyPassword are needed together");
        assertThatThrownBy(() -> start("clerk", "")).hasMessageContaining("are needed together");
        assertThatThrownBy(() -> start(" ", PASSWORD)).hasMessageContaining("are needed together");
        assertThatThrownBy(() -> start("cle:rk", PASSWORD))
                .hasMessageContaining("proxyUsername must not contain a colon");
        assertThatThrownBy(() -> start("clerk", PASSWORD + "ä"))
                .hasMessageContaining("proxyPassword must consist of printable ASCII characters")
                .message()
                .doesNotContain(PASSWORD);
        proxy.configuration().setProxyHost(null);
        proxy.configuration().setProxyPort(null);
        assertThatThrownBy(() -> start("clerk", PASSWORD))
                .hasMessageContaining("proxyUsername and proxyPassword need proxyHost and proxyPort");
    }

    /** As placeholders are that have no value. */
    @Test
    void blankCredentialsAreNone() throws Exception {
        proxy.answer(okJson("{\"ArtifactID\":5}"));
        start("", " ");
        assertThat(proxy.requests()).singleElement().satisfies(request -> assertThat(
                        request.getHeader("Proxy-Authorization"))
                .isNull());
    }

    private void start(String username, String password) throws Exception {
        proxy.configuration().setProxyUsername(username);
        proxy.configuration().setProxyPassword(password);
        proxy.send(READ, null, Map.of());
    }

    private RelativityException failure(String uri) throws Exception {
        return (RelativityException) proxy.send(uri, null, Map.of()).getException();
    }
}
