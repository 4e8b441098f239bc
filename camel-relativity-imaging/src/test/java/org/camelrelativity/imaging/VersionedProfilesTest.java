package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the versioned API's page calls optional may be left out; the legacy API wants it (see {@link ImagingProfileTest}). */
class VersionedProfilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAVE = "relativity-imaging:profile/save?workspaceId=7&apiVersion=v1";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private static ObjectNode nativeProfile() {
        return Contract.all(ImagingOperations.API_OPERATIONS).stream()
                .filter(contract -> contract.version() == ApiVersion.V1)
                .map(contract -> contract.body().path("request"))
                .filter(request -> request.path("Name").asText().equals("Native profile") && !request.has("ArtifactID"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/NativeOptions",
                "/SpreadsheetOptions",
                "/EmailOptions",
                "/WordProcessingOptions",
                "/PresentationOptions",
                "/HtmlOptions",
                "/NativeOptions/ImageOutputDpi",
                "/NativeOptions/DitheringAlgorithm",
                "/NativeOptions/RenderColorPagesToJpeg",
            })
    void mayLackWhatThePageCallsOptional(String pointer) throws Exception {
        ObjectNode profile = nativeProfile();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) profile.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
        JsonNode created = saved(profile);
        assertThat(relativity.requests().get(0).getUrl()).endsWith("/imaging-profiles/native");
        profile.remove("ImagingMethod");
        assertThat(created).isEqualTo(profile);
    }

    @Test
    void mayHaveAZoomBesideWhatMakesItVoid() throws Exception {
        for (String fit : List.of("FitToPagesWide", "FitToPagesTall")) {
            relativity.server().resetRequests();
            ObjectNode profile = nativeProfile();
            ((ObjectNode) profile.get("SpreadsheetOptions")).put(fit, 1).put("ZoomLevelPercentage", 1);
            assertThat(saved(profile).get("SpreadsheetOptions")).isEqualTo(profile.get("SpreadsheetOptions"));
        }
    }

    @Test
    void isUpdatedWithoutItsMethod() throws Exception {
        ObjectNode profile = nativeProfile().retain("Name", "BasicOptions", "NativeOptions");
        JsonNode sent = saved(profile.deepCopy().put("ArtifactID", 8));
        assertThat(relativity.requests().get(0).getUrl()).endsWith("/imaging-profiles/8");
        assertThat(sent).isEqualTo(profile.put("Keywords", "").put("Notes", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ImagingMethod | null | ImagingProfile.ImagingMethod is required",
                "/BasicOptions | null | ImagingProfile.BasicOptions is required",
                "/NativeOptions/ImageOutputDpi | 2401 | NativeOptions.ImageOutputDpi must be from 1 to 2400",
                "/NativeOptions/DitheringThreshold | null | DitheringThreshold is required when DitheringAlgorithm is Threshold",
                "/SpreadsheetOptions/ZoomLevelPercentage | 401 | ZoomLevelPercentage must be from 10 to 400",
            })
    void keepsTheRulesOfThePage(String pointer, String value, String message) throws Exception {
        ObjectNode profile = nativeProfile();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) profile.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), JSON.readTree(value));
        assertThat(relativity.send(SAVE, profile.toString(), Map.of()).getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message);
        assertThat(relativity.requests()).isEmpty();
    }

    private JsonNode saved(ObjectNode profile) throws Exception {
        relativity.answer(okJson("8"));
        Exchange exchange = relativity.send(SAVE, profile.toString(), Map.of());
        assertThat(exchange.getException()).isNull();
        return JSON.readTree(relativity.requests().get(0).getBody()).get("request");
    }
}
