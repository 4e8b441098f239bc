package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A byte order mark, zero-width and no-break spaces: around a name they don't count, in a value they do. */
class UnseenCharactersTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF", "\u00A0", "\u2007", "\u202F", "\u200B", "\u200C", "\u200D", "\u2060", "\u200E", " ", "\t"
            })
    void doNotCountAroundTheColumnsOfARow(String unseen) throws Exception {
        relativity.answer(okJson("{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}"));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(unseen + "workspaceId", "2210001");
        row.put("imagingSetId" + unseen + unseen, "5");
        row.put(unseen + "QcEnabled" + unseen, "");
        Exchange exchange = relativity.send("relativity-imaging:job/run", row, Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests().get(0).getBodyAsString())
                .isEqualTo("{\"imagingJob\":{\"imagingSetId\":5,\"workspaceId\":2210001}}");
    }

    @Test
    void countInsideAName() throws Exception {
        assertRefused(Map.of("imaging\u200BSetId", "5"), "unknown field 'imaging?SetId'");
    }

    @Test
    void countInValues() throws Exception {
        assertRefused(Map.of("imagingSetId", "\uFEFF5"), "imagingSetId (the body) must be a positive integer");
        relativity.answer(okJson("5"));
        relativity.send(
                "relativity-imaging:set/save?workspaceId=7",
                "{\"\uFEFFName\":\"\uFEFF n\u00A0\",\"ImagingProfile\":{\"\u200BArtifactID\":8},\"DataSource\":9}",
                Map.of());
        assertThat(new ObjectMapper()
                        .readTree(relativity.requests().get(0).getBody())
                        .at("/imagingSet/Name")
                        .textValue())
                .isEqualTo("\uFEFF n\u00A0");
    }

    @Test
    void makeNoOtherNameOfIt() throws Exception {
        assertRefused("{\"imagingSetId\":5,\"\uFEFFimagingSetId\":6}", "imagingSetId");
        assertRefused("{\"imagingSetId\":5,\"\uFEFFImagingSetId\":6}", "imagingSetId is given twice");
    }

    private void assertRefused(Object body, String message) throws Exception {
        Exchange exchange = relativity.send("relativity-imaging:job/run?workspaceId=7", body, Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message);
        assertThat(relativity.requests()).isEmpty();
    }
}
