package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.InstanceVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.query.KeywordSearch;
import org.camelrelativity.common.query.Matches;
import org.camelrelativity.common.query.QueryResult;
import org.camelrelativity.imaging.model.ApplicationFieldCode;
import org.camelrelativity.imaging.model.ApplicationFieldCode.ApplicationFieldCodeOption;
import org.camelrelativity.imaging.model.ApplicationFieldCode.ApplicationType;
import org.camelrelativity.imaging.model.ApplicationFieldCodeBuilder;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.FoundImagingSet;
import org.camelrelativity.imaging.model.FoundProfile;
import org.camelrelativity.imaging.model.ImageDocumentJob;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfileBuilder;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetBuilder;
import org.camelrelativity.imaging.model.NativeType;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation through a real route against the sandbox, which shares no code with the component. */
class SandboxTest {

    private static final int WORKSPACE = 1017371;

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final Set<String> driven = new HashSet<>();
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private CamelContext context;

    @BeforeEach
    void start() throws Exception {
        sandbox = RelativitySandbox.builder()
                .clock(clock)
                .timing(SandboxTiming.standard())
                .start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        context = new DefaultCamelContext();
        RelativityImagingComponent component =
                context.getComponent("relativity-imaging", RelativityImagingComponent.class);
        component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        component.getConfiguration().setUsername(sandbox.username());
        component.getConfiguration().setPassword(sandbox.password());
        component.setWorkspaceId(WORKSPACE);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                legacyOperations()
                        .forEach(operation -> from("direct:" + operation).to("relativity-imaging:" + operation));
            }
        });
        context.start();
    }

    private static Stream<Operation> legacyOperations() {
        return ImagingOperations.API_OPERATIONS.all().stream()
                .filter(operation -> !operation.wires(ApiVersion.LEGACY).isEmpty());
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    @Test
    void everyOperationIsUnderstoodAndTakesEffect() throws Exception {
        profiles();
        fieldCodes();
        nativeTypes();
        setsAndJobs();
        documents();
        finding();

        Set<String> all = legacyOperations().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(driven).containsExactlyInAnyOrderElementsOf(all);
        Set<SandboxOperation> legacy =
                EnumSet.range(SandboxOperation.SAVE_IMAGING_PROFILE, SandboxOperation.UPDATE_JOB_PRIORITY);
        legacy.remove(SandboxOperation.READ_IMAGING_SET_STATUS);
        for (SandboxOperation operation : legacy) {
            assertThat(sandbox.journal().tookEffect(operation))
                    .as("%s", operation)
                    .isPositive();
            assertThat(sandbox.journal().arrived(operation))
                    .as("%s", operation)
                    .isEqualTo(sandbox.journal().tookEffect(operation));
        }
        // The set's id is sent in two spellings on purpose; everything else is known.
        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    private void profiles() throws Exception {
        ImagingProfile template = answer("profile/read", workspace.defaultImagingProfile(), ImagingProfile.class);
        ImagingProfile mine = ImagingProfileBuilder.builder(template)
                .artifactId(null)
                .name("Mine")
                .build();
        int created = answer("profile/save", mine, Integer.class);
        ImagingProfile renamed = ImagingProfileBuilder.builder(mine)
                .artifactId(created)
                .name("Renamed")
                .build();
        assertThat(answer("profile/save", renamed, Integer.class)).isEqualTo(created);
        ImagingProfile read = answer("profile/read", created, ImagingProfile.class);
        assertThat(read).isEqualTo(renamed);
        assertThat(answer("profile/delete", created, Boolean.class)).isTrue();
        assertThat(failure("profile/read", created)).isInstanceOf(RelativityRefusedException.class);
        sandbox.journal().clear();
        answer("profile/read", workspace.defaultImagingProfile(), ImagingProfile.class);
        created = answer("profile/save", mine, Integer.class);
        assertThat(answer("profile/delete", created, Boolean.class)).isTrue();
    }

    private void fieldCodes() throws Exception {
        ApplicationFieldCode code = ApplicationFieldCodeBuilder.builder()
                .fieldCode("Date")
                .application(ApplicationType.MicrosoftVisio)
                .option(ApplicationFieldCodeOption.ShowNothing)
                .build();
        int created = answer("field-code/save", code, Integer.class);
        ApplicationFieldCode read = answer("field-code/read", created, ApplicationFieldCode.class);
        assertThat(read.application()).isEqualTo(ApplicationType.MicrosoftVisio);
        assertThat(read.option()).isEqualTo(ApplicationFieldCodeOption.ShowNothing);
        assertThat(answer("field-code/delete", created, Boolean.class)).isTrue();
    }

    private void nativeTypes() throws Exception {
        int word = workspace.nativeType("Microsoft Word 2010");
        assertThat(answer("native-type/read", word, NativeType.class).fileTypeId())
                .isEqualTo(1336);
    }

    private void setsAndJobs() throws Exception {
        int search = workspace.addSavedSearch(10, 2);
        ImagingSet set = ImagingSetBuilder.builder()
                .name("Set")
                .imagingProfile(ArtifactRef.of(workspace.defaultImagingProfile()))
                .dataSourceId(search)
                .build();
        int id = answer("set/save", set, Integer.class);
        assertThat(answer("set/read", id, ImagingSet.class).status().status()).isNull();

        Exchange run = send("job/run", Map.of("imagingSetId", id, "QcEnabled", true));
        UUID guid = run.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID, UUID.class);
        SandboxImagingSet inSandbox = workspace.imagingSet(id);
        assertThat(guid).isEqualTo(inSandbox.lastJob().orElseThrow().guid());
        answer("job/update-priority", Map.of("jobGuid", guid, "priority", 5), Object.class);
        assertThat(inSandbox.lastJob().orElseThrow().priority()).isEqualTo(5);
        until(id, "Completed with errors");
        assertThat(inSandbox.documentsImaged()).isEqualTo(8);
        assertThat(inSandbox.documentsErrored()).isEqualTo(2);
        assertThat(inSandbox.imagesHidden()).isTrue();

        assertThat(answer("set/release", id, Boolean.class)).isTrue();
        assertThat(inSandbox.imagesHidden()).isFalse();
        assertThat(answer("set/hide", id, Boolean.class)).isTrue();
        assertThat(inSandbox.imagesHidden()).isTrue();

        send("job/retry-errors", id);
        until(id, "Imaging");
        Map<String, Object> stop =
                Map.of("imagingJobId", inSandbox.lastJob().orElseThrow().artifactId());
        answer("job/stop", stop, Object.class);
        until(id, "Stopped by user");
        assertThat(answer("set/delete", id, Boolean.class)).isTrue();
    }

    private void documents() throws Exception {
        ImageDocumentJob job = new ImageDocumentJob(
                WORKSPACE, workspace.documents().add(), workspace.defaultImagingProfile(), "//share/file.doc", true);
        assertThat(send("job/image-document", job).getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID))
                .isNotNull();
    }

    private void finding() throws Exception {
        int set = workspace.addImagingSet("To be found", workspace.addSavedSearch("Mine", 3, 0));
        assertThat((Object) answer("set/find", Map.of("Name", "To be found"), Matches.class))
                .isEqualTo(new Matches<>(1, List.of(new FoundImagingSet(set, "To be found", ""))));
        assertThat((Object) answer("profile/find", Map.of("Name", "Native Default"), Matches.class))
                .isEqualTo(new Matches<>(
                        1, List.of(new FoundProfile(workspace.defaultImagingProfile(), "Native Default"))));
        assertThat(answer("search/find", Map.of("Name", "Mine"), Matches.class).totalCount())
                .isOne();
        assertThat(answer("set/errors", set, QueryResult.class).totalCount()).isZero();
        int created = answer("search/create", KeywordSearch.of("New", "Control Number"), Integer.class);
        assertThat(workspace.savedSearches()).containsEntry(created, "New");
        Map<String, Object> query = Map.of("ObjectType", Map.of("ArtifactTypeID", 10), "Condition", "");
        assertThat(answer("object/query", query, QueryResult.class).totalCount())
                .isGreaterThanOrEqualTo(3);
        assertThat(answer("instance/version", null, InstanceVersion.class).suggestedApiVersion())
                .isEqualTo("v1");
    }

    private void until(int imagingSet, String status) throws Exception {
        for (int step = 0; step < 1000; step++) {
            ImagingSet read = answer("set/read", imagingSet, ImagingSet.class);
            if (status.equalsIgnoreCase(read.status().status())) {
                return;
            }
            clock.advance(Duration.ofMillis(20));
        }
        assertThat(workspace.imagingSet(imagingSet).status()).isEqualTo(status);
    }

    @Test
    void aSecondRunIsRefusedWhileTheFirstIsOn() throws Exception {
        int id = workspace.addImagingSet("Set", workspace.addSavedSearch(10, 0));
        send("job/run", id);
        RelativityException refused = failure("job/run", id);
        assertThat(refused).isInstanceOf(RelativityRefusedException.class);
        assertThat(refused.getHttpResponseCode()).isEqualTo(409);
        assertThat(workspace.imagingSet(id).runs()).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeIsNeverFiredAgain() throws Exception {
        int id = workspace.addImagingSet("Set", workspace.addSavedSearch(10, 0));
        sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetAfterEffect());
        assertThat(failure("job/run", id)).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(1);
        assertThat(workspace.imagingSet(id).runs()).isEqualTo(1);
    }

    /** Apache HttpClient would repeat these by itself: a POST after 429 and 503, and after a stale connection. */
    @Test
    void oneFireIsOneRequestWhateverTheServerDoes() throws Exception {
        Map<String, SandboxFault> faults = new LinkedHashMap<>();
        faults.put("429", SandboxFault.status(429, Duration.ofSeconds(1)));
        faults.put("503", SandboxFault.status(503, Duration.ofSeconds(1)));
        faults.put("503 without Retry-After", SandboxFault.status(503));
        faults.put("reset before", SandboxFault.resetBeforeEffect());
        faults.put("reset after", SandboxFault.resetAfterEffect());
        faults.put("cut body", SandboxFault.cutBody());
        faults.put("login page", SandboxFault.htmlLoginPage());
        faults.put("expired token", SandboxFault.expiredToken());
        faults.put("500", SandboxFault.status(500));
        for (Map.Entry<String, SandboxFault> fault : faults.entrySet()) {
            int id = workspace.addImagingSet("Set " + fault.getKey(), workspace.addSavedSearch(10, 0));
            sandbox.journal().clear();
            sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, fault.getValue());
            RelativityException failure = failure("job/run", id);
            assertThat(failure.getAttempts()).as(fault.getKey()).isEqualTo(1);
            assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET))
                    .as(fault.getKey())
                    .isEqualTo(1);
            assertThat(workspace.imagingSet(id).runs()).as(fault.getKey()).isLessThanOrEqualTo(1);
        }
    }

    private <T> T answer(String operation, Object body, Class<T> type) throws Exception {
        return type.cast(send(operation, body).getMessage().getBody());
    }

    private Exchange send(String operation, Object body) throws Exception {
        Exchange exchange = exchange(operation, body);
        assertThat(exchange.getException()).as(operation).isNull();
        driven.add(operation);
        return exchange;
    }

    private RelativityException failure(String operation, Object body) throws Exception {
        Exception e = exchange(operation, body).getException();
        assertThat(e).isInstanceOf(RelativityException.class);
        return (RelativityException) e;
    }

    private Exchange exchange(String operation, Object body) {
        return context.createProducerTemplate().request("direct:" + operation, exchange -> {
            Message message = exchange.getMessage();
            message.setBody(body);
            message.setHeaders(new HashMap<>());
        });
    }
}
