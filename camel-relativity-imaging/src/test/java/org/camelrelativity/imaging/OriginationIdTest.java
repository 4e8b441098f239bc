package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImageDocumentJob;
import org.camelrelativity.imaging.model.MassImageRequest;
import org.camelrelativity.imaging.model.MassImageRequest.SourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call on a job in the versioned API takes an OriginationID. */
class OriginationIdTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORIGIN = "2c0512a4-e56e-4b4f-a0b2-bac351e13d2f";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @BeforeEach
    void refuse() {
        relativity.answer(badRequest());
    }

    static List<Contract> jobs() {
        return Contract.all(ImagingOperations.API_OPERATIONS).stream()
                .filter(contract -> contract.operation().startsWith("job/"))
                .toList();
    }

    private JsonNode sent(Contract contract, JsonNode body, String option) throws Exception {
        relativity.server().resetRequests();
        String options = contract.options() + option;
        relativity.send(
                "relativity-imaging:" + contract.operation() + options.replaceFirst("^&", "?"),
                body.toString(),
                Map.of());
        assertThat(relativity.requests()).hasSize(1);
        return JSON.readTree(relativity.requests().get(0).getBody());
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void isSentIfItIsGiven(Contract contract) throws Exception {
        ObjectNode expected = contract.request().get("body").deepCopy();
        String envelope = expected.fieldNames().next();
        if (contract.version() == ApiVersion.V1) {
            ((ObjectNode) expected.get(envelope)).put("OriginationID", ORIGIN);
        }
        ObjectNode beside = contract.body().deepCopy();
        assertThat(sent(contract, beside.put("originationId", ORIGIN.toUpperCase(Locale.ROOT)), ""))
                .isEqualTo(expected);
        assertThat(sent(contract, contract.body(), "&originationId=" + ORIGIN)).isEqualTo(expected);
        ObjectNode within = contract.body().deepCopy();
        if (within.get(envelope) instanceof ObjectNode object) {
            object.put("OriginationId", ORIGIN);
            assertThat(sent(contract, within, "")).isEqualTo(expected);
        }
        assertThat(sent(contract, beside.put("originationId", ""), ""))
                .isEqualTo(contract.request().get("body"));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void mustBeAGuid(Contract contract) throws Exception {
        ObjectNode body = contract.body().deepCopy();
        assertThat(relativity
                        .send(
                                "relativity-imaging:" + contract.operation() + contract.options(),
                                body.put("OriginationID", "17").toString(),
                                Map.of())
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("originationId (the body) must be a GUID");
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void isSentOfARecord() throws Exception {
        UUID origin = UUID.fromString(ORIGIN);
        relativity.send(
                "relativity-imaging:job/image-document?apiVersion=v1",
                new ImageDocumentJob(7, 5, 6, null, null, origin),
                Map.of());
        relativity.send(
                "relativity-imaging:job/mass-image?apiVersion=v1",
                new MassImageRequest(7, 6, "9", SourceType.Native, origin),
                Map.of());
        assertThat(relativity.requests())
                .extracting(request -> request.getBodyAsString())
                .containsExactly(
                        "{\"imageOnTheFlyRequest\":{\"ProfileID\":6,\"OriginationID\":\"" + ORIGIN + "\"}}",
                        "{\"MassImageRequest\":{\"ProfileID\":6,\"MassProcessID\":\"9\",\"SourceType\":\"Native\","
                                + "\"OriginationID\":\"" + ORIGIN + "\"}}");
    }
}
