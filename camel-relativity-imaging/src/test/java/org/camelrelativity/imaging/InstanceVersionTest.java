package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.InstanceVersion;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The version suggests a generation of the API, and nothing follows the suggestion by itself. */
class InstanceVersionTest {

    private static final String SET = "{\"ArtifactID\":5}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private Exchange read() throws Exception {
        return relativity.send("relativity-imaging:instance/version", null, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "11.3.85.1, legacy",
        "12.0.99.0, legacy",
        "12.1, v1",
        "12.3.857.3, v1",
        "13.0.0.1, v1",
        "9.7.229.5, legacy"
    })
    void suggestsTheNewestGenerationThatTheVersionHas(String version, String suggested) throws Exception {
        relativity.answer(okJson('"' + version + '"'));
        assertThat(read().getMessage().getBody()).isEqualTo(new InstanceVersion(version, suggested));
    }

    @Test
    void takesOffQuotesAndBackslashes() throws Exception {
        relativity.answer(okJson("\"\\\"12.3.857.3\\\\\\\"\""));
        assertThat(read().getMessage().getBody(InstanceVersion.class).version()).isEqualTo("12.3.857.3");
    }

    @ParameterizedTest
    @CsvSource({"'', but empty", "{}, but a JSON object", "\"twelve\", but 'twelve'"})
    void theMessageSaysWhatCameInsteadOfAVersion(String answer, String told) throws Exception {
        relativity.answer(okJson(answer));
        assertThat(read().getException()).hasMessageContaining("the answer is no version such as 12.3.857.3 " + told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "12.3",
                "{}",
                "[\"12.3\"]",
                "\"\"",
                "\"twelve\"",
                "\"12\"",
                "\"1.2.x\"",
                "<html>12.3</html>"
            })
    void whatIsNoVersionIsNotTakenForOne(String answer) throws Exception {
        relativity.answer(okJson(answer));
        assertThat(read().getException())
                .isInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining("instance/version");
    }

    @Test
    void aNotFoundTellsTheVersionThatIsKnownAndChangesNothing() throws Exception {
        relativity
                .server()
                .stubFor(any(urlPathMatching(".*GetRelativityVersionAsync")).willReturn(okJson("\"11.3.85.1\"")));
        relativity
                .server()
                .stubFor(any(urlPathMatching(".*/relativity-imaging/v1/.*"))
                        .willReturn(aResponse().withStatus(404)));
        relativity.server().stubFor(any(urlPathMatching(".*ReadAsync")).willReturn(okJson(SET)));
        String uri = "relativity-imaging:set/read?workspaceId=5&imagingSetId=5&apiVersion=v1";
        assertThat(relativity.send(uri, null, Map.of()).getException()).hasMessageNotContaining("11.3");
        assertThat(relativity.requests()).hasSize(1);
        read();
        assertThat(relativity.send(uri, null, Map.of()).getException())
                .hasMessageContaining("The instance's version is 11.3.85.1, which suggests apiVersion=legacy");
        assertThat(relativity.requests())
                .filteredOn(request -> request.getUrl().contains("ReadAsync"))
                .isEmpty();
    }

    @Test
    void whatRelativityItselfDoesNotFindHasNothingToDoWithTheVersion() throws Exception {
        relativity
                .server()
                .stubFor(any(urlPathMatching(".*GetRelativityVersionAsync")).willReturn(okJson("\"11.3.85.1\"")));
        relativity
                .server()
                .stubFor(any(urlPathMatching(".*ReadAsync"))
                        .willReturn(aResponse()
                                .withStatus(404)
                                .withBody("{\"ErrorType\":\"x.NotFoundException\",\"Message\":\"no\"}")));
        read();
        assertThat(relativity
                        .send("relativity-imaging:set/read?workspaceId=5&imagingSetId=5", null, Map.of())
                        .getException())
                .hasMessageNotContaining("11.3");
    }
}
