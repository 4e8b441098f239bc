package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.query.KeywordSearch;
import org.camelrelativity.imaging.model.ApplicationFieldCode;
import org.camelrelativity.imaging.model.ApplicationFieldCode.ApplicationFieldCodeOption;
import org.camelrelativity.imaging.model.ApplicationFieldCode.ApplicationType;
import org.camelrelativity.imaging.model.ApplicationFieldCodeBuilder;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.ImageDocumentJob;
import org.camelrelativity.imaging.model.ImagingJobId;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfileBuilder;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetBuilder;
import org.camelrelativity.imaging.model.StopImagingJobRequest;
import org.camelrelativity.imaging.model.UpdateJobPriorityRequest;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same requests get the same answers, whichever generation of the API is spoken: a route changes by one option. */
class GenerationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORKSPACE = 1017371;
    private static final Map<ApiVersion, Map<String, List<JsonNode>>> ANSWERS = new EnumMap<>(ApiVersion.class);

    /** One life of profiles, codes, sets and jobs, on a Relativity of its own. */
    private static final class Life {
        private final CamelContext context = new DefaultCamelContext();
        private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
        private final SandboxWorkspace workspace;
        private final ApiVersion version;

        Life(RelativitySandbox sandbox, SandboxClock ticking, ApiVersion version) {
            this.version = version;
            workspace = sandbox.addWorkspace(WORKSPACE);
            RelativityImagingComponent component =
                    context.getComponent("relativity-imaging", RelativityImagingComponent.class);
            component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
            component.getConfiguration().setUsername(sandbox.username());
            component.getConfiguration().setPassword(sandbox.password());
            component.setWorkspaceId(WORKSPACE);
            component.setApiVersion(version.optionValue());
            context.start();
            live(ticking);
            context.stop();
            assertThat(sandbox.journal().unknownFields()).isEmpty();
        }

        private void live(SandboxClock ticking) {
            ImagingProfile template = send("profile/read", workspace.defaultImagingProfile(), ImagingProfile.class);
            ImagingProfile mine = ImagingProfileBuilder.builder(template)
                    .artifactId(null)
                    .name("Mine")
                    .keywords("k")
                    .notes("n")
                    .build();
            int profile = send("profile/save", mine, Integer.class);
            send(
                    "profile/save",
                    ImagingProfileBuilder.builder(mine)
                            .artifactId(profile)
                            .name("Other")
                            .build(),
                    Integer.class);
            send("profile/read", profile, ImagingProfile.class);
            ApplicationFieldCode code = ApplicationFieldCodeBuilder.builder()
                    .fieldCode("Date")
                    .application(ApplicationType.MicrosoftVisio)
                    .option(ApplicationFieldCodeOption.ShowNothing)
                    .build();
            int fieldCode = send("field-code/save", code, Integer.class);
            send(
                    "field-code/save",
                    ApplicationFieldCodeBuilder.builder(code)
                            .artifactId(fieldCode)
                            .build(),
                    Integer.class);
            send("field-code/read", fieldCode, ApplicationFieldCode.class);
            send("field-code/delete", fieldCode, Boolean.class);
            send("native-type/read", workspace.nativeType("Microsoft Word 2010"), Object.class);
            ImagingSet set = ImagingSetBuilder.builder()
                    .name("Set")
                    .imagingProfile(ArtifactRef.of(profile))
                    .dataSourceId(workspace.addSavedSearch(10, 2))
                    .build();
            int id = send("set/save", set, Integer.class);
            send(
                    "set/save",
                    ImagingSetBuilder.builder(set)
                            .artifactId(id)
                            .name("Renamed")
                            .emailNotificationRecipients("")
                            .build(),
                    Integer.class);
            ImagingJobId job = send("job/run", Map.of("imagingSetId", id, "qcEnabled", true), ImagingJobResponse.class)
                    .imagingJobId();
            send("job/update-priority", new UpdateJobPriorityRequest(WORKSPACE, job, 5), Object.class);
            ticking.advance(Duration.ofHours(1));
            send("set/read", id, ImagingSet.class);
            send("set/release", id, Boolean.class);
            send("set/hide", id, Boolean.class);
            send("job/retry-errors", id, ImagingJobResponse.class);
            while (!workspace.imagingSet(id).status().equals("Imaging")) { // only then a stop is effective
                ticking.advance(Duration.ofMillis(20));
            }
            long number = workspace.imagingSet(id).lastJob().orElseThrow().artifactId();
            send("job/stop", new StopImagingJobRequest(WORKSPACE, ImagingJobId.of(number)), Object.class);
            ticking.advance(Duration.ofHours(1));
            send("set/read", id, ImagingSet.class);
            for (String kind : List.of("set", "profile", "search")) {
                send(kind + "/find", Map.of("Name", "Renamed"), Object.class);
            }
            send("search/create", KeywordSearch.of("Created", "Control Number"), Integer.class);
            send("search/find", Map.of("Name", "Created"), Object.class);
            send("object/query", Map.of("ObjectType", Map.of("Name", "Imaging Set")), Object.class);
            send("instance/version", null, Object.class);
            send("set/errors", id, Object.class);
            send("set/delete", id, Boolean.class);
            int document = workspace.documents().add();
            send("job/image-document", new ImageDocumentJob(WORKSPACE, document, profile, null, null), Object.class);
            ticking.advance(Duration.ofHours(1));
            send("profile/delete", profile, Boolean.class);
        }

        private <T> T send(String operation, Object body, Class<T> type) {
            Exchange exchange = context.createProducerTemplate().request("relativity-imaging:" + operation, e -> {
                e.getMessage().setBody(body);
                e.getMessage().setHeaders(new HashMap<>());
            });
            assertThat(exchange.getException()).as("%s %s", version, operation).isNull();
            answers.computeIfAbsent(operation, key -> new ArrayList<>()).add(comparable(exchange.getMessage()));
            return type.cast(exchange.getMessage().getBody());
        }

        /** A job's id is a GUID in one generation and a number in the other, and nothing maps one to the other. */
        private static JsonNode comparable(Message message) {
            JsonNode body = JSON.valueToTree(message.getBody());
            if (body instanceof ObjectNode object && object.has("ImagingJobID")) {
                object.put("ImagingJobID", "an id");
            }
            Map<String, Object> headers = new TreeMap<>(message.getHeaders());
            if (headers.remove(RelativityImagingConstants.IMAGING_JOB_GUID) != null
                    || headers.remove(RelativityImagingConstants.IMAGING_JOB_ID) != null) {
                headers.put("the job's header", "an id");
            }
            return JSON.createObjectNode()
                    .putPOJO("headers", JSON.valueToTree(headers))
                    .set("body", body);
        }
    }

    @BeforeAll
    static void liveTwice() {
        for (ApiVersion version : ApiVersion.values()) {
            SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-11-21T00:00:00Z"));
            try (RelativitySandbox sandbox = RelativitySandbox.builder()
                    .clock(clock)
                    .timing(SandboxTiming.standard())
                    .start()) {
                ANSWERS.put(version, new Life(sandbox, clock, version).answers);
            }
        }
    }

    static Stream<String> shared() {
        return ImagingOperations.API_OPERATIONS.all().stream()
                .filter(operation -> !operation.wires(ApiVersion.LEGACY).isEmpty())
                .filter(operation -> !operation.wires(ApiVersion.V1).isEmpty())
                .map(Operation::name);
    }

    @ParameterizedTest
    @MethodSource("shared")
    void answersAlike(String operation) {
        assertThat(ANSWERS.get(ApiVersion.V1).get(operation))
                .isNotEmpty()
                .isEqualTo(ANSWERS.get(ApiVersion.LEGACY).get(operation));
    }
}
