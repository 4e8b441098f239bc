package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityNaming;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's samples have enums as numbers: read where all sources agree on them, refused with the names where not. */
class EnumNumbersTest {

    /** By number, from 0. */
    private static final Map<String, String> AGREED = Map.ofEntries(
            Map.entry("ImagingMethod", "Basic, Native"),
            Map.entry("ImageFormat", "Tiff, Jpeg"),
            Map.entry("ImageSize", "OriginalSetting, Letter, A4, Legal, Custom"),
            Map.entry(
                    "DitheringAlgorithm",
                    "Clustered6X6, Clustered8X8, Clustered16X16, Dispersed4X4, Dispersed8X8, Dispersed16X16,"
                            + " FloydAndSteinberg, Threshold"),
            Map.entry("PaperSizeOrientation", "OriginalSetting, Letter8Point5X11, Letter11X8Point5, Tabloid, Ledger"),
            Map.entry("PageOrder", "OriginalSetting, DownThenOver, OverThenDown"),
            Map.entry("PrintArea", "OriginalSetting, IgnorePrintArea"),
            Map.entry("SpreadsheetElement", "OriginalSetting, Yes, No"),
            Map.entry(
                    "Formatting",
                    "AutoFitRows, AutoFitColumns, ClearFormattingInEmptyRows, ClearFormattingInEmptyColumns"),
            Map.entry("TextVisibility", "RemoveBackgroundFillColors, SetTextColorToBlack"),
            Map.entry("EmailOrientation", "Portrait, Landscape"),
            Map.entry("PageOrientation", "OriginalSetting, Portrait, Landscape"),
            Map.entry("Include", "Comments, FieldCodes, HiddenText"),
            Map.entry("SourceType", "Native, RenderedPdf"),
            Map.entry("Direction", "Ascending, Descending"));

    private static final Set<String> DIFFERENT = Set.of("ApplicationType", "ApplicationFieldCodeOption");

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    /** Those of all requests. */
    private static Set<Class<?>> enums() {
        Set<Class<?>> enums = new LinkedHashSet<>();
        ImagingOperations.TABLE.all().stream().map(Operation::requestType).forEach(type -> collect(type, enums));
        return enums;
    }

    private static void collect(Class<?> type, Set<Class<?>> enums) {
        if (type.isEnum()) {
            enums.add(type);
        } else if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents()).forEach(component -> collect(content(component), enums));
        }
    }

    private static Class<?> content(RecordComponent component) {
        Type type = component.getGenericType();
        return (Class<?>) (type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type);
    }

    @Test
    void areThoseOfTheContract() {
        for (Class<?> type : enums()) {
            String names =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            if (Numbered.class.isAssignableFrom(type)) {
                assertThat(names).as(type.getName()).isEqualTo(AGREED.get(type.getSimpleName()));
            } else {
                assertThat(DIFFERENT).contains(type.getSimpleName());
            }
        }
        assertThat(enums()).hasSize(AGREED.size() + DIFFERENT.size());
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void areSentAsNames(ApiVersion version) throws Exception {
        ObjectNode profile =
                (ObjectNode) Contract.of(ImagingOperations.API_OPERATIONS, ApiVersion.LEGACY, "profile/save")
                        .body()
                        .get("imagingProfile");
        String uri = "relativity-imaging:profile/save?workspaceId=7&apiVersion=" + version.optionValue();
        relativity.answer(okJson("8"));
        for (boolean text : new boolean[] {false, true}) {
            JsonNode numbers = numbered(profile, ImagingProfile.class, text);
            assertThat(numbers).isNotEqualTo(profile);
            for (Object body : List.of(profile.toString(), numbers.toString(), JSON.convertValue(numbers, Map.class))) {
                assertThat(relativity.send(uri, body, Map.of()).getException()).isNull();
            }
        }
        assertThat(relativity.requests().stream()
                        .map(request -> request.getBodyAsString())
                        .distinct())
                .hasSize(1);
    }

    private static JsonNode numbered(JsonNode json, Class<?> type, boolean asText) {
        if (json instanceof ArrayNode array) {
            ArrayNode numbers = JSON.createArrayNode();
            array.forEach(element -> numbers.add(numbered(element, type, asText)));
            return numbers;
        }
        if (type.isEnum()) {
            int number = Stream.of(AGREED.get(type.getSimpleName()).split(", "))
                    .toList()
                    .indexOf(json.textValue());
            return asText ? JSON.valueToTree(String.valueOf(number)) : JSON.valueToTree(number);
        }
        if (!(json instanceof ObjectNode object) || !type.isRecord()) {
            return json;
        }
        ObjectNode numbers = JSON.createObjectNode();
        object.properties()
                .forEach(field -> numbers.set(
                        field.getKey(),
                        Arrays.stream(type.getRecordComponents())
                                .filter(component -> new RelativityNaming()
                                        .translate(component.getName())
                                        .equalsIgnoreCase(field.getKey()))
                                .findFirst()
                                .map(component -> numbered(field.getValue(), content(component), asText))
                                .orElse(field.getValue())));
        return numbers;
    }

    static List<Arguments> wrong() {
        return List.of(
                arguments("Application", "MicrosoftWord, MicrosoftExcel, MicrosoftPowerpoint, MicrosoftVisio"),
                arguments("Option", "DocumentDefault, ShowFieldCode, ShowNothing, ReplaceWithRelativityField"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void areRefusedWhereTheGenerationsDiffer(String field, String names) throws Exception {
        for (String number : List.of("0", "1", "\"1\"", "4")) {
            ObjectNode code = JSON.createObjectNode()
                    .put("FieldCode", "Date")
                    .put("Application", "MicrosoftWord")
                    .put("Option", "ShowNothing");
            code.set(field, JSON.readTree(number));
            for (ApiVersion version : ApiVersion.values()) {
                assertRefused(
                        "field-code/save?workspaceId=7&apiVersion=" + version.optionValue(),
                        code.toString(),
                        "ApplicationFieldCode." + field + " must be one of " + names + ", but was");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "\"2\"", "1.5", "true", "99999999999999999999", "\"0x1\"", "\"\u0661\""})
    void areRefusedWhereThereIsNone(String number) throws Exception {
        assertRefused(
                "job/mass-image?workspaceId=7&profileId=8&massProcessId=9&apiVersion=v1",
                "{\"SourceType\":" + number + "}",
                "sourceType (the body) must be Native or RenderedPdf, but was");
        assertRefused(
                "profile/save?workspaceId=7",
                "{\"Name\":\"n\",\"ImagingMethod\":" + number + ",\"BasicOptions\":{}}",
                "ImagingProfile.ImagingMethod must be one of Basic, Native");
    }

    private void assertRefused(String operation, String body, String message) throws Exception {
        assertThat(relativity
                        .send("relativity-imaging:" + operation, body, Map.of())
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message);
        assertThat(relativity.requests()).isEmpty();
    }
}
