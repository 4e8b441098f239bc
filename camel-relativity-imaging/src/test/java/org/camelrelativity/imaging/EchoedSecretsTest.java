package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.testing.RawServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server may send back what it was sent, in any place of its answer: no message, cause, log or report has it. */
class EchoedSecretsTest {

    private static final String USERNAME = "albert";
    private static final String PASSWORD = "p4ss&w/\"rd+<x>='";
    private static final String TOKEN = "t0k3n." + "abcDEF-_~".repeat(40);
    private static final String CLIENT_SECRET = "cl13nt&s/\"cr+t<x>";
    private static final String NEW_TOKEN = "n3w.t0ken." + "xyzXYZ".repeat(20);
    /** No terminal takes it for a command, no log for a line of its own. */
    private static final String FORGERY = "\u001B[2J\u0085INFO forged\u009B";

    private static final Logger ROOT = Logger.getLogger("");
    /** Prints the raw bytes of the wire, as docs/limits.md says: the one logger that can't be kept from it. */
    private static final Logger WIRE = Logger.getLogger("org.apache.hc.client5.http.wire");

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Handler collector = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            printed.add(
                    formatter.formatMessage(line) + (line.getThrown() == null ? "" : getStackTrace(line.getThrown())));
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

    enum Kind {
        BASIC(PASSWORD, base64(USERNAME + ":" + PASSWORD)),
        BEARER(TOKEN),
        CLIENT_CREDENTIALS(CLIENT_SECRET, NEW_TOKEN);

        private final List<String> secrets;

        Kind(String... secrets) {
            this.secrets = List.of(secrets);
        }

        void configure(RelativityConfiguration configuration) {
            switch (this) {
                case BASIC -> {
                    configuration.setUsername(USERNAME);
                    configuration.setPassword(PASSWORD);
                }
                case BEARER -> configuration.setAccessToken(TOKEN);
                case CLIENT_CREDENTIALS -> {
                    configuration.setClientId("reader");
                    configuration.setClientSecret(CLIENT_SECRET);
                }
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** A place in an answer. */
    enum Position {
        REASON(secret -> "HTTP/1.1 500 " + secret + "\r\nContent-Length: 0\r\n\r\n"),
        STATUS(secret -> "HTTP/1.1 " + secret + "\r\nContent-Length: 0\r\n\r\n"),
        VERSION(secret -> secret + " 200 OK\r\nContent-Length: 0\r\n\r\n"),
        HEADER(secret -> "HTTP/1.1 400 No\r\nX-Sent: " + secret + "\r\nContent-Length: 0\r\n\r\n"),
        HEADER_NAME(secret -> "HTTP/1.1 400 No\r\n" + secret + ": 1\r\nContent-Length: 0\r\n\r\n"),
        NO_HEADER(secret -> "HTTP/1.1 400 No\r\n" + secret + "\r\nContent-Length: 0\r\n\r\n"),
        TRANSFER_ENCODING(secret -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + secret + "\r\n\r\n{}"),
        CONTENT_LENGTH(secret -> "HTTP/1.1 200 OK\r\nContent-Length: " + secret + "\r\n\r\n{}"),
        CONTENT_ENCODING(
                secret -> "HTTP/1.1 200 OK\r\nContent-Encoding: " + secret + "\r\nContent-Length: 2\r\n\r\n{}"),
        CONTENT_TYPE(secret -> "HTTP/1.1 200 OK\r\nContent-Type: " + secret + "\r\nContent-Length: 2\r\n\r\n{}"),
        CHARSET(secret -> "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=" + secret
                + "\r\nContent-Length: 2\r\n\r\n{}"),
        RETRY_AFTER(secret -> "HTTP/1.1 503 Later\r\nRetry-After: " + secret + "\r\nContent-Length: 0\r\n\r\n"),
        CHALLENGE(secret -> "HTTP/1.1 401 No\r\nWWW-Authenticate: " + secret + " =,\"x\r\nContent-Length: 0\r\n\r\n"),
        LOCATION(secret -> "HTTP/1.1 302 Away\r\nLocation: " + secret + "\r\nContent-Length: 0\r\n\r\n"),
        CHUNK_SIZE(secret -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + secret + "\r\n{}\r\n0\r\n\r\n"),
        AFTER_CHUNK(
                secret -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}" + secret + "\r\n0\r\n\r\n"),
        TRAILER(secret ->
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + secret + "\r\n\r\n"),
        TEXT(secret -> body("400 No", "text/plain", secret)),
        BARE(secret -> body("200 OK", "application/json", secret)),
        BARE_AS_TEXT(secret -> body("200 OK", "text/plain", secret)),
        FAR_IN_TEXT(secret -> body("400 No", "text/plain", "x".repeat(285) + " " + secret)),
        FAR_IN_TOKEN(secret -> body("200 OK", "application/json", "x".repeat(240) + secret)),
        JSON_STRING(secret -> body("400 No", "application/json", "\"" + json(secret) + "\"")),
        ESCAPED(secret -> body("400 No", "application/json", "{\"Message\":\"" + escaped(secret) + "\"}")),
        KEPLER(secret -> body(
                "404 No",
                "application/json",
                "{\"ErrorType\":\"" + json(secret) + "\",\"Message\":\"no " + json(secret) + "\",\"Identifier\":\""
                        + json(secret) + "\"}")),
        NAME(secret -> body("400 No", "application/json", "{\"errors\":{\"" + json(secret) + "\":[\"wrong\"]}}")),
        UNKNOWN_JSON(secret -> body("400 No", "application/json", "{\"sent\":{\"" + json(secret) + "\":1}}")),
        MISTYPED(secret -> body("200 OK", "application/json", "{\"ImagingJobId\":\"" + json(secret) + "\"}")),
        SUCCESS_FIELD(secret ->
                body("200 OK", "application/json", "{\"ImagingJobId\":1,\"Success\":\"" + json(secret) + "\"}")),
        TITLE(secret -> body("500 No", "text/html", "<html><title>" + html(secret) + "</title></html>")),
        LOGIN_PAGE(secret -> body("200 OK", "text/html", "<html><title>" + html(secret) + "</title></html>")),
        XML(secret -> body("500 No", "application/xml", "<Error>" + html(secret) + "</Error>")),
        SURPLUS(secret -> "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 " + secret + "\r\n\r\n"),
        CUT(secret -> "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n\"" + secret);

        private final UnaryOperator<String> answer;

        Position(UnaryOperator<String> answer) {
            this.answer = answer;
        }

        private static String body(String status, String type, String body) {
            return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + body;
        }

        private static String html(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        private static String escaped(String text) {
            StringBuilder json = new StringBuilder();
            text.chars().forEach(c -> json.append("\\u%04x".formatted(c)));
            return json.toString();
        }
    }

    /** All ways to write it in one text, and alone. */
    private static List<String> quotations(String secret) {
        String form = encoded(secret);
        String all = String.join(" ", secret, form, form.toLowerCase(Locale.ROOT), form.replace("+", "%20"));
        return List.of(secret, "Basic " + all, form, secret + FORGERY);
    }

    private static List<String> answers(Position position, Kind kind) {
        return kind.secrets.stream()
                .flatMap(secret -> quotations(secret).stream())
                .map(position.answer)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Position.class)
    void areInNothingThatIsTold(Position position) {
        for (Kind kind : Kind.values()) {
            call(kind, false, position == Position.CUT, answers(position, kind));
            assertNothingTold(position, kind);
        }
    }

    @ParameterizedTest
    @EnumSource(Position.class)
    void ofTokenCallsNeither(Position position) {
        call(Kind.CLIENT_CREDENTIALS, true, position == Position.CUT, answers(position, Kind.CLIENT_CREDENTIALS));
        assertNothingTold(position, Kind.CLIENT_CREDENTIALS);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hideNothingElse(Kind kind) {
        String answer = Position.TEXT.answer.apply("the reader albert may not pass");
        assertThat(call(kind, false, false, List.of(answer)))
                .hasMessageContaining("status 400: the reader albert may not pass");
    }

    /** One for all calls of a kind; in place of the answer to the call or to the request for a token is what a test wants. */
    private record Target(RawServer server, AtomicReference<String> answer, DefaultCamelContext context) {

        static Target of(Kind kind, boolean ofToken, boolean cut) {
            try {
                AtomicReference<String> answer = new AtomicReference<>();
                String other = RawServer.json("200 OK", "{\"access_token\":\"" + NEW_TOKEN + "\"}");
                RawServer server =
                        new RawServer(request -> request.method().equals("token") == ofToken ? answer.get() : other);
                DefaultCamelContext context = new DefaultCamelContext();
                RelativityConfiguration configuration = context.getComponent(
                                "relativity-imaging", RelativityComponent.class)
                        .getConfiguration();
                configuration.setInstanceUrl(server.url());
                configuration.setMaxAttempts(1);
                kind.configure(configuration);
                context.start();
                return new Target(cut ? server.closing() : server, answer, context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Map<List<?>, Target> TARGETS = new HashMap<>();

    @AfterAll
    static void stop() throws Exception {
        for (Target target : TARGETS.values()) {
            target.context().close();
            target.server().close();
        }
    }

    /** {@return the last failure} */
    private RelativityException call(Kind kind, boolean ofToken, boolean cut, List<String> answers) {
        Target target = TARGETS.computeIfAbsent(List.of(kind, ofToken, cut), key -> Target.of(kind, ofToken, cut));
        RelativityException last = null;
        for (String next : answers) {
            target.answer().set(next);
            for (String operation : List.of("job/run", "set/read")) {
                Exchange exchange = target.context()
                        .createProducerTemplate()
                        .request("relativity-imaging:" + operation + "?workspaceId=7", e -> e.getMessage()
                                .setBody(8));
                if (exchange.getException() != null) {
                    last = (RelativityException) exchange.getException();
                    collect(last);
                }
            }
        }
        return last;
    }

    private void collect(RelativityException e) {
        printed.add(getStackTrace(e));
        for (String told : new String[] {e.getErrorType(), e.getRelativityMessage(), e.getIdentifier()}) {
            printed.add(String.valueOf(told));
        }
        printed.add("body: " + String.valueOf(e.getResponseBody()).replaceAll("\\p{C}", "?"));
    }

    private void assertNothingTold(Position position, Kind kind) {
        List<String> forms = new ArrayList<>();
        for (String secret : kind.secrets) {
            String begun = secret.length() > 100 ? secret.substring(0, 20) : secret;
            Stream.of(begun, encoded(begun), encoded(begun).replace("+", "%20"), json(begun), Position.html(begun))
                    .map(form -> form.toLowerCase(Locale.ROOT))
                    .forEach(forms::add);
        }
        assertThat(printed)
                .as("%s %s", position, kind)
                .isNotEmpty()
                .noneMatch(line -> forms.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains))
                .noneMatch(line -> line.indexOf('\u001B') >= 0 || line.indexOf('\u0085') >= 0);
        printed.clear();
    }
}
