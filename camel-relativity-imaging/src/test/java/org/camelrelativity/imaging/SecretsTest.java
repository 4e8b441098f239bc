package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Throwables.getStackTrace;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No password is printed, however things go: logs at their finest, exceptions, thread names, URIs. */
class SecretsTest {

    private static final Logger ROOT = Logger.getLogger("");
    /** Prints the raw bytes of the wire, as docs/limits.md says: the one logger that can't be kept from it. */
    private static final Logger WIRE = Logger.getLogger("org.apache.hc.client5.http.wire");

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Handler collector = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord message) {
            printed.add(formatter.format(message));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Level before;

    @BeforeEach
    void listen() {
        before = ROOT.getLevel();
        collector.setLevel(Level.ALL);
        ROOT.addHandler(collector);
        ROOT.setLevel(Level.ALL);
        WIRE.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        ROOT.setLevel(before);
        ROOT.removeHandler(collector);
        WIRE.setLevel(null);
    }

    @Test
    void nothingSecretIsPrinted() throws Exception {
        List<ResponseDefinitionBuilder> answers = List.of(
                okJson("{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}"),
                okJson("{"),
                aResponse().withStatus(401),
                aResponse().withStatus(500).withBody("{\"Message\":\"no\"}"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        for (ResponseDefinitionBuilder answer : answers) {
            relativity.answer(answer);
            collect(relativity.send("relativity-imaging:job/run?workspaceId=7", 8, Map.of()));
        }
        collect(relativity.send("relativity-imaging:job/run?workspaceId=7", "garbage", Map.of()));
        relativity.server().stop();
        collect(relativity.send("relativity-imaging:job/run?workspaceId=7", 8, Map.of()));
        Thread.getAllStackTraces().keySet().forEach(thread -> printed.add(thread.getName()));
        relativity.context().getEndpoints().forEach(endpoint -> printed.add(endpoint.getEndpointUri() + endpoint));
        printed.add(relativity.component().getConfiguration().toString());

        String pair = WireMockRelativity.USERNAME + ":" + WireMockRelativity.PASSWORD;
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        assertThat(printed).anyMatch(line -> line.contains("Authorization: xxxxxx"));
        assertThat(printed).noneMatch(line -> line.contains(WireMockRelativity.PASSWORD) || line.contains(encoded));
    }

    @Test
    void noTokenAndNoClientSecretIsPrinted() throws Exception {
        IdentityServer identity = new IdentityServer(relativity);
        relativity.answer(IdentityServer.unauthorized());
        List<ResponseDefinitionBuilder> answers = List.of(
                aResponse().withStatus(400).withBody("{\"error\":\"s3cr&t=ä +%\"}"),
                okJson("{\"access_token\":\"t0ken-of-value"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                okJson("{\"access_token\":\"t0ken-of-value\\n\"}"),
                okJson("{\"access_token\":\"t0ken-of-value\",\"expires_in\":1}"),
                okJson("{\"access_token\":\"t0ken-of-more-value\",\"expires_in\":1}"));
        for (ResponseDefinitionBuilder answer : answers) {
            identity.answers(answer);
            collect(relativity.send("relativity-imaging:job/run?workspaceId=7", 8, Map.of()));
            relativity.timing().advance(Duration.ofSeconds(2));
        }
        relativity.answer(okJson("{}"));
        identity.answers(okJson("{\"access_token\":\"t0ken-of-value\",\"expires_in\":100}"));
        collect(relativity.send("relativity-imaging:job/run?workspaceId=7", 8, Map.of()));
        relativity.timing().advance(Duration.ofSeconds(80));
        identity.answers(aResponse().withStatus(500).withBody("t0ken-of-value"));
        collect(relativity.send("relativity-imaging:job/run?workspaceId=7", 8, Map.of()));
        assertThat(printed).anyMatch(line -> line.contains("The token could not be renewed"));
        assertThat(identity.calls()).isNotEmpty();
        assertThat(printed).anyMatch(line -> line.contains("Authorization: xxxxxx"));
        assertThat(printed).noneMatch(line -> line.contains("t0ken-of") || line.contains("s3cr"));
    }

    private void collect(Exchange exchange) {
        if (exchange.getException() != null) {
            printed.add(getStackTrace(exchange.getException()));
        }
    }

    /** A server may quote what it was sent. */
    @Test
    void hidesWhatAServerQuotes() throws Exception {
        String basic = Base64.getEncoder()
                .encodeToString((WireMockRelativity.USERNAME + ":" + WireMockRelativity.PASSWORD)
                        .getBytes(StandardCharsets.US_ASCII));
        for (String quoted : List.of("Basic " + basic, basic, "the password is " + WireMockRelativity.PASSWORD)) {
            relativity.answer(WireMock.aResponse()
                    .withStatus(403)
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"ErrorType\":\"x\",\"Message\":\"bad credentials: " + quoted + "\"}"));
            RelativityException e = (RelativityException) relativity
                    .send("relativity-imaging:set/read?workspaceId=7", 5, Map.of())
                    .getException();
            assertThat(getStackTrace(e) + e.getRelativityMessage())
                    .contains("xxxxxx")
                    .doesNotContain(basic)
                    .doesNotContain(WireMockRelativity.PASSWORD);
        }
    }
}
