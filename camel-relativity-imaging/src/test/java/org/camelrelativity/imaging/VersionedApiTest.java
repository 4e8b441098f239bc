package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.camelrelativity.common.InstanceSelector;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.BasicImagingEngineOptions.ImageSize;
import org.camelrelativity.imaging.model.BasicImagingEngineOptionsBuilder;
import org.camelrelativity.imaging.model.HtmlOptions;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfile.ImageFormat;
import org.camelrelativity.imaging.model.ImagingProfile.ImagingMethod;
import org.camelrelativity.imaging.model.ImagingProfileBuilder;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is different in the versioned API, where the contract's samples don't show it. */
class VersionedApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GONE =
            "{\"ErrorType\":\"Relativity.Services.Exceptions.NotFoundException\",\"Message\":\"No.\"}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @BeforeEach
    void speakIt() {
        relativity.component().setApiVersion("v1");
        relativity.component().setWorkspaceId(7);
    }

    /** A floating point number would make 9007199254740992 of it. */
    @Test
    void aJobsNumberHas64Bits() throws Exception {
        relativity.answer(okJson("{\"ImagingJobID\":9007199254740993}"));
        Exchange run = send("job/run", 8);
        assertThat(run.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_ID))
                .isEqualTo(9007199254740993L);
        relativity.answer(okJson("{\"Success\":true,\"ErrorMessage\":\"\"}"));
        assertThat(send("job/stop", 9007199254740993L).getException()).isNull();
        assertThat(send("job/update-priority", Map.of("ImagingJobID", Long.MAX_VALUE, "Priority", 1))
                        .getException())
                .isNull();
        assertThat(relativity.requests().subList(1, 3))
                .extracting(request -> request.getUrl().replaceFirst(".*/jobs/", ""))
                .containsExactly("9007199254740993/stop", Long.MAX_VALUE + "/priority");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ImagingJobID\":0}", "{\"ImagingJobID\":-1}", "{\"ImagingJobID\":null}", "{}", "5"})
    void aStartedJobWithoutANumberIsUnknown(String answer) throws Exception {
        relativity.answer(okJson(answer));
        Map<String, Object> massProcess = Map.of("profileId", 9, "massProcessId", "5", "sourceType", "Native");
        for (Exchange exchange : List.of(
                send("job/run", 8),
                send("job/retry-errors", 8),
                send("job/image-document", Map.of("documentId", 8, "profileId", 9)),
                send("job/mass-image", massProcess))) {
            assertThat(exchange.getException()).isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
        }
        assertThat(relativity.requests()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"job/stop, {}", "job/update-priority, '{\"priority\":5}'"})
    void aGuidNamesNoJob(String operation, String body) throws Exception {
        relativity.answer(okJson("{\"Success\":true}"));
        Exchange exchange = relativity.send(
                "relativity-imaging:" + operation,
                body,
                Map.of(RelativityImagingConstants.IMAGING_JOB_GUID, "2c0512a4-e56e-4b4f-a0b2-bac351e13d2f"));
        assertThat(exchange.getException())
                .hasMessageContaining("imagingJobId is missing")
                .hasMessageContaining("not accepted");
        assertThat(relativity.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"job/stop, 8", "job/update-priority, '{\"ImagingJobID\":8,\"Priority\":5}'"})
    void whatCouldNotBeDoneIsRefused(String operation, String body) throws Exception {
        relativity.answer(okJson("{\"Success\":false,\"ErrorMessage\":\"It has ended\"}"));
        assertThat(send(operation, body).getException())
                .isExactlyInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("It has ended");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set/status | 8 | {} | neither Status nor JobExists",
                "set/status | 8 | {\"ErrorType\":\"x\",\"Message\":\"boom\"} | neither Status nor JobExists",
                "document/status | 8 | {\"ImageCount\":0} | no HasImages",
                "environment/mass-imaging-max-size | | 0 | not a positive number",
                "environment/mass-imaging-max-size | | {} | not a positive number",
                "environment/clean-up-inactive-jobs | | {\"a\":1} | neither empty nor true"
            })
    void somebodyElsesJsonIsNoAnswer(String operation, String body, String answer, String message) throws Exception {
        relativity.answer(okJson(answer));
        assertThat(send(operation, body).getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining(message);
    }

    /** A number means something else than in the legacy API, and NotSet nothing at all. */
    @Test
    void anEnumsNumberIsReadAsAbsent() throws Exception {
        for (String value : List.of("1", "\"1\"", "\"NotSet\"")) {
            relativity.answer(okJson("{\"ArtifactID\":5,\"Application\":" + value + ",\"Option\":" + value + "}"));
            assertThat(send("field-code/read", 5).getMessage().getBody(String.class))
                    .isEqualTo("{\"ArtifactID\":5}");
        }
        assertThat(send("field-code/save", Map.of("FieldCode", "Date", "Application", 1, "Option", "ShowNothing"))
                        .getException())
                .hasMessageContaining("Application");
        assertThat(relativity.requests()).hasSize(3);
    }

    /** Relativity answers a basic profile with native options; the call that creates one has no place for them. */
    @Test
    void aBasicProfileIsCreatedWithoutNativeOptions() throws Exception {
        ImagingProfile read = ImagingProfileBuilder.builder()
                .name("Copy")
                .imagingMethod(ImagingMethod.Basic)
                .basicOptions(BasicImagingEngineOptionsBuilder.builder()
                        .imageOutputDpi(300)
                        .basicImageFormat(ImageFormat.Jpeg)
                        .imageSize(ImageSize.A4)
                        .build())
                .htmlOptions(new HtmlOptions(true))
                .nativeTypes(List.of(ArtifactRef.of(6)))
                .applicationFieldCodes(List.of())
                .notes("n")
                .build();
        relativity.answer(okJson("5"));
        assertThat(send("profile/save", read).getMessage().getBody()).isEqualTo(5);
        assertThat(sent("request").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Name", "Keywords", "Notes", "BasicOptions", "NativeTypes");

        relativity.server().resetAll();
        relativity.answer(okJson("5"));
        send("profile/save", ImagingProfileBuilder.builder(read).artifactId(5).build());
        assertThat(sent("request").fieldNames())
                .toIterable()
                .contains("ImagingMethod", "HtmlOptions", "ApplicationFieldCodes")
                .doesNotContain("ArtifactID");
    }

    @Test
    void aMassProcessIsSentAsText() throws Exception {
        UUID guid = UUID.fromString("2c0512a4-e56e-4b4f-a0b2-bac351e13d2f");
        relativity.answer(okJson("{\"ImagingJobID\":5}"));
        String options = "job/mass-image?profileId=9&sourceType=Native";
        for (Object id : List.of(5, " 5 ", guid, "{\"MassProcessID\":\"a b\"}")) {
            assertThat(send(options, id).getException()).isNull();
        }
        assertThat(relativity.requests())
                .extracting(request -> JSON.readTree(request.getBody()).at("/MassImageRequest/MassProcessID"))
                .extracting(JsonNode::textValue)
                .containsExactly("5", "5", guid.toString(), "a b");
    }

    /** Nor by the endpoint's own: it would be a job on other documents. */
    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "{\"MassProcessID\":\"\"}", "{\"MassProcessID\":null}", "0", "-5"})
    void aMassProcessThatIsBlankIsNotReplaced(String body) throws Exception {
        relativity.answer(okJson("{\"ImagingJobID\":5}"));
        for (String option : List.of("", "&massProcessId=7")) {
            assertThat(send("job/mass-image?profileId=9&sourceType=Native" + option, body)
                            .getException())
                    .isExactlyInstanceOf(RelativityRequestException.class)
                    .hasMessageContaining(
                            "massProcessId (the body) must be a positive number or text that is not blank");
        }
        assertThat(relativity.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment/clean-up-inactive-jobs", "environment/mass-imaging-max-size"})
    void theInstanceTakesNoInput(String operation) throws Exception {
        relativity.answer(operation.endsWith("size") ? okJson("1") : ok());
        Map<Object, String> bodies = Map.of(
                "start",
                "'start'",
                5,
                "'5'",
                "",
                "''",
                "[1]",
                "'[1]'",
                "{\"imagingSetId\":1}",
                "'{\"imagingSetId\":1}'",
                Map.of("imagingSetId", 1),
                "a java.util.");
        for (Object body : bodies.keySet()) {
            assertThat(send(operation, body).getException())
                    .isExactlyInstanceOf(RelativityRequestException.class)
                    .hasMessageContaining(operation + ": takes no input, but the body was " + bodies.get(body));
        }
        assertThat(relativity.requests()).isEmpty();
        for (Object none : List.of("{}", Map.of(), new InstanceSelector())) {
            send(operation, none);
        }
        assertThat(relativity.requests()).hasSize(3);
    }

    /** A read may leave the recipients out: what it answered must not take them from the set. */
    @Test
    void anUpdatedSetKeepsNoRecipientsThatAreNotSaid() throws Exception {
        relativity.answer(
                okJson("{\"ArtifactID\":5,\"Name\":\"Set\",\"ImagingProfile\":{\"ArtifactID\":8},\"DataSourceID\":9}"));
        ImagingSet read = send("set/read", 5).getMessage().getBody(ImagingSet.class);
        relativity.server().resetAll();
        relativity.answer(okJson("5"));
        assertThat(send("set/save", read).getException())
                .isExactlyInstanceOf(RelativityRequestException.class)
                .hasMessageStartingWith(
                        "set/save: ImagingSet must have EmailNotificationRecipients when it is updated");
        assertThat(relativity.requests()).isEmpty();

        Map<String, Object> created = Map.of("Name", "Set", "ImagingProfile", 8, "DataSourceID", 9);
        assertThat(send("set/save", created).getException()).isNull();
        ImagingSet emptied =
                ImagingSetBuilder.builder(read).emailNotificationRecipients("").build();
        assertThat(send("set/save", emptied).getException()).isNull();
        for (LoggedRequest request : relativity.requests()) {
            assertThat(JSON.readTree(request.getBody())
                            .at("/request/EmailNotificationRecipients")
                            .textValue())
                    .isEmpty();
        }
        assertThat(relativity.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile/delete", "set/delete", "field-code/delete"})
    void aRepeatedDeleteThatFindsNothingIsDone(String operation) throws Exception {
        answers(aResponse().withStatus(503), aResponse().withStatus(404).withBody(GONE));
        assertThat(send(operation, 8).getException()).isNull();
        assertThat(relativity.requests()).hasSize(2);
    }

    /** Nothing was named that could be gone. */
    @Test
    void aRepeatedCleanUpThatFindsNothingProvesNothing() throws Exception {
        answers(aResponse().withStatus(503), aResponse().withStatus(404).withBody(GONE));
        Exchange exchange = send("environment/clean-up-inactive-jobs", null);
        assertThat(exchange.getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining("an earlier attempt may have taken effect");
    }

    @Test
    void anInstanceHasNoWorkspace() throws Exception {
        relativity.answer(ok());
        Exchange exchange = relativity.send(
                "relativity-imaging:environment/clean-up-inactive-jobs",
                null,
                Map.of(RelativityImagingConstants.WORKSPACE_ID, 9));
        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(relativity.requests()).singleElement().satisfies(request -> assertThat(request.getUrl())
                .isEqualTo("/Relativity.REST/api/relativity-imaging/v1/environment/jobs/inactive-jobs"));
    }

    @ParameterizedTest
    @CsvSource({
        "job/run, set/read",
        "job/image-document, document/status",
        "job/mass-image, document/status",
        "set/save, set/find"
    })
    void whatToLookAtIsSaid(String operation, String look) throws Exception {
        relativity.answer(aResponse().withStatus(500));
        Map<String, Object> body =
                switch (operation) {
                    case "job/run" -> Map.of("imagingSetId", 8);
                    case "job/image-document" -> Map.of("documentId", 8, "profileId", 9);
                    case "job/mass-image" -> Map.of("massProcessId", 5, "profileId", 9, "sourceType", "Native");
                    default -> Map.of("Name", "Set", "ImagingProfile", 9, "DataSourceID", 6);
                };
        RelativityException unknown =
                (RelativityException) send(operation, body).getException();
        assertThat(unknown)
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining(look);
    }

    private Exchange send(String operation, Object body) throws Exception {
        return relativity.send("relativity-imaging:" + operation, body, Map.of());
    }

    private JsonNode sent(String envelope) throws Exception {
        assertThat(relativity.requests()).hasSize(1);
        return JSON.readTree(relativity.requests().get(0).getBody()).get(envelope);
    }

    /** One after another, the last one lasting. */
    private void answers(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .inScenario("answers")
                        .whenScenarioStateIs(STARTED)
                        .willSetStateTo("then")
                        .willReturn(first));
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .inScenario("answers")
                        .whenScenarioStateIs("then")
                        .willReturn(then));
    }
}
