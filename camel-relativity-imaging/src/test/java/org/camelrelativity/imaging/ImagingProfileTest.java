package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ApplicationFieldCode;
import org.camelrelativity.imaging.model.ApplicationFieldCode.ApplicationFieldCodeOption;
import org.camelrelativity.imaging.model.ApplicationFieldCode.ApplicationType;
import org.camelrelativity.imaging.model.BasicImagingEngineOptions.ImageSize;
import org.camelrelativity.imaging.model.BasicImagingEngineOptionsBuilder;
import org.camelrelativity.imaging.model.FieldRef;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfile.ImageFormat;
import org.camelrelativity.imaging.model.ImagingProfile.ImagingMethod;
import org.camelrelativity.imaging.model.ImagingProfileBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's rules for profiles and field codes are checked before sending. */
class ImagingProfileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAVE = "relativity-imaging:profile/save?workspaceId=7";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/BasicOptions/ImageOutputDpi | 0 | ImagingProfile.BasicOptions.ImageOutputDpi must be from 1 to 2400, but was 0",
                "/BasicOptions/ImageOutputDpi | 2401 | ImagingProfile.BasicOptions.ImageOutputDpi must be from 1 to 2400, but was 2401",
                "/BasicOptions/ImageOutputDpi | null | ImagingProfile.BasicOptions.ImageOutputDpi is required",
                "/BasicOptions/ImageOutputDpi | \"fine\" | ImagingProfile.BasicOptions.ImageOutputDpi must be an integer",
                "/BasicOptions/ImageOutputDpi | 300.5 | ImagingProfile.BasicOptions.ImageOutputDpi must be an integer",
                "/BasicOptions/BasicImageFormat | \"Gif\" | ImagingProfile.BasicOptions.BasicImageFormat must be one of Tiff, Jpeg, but was 'Gif'",
                "/BasicOptions/BasicImageFormat | 2 | ImagingProfile.BasicOptions.BasicImageFormat must be one of Tiff, Jpeg",
                "/BasicOptions/BasicImageFormat | \"2\" | ImagingProfile.BasicOptions.BasicImageFormat must be one of Tiff, Jpeg",
                "/BasicOptions/ImageSize | \"A3\" | ImageSize must be one of OriginalSetting, Letter, A4, Legal, Custom, but was 'A3'",
                "/BasicOptions/MaximumImageHeight | \"tall\" | MaximumImageHeight must be a number, but was 'tall'",
                "/BasicOptions | null | ImagingProfile.BasicOptions is required",
                "/BasicOptions | 5 | ImagingProfile.BasicOptions must be an object",
                "/NativeOptions/ImageOutputDpi | 2401 | ImagingProfile.NativeOptions.ImageOutputDpi must be from 1 to 2400",
                "/NativeOptions/ImageOutputDpi | 0 | ImagingProfile.NativeOptions.ImageOutputDpi must be from 1 to 2400",
                "/NativeOptions/DitheringThreshold | 256 | ImagingProfile.NativeOptions.DitheringThreshold must be from 0 to 255, but was 256",
                "/NativeOptions/DitheringThreshold | -1 | ImagingProfile.NativeOptions.DitheringThreshold must be from 0 to 255, but was -1",
                "/NativeOptions/DitheringThreshold | null | DitheringThreshold is required when DitheringAlgorithm is Threshold",
                "/NativeOptions/DitheringAlgorithm | null | DitheringAlgorithm is required when NativeImageFormat is Tiff",
                "/NativeOptions/DitheringAlgorithm | \"Floyd\" | must be one of Clustered6X6, Clustered8X8, Clustered16X16",
                "/NativeOptions/ImageOutputDpi | null | ImagingProfile.NativeOptions.ImageOutputDpi is required",
                "/NativeOptions/RenderColorPagesToJpeg | null | RenderColorPagesToJpeg is required when NativeImageFormat is Tiff",
                "/NativeOptions/RenderColorPagesToJpeg | 1 | RenderColorPagesToJpeg must be true or false",
                "/NativeOptions | null | ImagingProfile.NativeOptions is required when ImagingMethod is Native",
                "/SpreadsheetOptions | null | ImagingProfile.SpreadsheetOptions is required when ImagingMethod is Native",
                "/EmailOptions | null | ImagingProfile.EmailOptions is required when ImagingMethod is Native",
                "/WordProcessingOptions | null | ImagingProfile.WordProcessingOptions is required when ImagingMethod is Native",
                "/PresentationOptions | null | ImagingProfile.PresentationOptions is required when ImagingMethod is Native",
                "/HtmlOptions | null | ImagingProfile.HtmlOptions is required when ImagingMethod is Native",
                "/SpreadsheetOptions/ZoomLevelPercentage | 9 | ZoomLevelPercentage must be from 10 to 400, but was 9",
                "/SpreadsheetOptions/ZoomLevelPercentage | 401 | ZoomLevelPercentage must be from 10 to 400, but was 401",
                "/SpreadsheetOptions | {\"FitToPagesWide\":1,\"ZoomLevelPercentage\":9} | ZoomLevelPercentage must be from 10 to 400, but was 9",
                "/SpreadsheetOptions/Formatting | [\"Bold\"] | ImagingProfile.SpreadsheetOptions.Formatting[0] must be one of AutoFitRows",
                "/SpreadsheetOptions/Formatting | \"AutoFitRows\" | ImagingProfile.SpreadsheetOptions.Formatting must be a list",
                "/SpreadsheetOptions/Zoom | 5 | unknown field ImagingProfile.SpreadsheetOptions.'Zoom'; known are PaperSizeOrientation",
                "/NativeTypes | [{\"ArtifactID\":0}] | ImagingProfile.NativeTypes[0].ArtifactID must be a positive integer",
                "/NativeTypes | [null] | ImagingProfile.NativeTypes[0] must be an object",
                "/SpreadsheetOptions/Formatting | [null] | ImagingProfile.SpreadsheetOptions.Formatting[0] must be one of AutoFitRows",
                "/NativeOptions/TimeZoneFieldOnDocument | {\"ViewFieldID\":5} | ImagingProfile.NativeOptions.TimeZoneFieldOnDocument.ArtifactID is required when neither Guids nor Name is given",
                "/NativeOptions/TimeZoneFieldOnDocument | {\"Guids\":[\"xyz\"]} | TimeZoneFieldOnDocument.Guids[0] must be a GUID like",
                "/NativeOptions/MaxPagesPerDoc | 99999999999 | ImagingProfile.NativeOptions.MaxPagesPerDoc must be an integer from",
                "/NativeTypes | [{\"Name\":\"Word\"}] | ImagingProfile.NativeTypes[0].ArtifactID is required",
                "/ImagingMethod | null | ImagingProfile.ImagingMethod is required",
                "/ImagingMethod | \"Magic\" | ImagingProfile.ImagingMethod must be one of Basic, Native, but was 'Magic'",
                "/Name | \"\" | ImagingProfile.Name is required",
                "/ArtifactID | -1 | ImagingProfile.ArtifactID must be a positive integer"
            })
    void refuses(String pointer, String value, String message) throws Exception {
        JsonNode profile = Contract.of(ImagingOperations.API_OPERATIONS, ApiVersion.LEGACY, "profile/save")
                .body()
                .get("imagingProfile")
                .deepCopy();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) profile.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), JSON.readTree(value));

        Exchange exchange = relativity.send(SAVE, profile.toString(), Map.of());

        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageStartingWith("profile/save: ")
                .hasMessageContaining(message);
        assertThat(relativity.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2400})
    void takesTheFinestAndTheCoarsestResolution(int dpi) throws Exception {
        assertThat(save(basicProfile(dpi))
                        .at("/imagingProfile/BasicOptions/ImageOutputDpi")
                        .intValue())
                .isEqualTo(dpi);
    }

    @Test
    void basicNeedsNoNativeOptions() throws Exception {
        assertThat(save(basicProfile(300)).toString())
                .isEqualTo("{\"imagingProfile\":{\"Name\":\"Basic\",\"ImagingMethod\":\"Basic\",\"BasicOptions\":{"
                        + "\"ImageOutputDpi\":300,\"BasicImageFormat\":\"Tiff\",\"ImageSize\":\"Letter\","
                        + "\"MaximumImageHeight\":8.5}},\"workspaceId\":7}");
    }

    /** A reference with ArtifactID 0 is one that is not set. */
    @Test
    void savesWhatItRead() throws Exception {
        relativity.answer(okJson(Contract.of(ImagingOperations.API_OPERATIONS, ApiVersion.LEGACY, "profile/read")
                .response()
                .get("body")
                .toString()));
        Exchange read = relativity.send("relativity-imaging:profile/read?workspaceId=7", 1038583, Map.of());
        JsonNode saved = save(read.getMessage().getBody(ImagingProfile.class));
        assertThat(saved.at("/imagingProfile/ArtifactID").intValue()).isEqualTo(1038583);
        assertThat(saved.at("/imagingProfile/NativeOptions").has("TimeZoneFieldOnDocument"))
                .isFalse();
        assertThat(saved.at("/imagingProfile/NativeOptions/LastModifiedDateOnDocument/ArtifactID")
                        .intValue())
                .isEqualTo(1035395);
    }

    /** What a newer Relativity invented is left out. */
    @Test
    void readsPastEnumValuesItDoesNotKnow() throws Exception {
        relativity.answer(okJson("{\"ArtifactID\":5,\"ImagingMethod\":\"Quantum\",\"SpreadsheetOptions\":{"
                + "\"PageOrder\":9,\"PrintArea\":\"9\",\"Formatting\":[\"Spiral\",\"AutoFitRows\",null,9]}}"));
        Exchange read = relativity.send("relativity-imaging:profile/read?workspaceId=7", 5, Map.of());
        assertThat(read.getException()).isNull();
        assertThat(read.getMessage().getBody(String.class))
                .isEqualTo("{\"ArtifactID\":5,\"SpreadsheetOptions\":{\"Formatting\":[\"AutoFitRows\"]}}");
    }

    @Test
    void aReplacedFieldCodeNeedsItsField() throws Exception {
        for (FieldRef field : new FieldRef[] {null, new FieldRef(0, null, List.of(), "")}) {
            Exchange exchange = relativity.send(
                    "relativity-imaging:field-code/save?workspaceId=7",
                    new ApplicationFieldCode(
                            null,
                            "Date",
                            ApplicationType.MicrosoftWord,
                            ApplicationFieldCodeOption.ReplaceWithRelativityField,
                            field,
                            null,
                            null),
                    Map.of());
            assertThat(exchange.getException())
                    .hasMessage("field-code/save: ApplicationFieldCode.RelativityField is required when Option is"
                            + " ReplaceWithRelativityField");
        }
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void anUpdateOfASetSendsItsStatusBack() throws Exception {
        relativity.answer(okJson("5"));
        relativity.send(
                "relativity-imaging:set/save?workspaceId=7",
                "{\"ArtifactID\":5,\"Name\":\"n\",\"ImagingProfile\":{\"ArtifactID\":8},\"DataSource\":9}",
                Map.of());
        relativity.send(
                "relativity-imaging:set/save?workspaceId=7",
                "{\"ArtifactID\":5,\"Name\":\"n\",\"ImagingProfileID\":8,\"DataSourceID\":9,"
                        + "\"Status\":{\"Status\":\"Completed\",\"QcReviewEnabledOnLastRun\":true}}",
                Map.of());
        assertThat(sent(0).at("/imagingSet/Status")).isEqualTo(JSON.readTree("{}"));
        assertThat(sent(1).at("/imagingSet/Status"))
                .isEqualTo(JSON.readTree("{\"Status\":\"Completed\",\"QCEnabledOnLastRun\":true}"));
    }

    private static ImagingProfile basicProfile(int dpi) {
        return ImagingProfileBuilder.builder()
                .name("Basic")
                .imagingMethod(ImagingMethod.Basic)
                .basicOptions(BasicImagingEngineOptionsBuilder.builder()
                        .imageOutputDpi(dpi)
                        .basicImageFormat(ImageFormat.Tiff)
                        .imageSize(ImageSize.Letter)
                        .maximumImageHeight(new BigDecimal("8.5"))
                        .build())
                .build();
    }

    private JsonNode save(ImagingProfile profile) throws Exception {
        relativity.server().resetAll();
        relativity.answer(okJson("1038842"));
        Exchange exchange = relativity.send(SAVE, profile, Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(1038842);
        return sent(0);
    }

    private JsonNode sent(int index) throws Exception {
        return JSON.readTree(relativity.requests().get(index).getBody());
    }
}
