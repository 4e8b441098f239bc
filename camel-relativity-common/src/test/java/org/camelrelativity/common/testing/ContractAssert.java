package org.camelrelativity.common.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/** Holds a component to a contract: through a real route, on the wire. */
public final class ContractAssert {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String scheme;
    private final WireMockRelativity relativity;

    public ContractAssert(String scheme, WireMockRelativity relativity) {
        this.scheme = scheme;
        this.relativity = relativity;
    }

    /** The documented request, in the forms that every operation takes. */
    public static List<Object> forms(Contract contract) {
        List<Object> forms = new ArrayList<>();
        if (contract.body().isMissingNode()) {
            forms.add(null); // all in options
            return forms;
        }
        forms.add(contract.body().toString());
        forms.add(contract.body().toString().getBytes(StandardCharsets.UTF_8));
        forms.add(JSON.convertValue(contract.body(), Map.class));
        forms.add(withoutEnvelope(contract.body(), contract.envelopes()).toString());
        JsonNode unseen = withUnseen(contract.body());
        forms.add(unseen.toString());
        forms.add(JSON.convertValue(withoutEnvelope(unseen, contract.envelopes()), Object.class));
        return forms;
    }

    /** The same with something around each name that nobody sees, as in the columns of a CSV file. */
    private static JsonNode withUnseen(JsonNode json) {
        if (json.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            json.forEach(element -> array.add(withUnseen(element)));
            return array;
        }
        if (!json.isObject()) {
            return json;
        }
        ObjectNode object = JSON.createObjectNode();
        String[] unseen = {"\uFEFF", "\u00A0", "\u200B", "\u2060 ", "\t"};
        json.properties()
                .forEach(field -> object.set(
                        unseen[object.size() % unseen.length]
                                + field.getKey()
                                + unseen[(object.size() + 1) % unseen.length],
                        withUnseen(field.getValue())));
        return object;
    }

    /** Sends the body and compares what arrived and what came back. */
    public void holds(Contract contract, Object body) throws Exception {
        relativity.answer(response(contract.response()));

        Exchange exchange = relativity.send(scheme + ":" + contract.operation() + contract.options(), body, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests()).hasSize(1);
        assertRequest(contract, relativity.requests().get(0));
        assertThat(json(exchange.getMessage().getBody())).isEqualTo(contract.answer());
        ObjectNode headers = contract.headers().deepCopy();
        assertThat(json(exchange.getMessage().getHeaders())).isEqualTo(headers.put("CamelRelativityAttempts", 1));
    }

    /** As text and back, so that 5 equals 5 whether it is an Integer or a Long. */
    private static JsonNode json(Object value) throws IOException {
        return JSON.readTree(JSON.writeValueAsString(value));
    }

    private static void assertRequest(Contract contract, LoggedRequest request) throws IOException {
        assertThat(request.getMethod().getName())
                .isEqualTo(contract.request().get("method").textValue());
        assertThat(request.getUrl()).isEqualTo(contract.request().get("path").textValue());
        JsonNode body = contract.request().path("body");
        JsonNode sent = JSON.readTree(request.getBody());
        assertThat(sent).isEqualTo(body.isNull() ? MissingNode.getInstance() : body); // an empty one has a type
        assertThat(request.getHeader("X-CSRF-Header")).isEqualTo("-");
        assertThat(request.getHeader("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString((WireMockRelativity.USERNAME + ":" + WireMockRelativity.PASSWORD)
                                        .getBytes(StandardCharsets.US_ASCII)));
        Set<String> headers = new TreeSet<>(Set.of(
                "accept", "accept-encoding", "authorization", "connection", "host", "user-agent", "x-csrf-header"));
        if (Set.of("POST", "PUT").contains(request.getMethod().getName())) {
            headers.add("content-length");
        }
        if (!body.isMissingNode()) {
            headers.add("content-type");
            assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        }
        assertThat(request.getHeaders().keys())
                .extracting(String::toLowerCase)
                .containsExactlyInAnyOrderElementsOf(headers);
    }

    private static ResponseDefinitionBuilder response(JsonNode response) {
        var builder = aResponse().withStatus(response.get("status").intValue());
        if (response.has("contentType")) { // is no JSON
            return builder.withHeader(
                            "Content-Type", response.get("contentType").textValue())
                    .withBody(response.get("body").textValue());
        }
        return response.has("body")
                ? builder.withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody(response.get("body").toString())
                : builder;
    }

    /** The same fields without the object around them, or the list alone. */
    static JsonNode withoutEnvelope(JsonNode body, Set<String> envelopes) {
        ObjectNode bare = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (entry.getValue().isArray() && body.size() == 1) {
                return entry.getValue();
            } else if (isEnvelope(entry, envelopes)) {
                bare.setAll((ObjectNode) entry.getValue());
            } else {
                bare.set(entry.getKey(), entry.getValue());
            }
        }
        return bare;
    }

    /** There may be something around its name that nobody sees. */
    private static boolean isEnvelope(Map.Entry<String, JsonNode> entry, Set<String> envelopes) {
        return entry.getValue().isObject()
                && envelopes.stream()
                        .anyMatch(name ->
                                entry.getKey().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)));
    }
}
