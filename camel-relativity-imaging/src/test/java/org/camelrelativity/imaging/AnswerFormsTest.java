package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in other forms than documented are read where it is certain what they mean, and nowhere else. */
class AnswerFormsTest {

    private static final String GUID = "442dd13d-26ed-493d-b48c-3547ef62394c";
    private static final Map<String, Object> FIELD_CODE =
            Map.of("FieldCode", "Date", "Application", "MicrosoftWord", "Option", "ShowFieldCode");

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @ParameterizedTest
    @ValueSource(
            strings = {"iso-8859-1", "windows-1252", "utf-8", "UTF-16", "UTF-16LE", "utf-32", "us-ascii", "nonsense"})
    void charsetsAreThoseOfTheContentType(String charset) throws Exception {
        boolean known = Charset.isSupported(charset) && !charset.equals("us-ascii");
        byte[] body = "{\"ArtifactID\":5,\"Name\":\"Müller\"}"
                .getBytes(known ? Charset.forName(charset) : StandardCharsets.UTF_8);
        Exchange read = answered("set/read", 8, "application/json; charset=" + charset, body);
        assertThat(read.getException()).isNull();
        assertThat(read.getMessage().getBody(String.class)).contains("Müller");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 1038842",
        "text/plain;charset=iso-8859-1, ' 1038842\n'",
        "application/octet-stream, \"1038842\"",
        "application/json, 1038842",
        "'', 1038842"
    })
    void aCreateIsAnsweredWithAnIdOfAnyType(String type, String body) throws Exception {
        Exchange save = answered("field-code/save", FIELD_CODE, type, body);
        assertThat(save.getException()).isNull();
        assertThat(save.getMessage().getBody()).isEqualTo(1038842);
    }

    @ParameterizedTest
    @CsvSource({"text/plain, 1038842 created", "text/plain, ok", "text/plain, -1", "image/png, 1038842", "text/css, 5"})
    void anythingElseCreatesNothing(String type, String body) throws Exception {
        assertThat(answered("field-code/save", FIELD_CODE, type, body).getException())
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/json", "application/octet-stream", "binary/octet-stream", "x/y+json"})
    void jsonIsReadWhateverItsTypeIsCalled(String type) throws Exception {
        Exchange run = answered("job/run", 8, type, "{\"ImagingJobId\":\"" + GUID + "\"}");
        assertThat(run.getException()).isNull();
        assertThat(run.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID))
                .isEqualTo(UUID.fromString(GUID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{442dd13d-26ed-493d-b48c-3547ef62394c}",
                "(442DD13D-26ED-493D-B48C-3547EF62394C)",
                "442dd13d26ed493db48c3547ef62394c",
                " 442dd13d-26ed-493d-b48c-3547ef62394c "
            })
    void guidsAreReadInAllFormsOfDotNet(String guid) throws Exception {
        Exchange run = answered("job/run", 8, "application/json", "{\"ImagingJobId\":\"" + guid + "\"}");
        assertThat(run.getException()).isNull();
        assertThat(run.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID))
                .isEqualTo(UUID.fromString(GUID));
        assertThat(json("set/status&apiVersion=v1", "{\"Status\":\"Imaging\",\"JobGuid\":\"" + guid + "\"}")
                        .path("JobGuid")
                        .asText())
                .isEqualTo(GUID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{00000000-0000-0000-0000-000000000000}", "44242424242424242424242424242424x", "{}"})
    void whatIsNoGuidIsNoJob(String guid) throws Exception {
        assertThat(answered("job/run", 8, "application/json", "{\"ImagingJobId\":\"" + guid + "\"}")
                        .getException())
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
    }

    @Test
    void aStatusMayBeATextAndADataSourceAnObject() throws Exception {
        ObjectNode set = json(
                "set/read",
                "{\"ArtifactID\":8,\"Status\":\"Completed with errors\","
                        + "\"DataSource\":{\"ArtifactID\":1038052,\"Name\":\"All\"},\"ImagingProfile\":5}");
        assertThat(set.toString())
                .isEqualTo("{\"ArtifactID\":8,\"ImagingProfile\":{\"ArtifactID\":5},\"DataSourceID\":1038052,"
                        + "\"Status\":{\"Status\":\"Completed with errors\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Name\":\"All\"}", "{}", "{\"ArtifactID\":{}}", "[5]", "{\"ArtifactID\":\"x\"}"})
    void anObjectWithoutAnIdIsNoDataSource(String source) throws Exception {
        assertThat(answered("set/read", 8, "application/json", "{\"ArtifactID\":8,\"DataSource\":" + source + "}")
                        .getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class);
    }

    @Test
    void anErrorMayBeAnObject() throws Exception {
        assertThat(answered(
                                "job/stop",
                                Map.of("ImagingJobID", 5),
                                "application/json",
                                "{\"Success\":0,\"ErrorMessage\":{\"Code\":3,\"Message\":\"It has ended\"}}")
                        .getException())
                .isExactlyInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("It has ended");
        assertThat(json("set/read", "{\"ArtifactID\":8,\"Status\":{\"LastRunError\":{\"message\":\"No disk\"}}}")
                        .at("/Status/LastRunError")
                        .asText())
                .isEqualTo("No disk");
        assertThat(answered("set/read", 8, "application/json", "{\"ArtifactID\":8,\"Name\":{\"a\":\"b\"}}")
                        .getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "' ', true",
        "null, true",
        "{}, true",
        "'\"\"', true",
        "true, true",
        "1, true",
        "'\"1\"', true",
        "false, false",
        "0, false",
        "'{\"a\":1}', ",
        "[], ",
        "2, ",
        "'\"done\"', "
    })
    void nothingIsAnsweredInManyForms(String body, Boolean done) throws Exception {
        for (String type : new String[] {"application/json", "text/plain"}) {
            Exception e = answered("set/delete", 8, type, body).getException();
            if (done == null) {
                assertThat(e).isExactlyInstanceOf(RelativityUnavailableException.class);
            } else if (done) {
                assertThat(e).isNull();
            } else {
                assertThat(e).isExactlyInstanceOf(RelativityRefusedException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "'\"1\"', true", "'\"False\"', false", "2, ", "null, "})
    void flagsMayBeNumbers(String json, Boolean flag) throws Exception {
        ObjectNode type = json("native-type/read", "{\"ArtifactID\":5,\"UseNativeImaging\":" + json + "}");
        assertThat(type.has("UseNativeImaging")).isEqualTo(flag != null);
        assertThat(type.path("UseNativeImaging").asBoolean()).isEqualTo(Boolean.TRUE.equals(flag));
    }

    /** The numbers that mean the same in both generations. */
    @ParameterizedTest
    @CsvSource({
        "profile/read, ImagingMethod, 1, Native",
        "native-type/read, BasicCategory, 5, WordProcessor",
        "native-type/read, NativeCategory, '\"2\"', Email",
        "native-type/read, NativeCategory, 6, ",
        "native-type/read, NativeCategory, -1, ",
        "native-type/read, NativeCategory, 99999999999, ",
        "field-code/read, Application, 1, ",
        "field-code/read, Option, 2, ",
        "field-code/read, Option, '\"showfieldcode\"', ShowFieldCode"
    })
    void enumsMayBeNumbersWhereTheGenerationsAgree(String operation, String field, String json, String name)
            throws Exception {
        assertThat(json(operation, "{\"ArtifactID\":5,\"" + field + "\":" + json + "}")
                        .path(field)
                        .asText(null))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "BasicOptions/BasicImageFormat, 1, Jpeg",
        "BasicOptions/ImageSize, 4, Custom",
        "NativeOptions/DitheringAlgorithm, 6, FloydAndSteinberg",
        "SpreadsheetOptions/PaperSizeOrientation, 3, Tabloid",
        "SpreadsheetOptions/PageOrder, 2, OverThenDown",
        "SpreadsheetOptions/PrintArea, 1, IgnorePrintArea",
        "SpreadsheetOptions/IncludeGridlines, 2, No",
        "EmailOptions/Orientation, 1, Landscape",
        "WordProcessingOptions/PageOrientation, 2, Landscape",
        "PresentationOptions/SlideOrientation, 1, Portrait"
    })
    void enumsOfAProfileMayBeNumbers(String path, int number, String name) throws Exception {
        String[] names = path.split("/");
        ObjectNode profile =
                json("profile/read", "{\"ArtifactID\":5,\"" + names[0] + "\":{\"" + names[1] + "\":" + number + "}}");
        assertThat(profile.at("/" + path).asText()).isEqualTo(name);
    }

    /** A run is started by an id, and by nothing that says no beside it. */
    @ParameterizedTest
    @CsvSource({"1, true", "true, true", "0, false", "2, false", "'\"\"', false", "'{}', false"})
    void aFlagBesideAJobId(String flag, boolean started) throws Exception {
        Exchange run =
                answered("job/run", 8, "text/plain", "{\"ImagingJobId\":\"{" + GUID + "}\",\"Success\":" + flag + "}");
        assertThat(run.getException() == null).isEqualTo(started);
    }

    private ObjectNode json(String operation, String answer) throws Exception {
        Exchange exchange = answered(operation, 8, "application/json", answer);
        assertThat(exchange.getException()).isNull();
        return (ObjectNode) new ObjectMapper().readTree(exchange.getMessage().getBody(String.class));
    }

    private Exchange answered(String operation, Object request, String type, String body) throws Exception {
        return answered(operation, request, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private Exchange answered(String operation, Object request, String type, byte[] body) throws Exception {
        relativity.answer(
                type.isEmpty()
                        ? aResponse().withBody(body)
                        : aResponse().withHeader("Content-Type", type).withBody(body));
        String[] name = operation.split("&", 2);
        String options = "?workspaceId=7" + (name.length > 1 ? "&" + name[1] : "");
        return relativity.send("relativity-imaging:" + name[0] + options, request, Map.of());
    }
}
