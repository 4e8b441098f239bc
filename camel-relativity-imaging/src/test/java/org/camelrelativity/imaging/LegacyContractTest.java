package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.camelrelativity.common.operation.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the vendor's page, as its examples show it: through a real route, on the wire. */
class LegacyContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity();

    static Stream<Contract> contracts() throws IOException {
        return Contract.all("legacy");
    }

    @Test
    void everyOperationHasAContract() throws IOException {
        Set<String> inTable = ImagingOperations.TABLE.all().stream()
                .map(Operation::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(contracts().map(Contract::operation)).containsExactlyInAnyOrderElementsOf(inTable);
        assertThat(inTable).hasSize(17);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void takesTheDocumentedRequestAsJson(Contract contract) throws Exception {
        holds(contract, contract.body().toString());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void takesTheDocumentedRequestAsBytes(Contract contract) throws Exception {
        holds(contract, contract.body().toString().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void takesTheDocumentedRequestAsMap(Contract contract) throws Exception {
        holds(contract, JSON.convertValue(contract.body(), Map.class));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void takesTheBareRequest(Contract contract) throws Exception {
        holds(contract, withoutEnvelope(contract.body()).toString());
    }

    private void holds(Contract contract, Object body) throws Exception {
        relativity.answer(response(contract.response()));

        Exchange exchange = relativity.send("relativity-imaging:" + contract.operation(), body, Map.of());

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
        assertThat(JSON.readTree(request.getBody()))
                .isEqualTo(contract.request().get("body"));
        assertThat(request.getHeader("X-CSRF-Header")).isEqualTo("-");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getHeader("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString((WireMockRelativity.USERNAME + ":" + WireMockRelativity.PASSWORD)
                                        .getBytes(StandardCharsets.US_ASCII)));
        assertThat(request.getHeaders().keys())
                .extracting(String::toLowerCase)
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "accept",
                        "accept-encoding",
                        "authorization",
                        "connection",
                        "content-length",
                        "content-type",
                        "host",
                        "user-agent",
                        "x-csrf-header"));
    }

    private static ResponseDefinitionBuilder response(JsonNode response) {
        var builder = aResponse().withStatus(response.get("status").intValue());
        return response.has("body")
                ? builder.withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody(response.get("body").toString())
                : builder;
    }

    /** The same fields without the object around them. */
    private static JsonNode withoutEnvelope(JsonNode body) {
        ObjectNode bare = JSON.createObjectNode();
        body.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                bare.setAll((ObjectNode) entry.getValue());
            } else {
                bare.set(entry.getKey(), entry.getValue());
            }
        });
        return bare;
    }
}
