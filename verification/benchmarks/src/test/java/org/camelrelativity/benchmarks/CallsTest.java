package org.camelrelativity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The variants are comparable: each sends the same, and takes the same answer. */
class CallsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> csrf = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Workload workload;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(JSON.readTree(exchange.getRequestBody()));
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        csrf.add(exchange.getRequestHeaders().getFirst(Calls.CSRF_HEADER));
        byte[] answer = workload.answer().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void everyVariantSendsTheSameJson(Workload asked) throws Exception {
        workload = asked;
        List<Variant> variants = Stream.of(Variant.values())
                .filter(variant -> variant != Variant.NO_CALL)
                .toList();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (Calls calls = new Calls(asked, url, 2)) {
            for (Variant variant : variants) {
                assertThat(calls.by(variant).call()).as(variant.title()).isNotNull();
            }
        }

        assertThat(bodies).hasSize(variants.size()).containsOnly(JSON.valueToTree(asked.map()));
        assertThat(requests.get(variants.indexOf(Variant.CAMEL_VERTX)))
                .isEqualTo("POST " + asked.path().replace("%20", "-"));
        requests.remove(variants.indexOf(Variant.CAMEL_VERTX));
        assertThat(requests).containsOnly("POST " + asked.path());
        assertThat(tokens).containsOnly(Calls.AUTHORIZATION);
        assertThat(csrf).containsOnly("-");
    }
}
