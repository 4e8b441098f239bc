package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.production.model.ArtifactRef;
import org.camelrelativity.production.model.BrandingErrors;
import org.camelrelativity.production.model.FieldDefaults;
import org.camelrelativity.production.model.ImageFile;
import org.camelrelativity.production.model.ImageFilesResult;
import org.camelrelativity.production.model.NewProduction;
import org.camelrelativity.production.model.NewProductionBuilder;
import org.camelrelativity.production.model.ProducedProductions;
import org.camelrelativity.production.model.ProducedProductions.ProductionSlim;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionDataSource.ProductionType;
import org.camelrelativity.production.model.ProductionDataSourceBuilder;
import org.camelrelativity.production.model.ProductionDocumentConflicts;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobResult;
import org.camelrelativity.production.model.ProductionNumbering.NumberingType;
import org.camelrelativity.production.model.ProductionNumberingBuilder;
import org.camelrelativity.production.model.ProductionProgress;
import org.camelrelativity.production.model.ProductionRunCheckResult;
import org.camelrelativity.production.model.ProductionStatus;
import org.camelrelativity.production.model.ProductionStatusDetails;
import org.camelrelativity.production.model.Productions;
import org.camelrelativity.production.model.StagingErrors;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Production Manager's operations against productions with state, under a clock that only moves when told. */
class ProductionManagerTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder ->
            builder.clock(clock).timing(new SandboxTiming(TEN, TEN, Duration.ofSeconds(1), TEN, TEN, TEN, TEN)));

    private final CamelContext context = new DefaultCamelContext();
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() {
        RelativityProductionComponent component =
                context.getComponent("relativity-production", RelativityProductionComponent.class);
        component.getConfiguration().setInstanceUrl(relativity.sandbox().instanceUrl());
        component.getConfiguration().setUsername(relativity.sandbox().username());
        component.getConfiguration().setPassword(relativity.sandbox().password());
        context.start();
        workspace = relativity.sandbox().addWorkspace();
        component.setWorkspaceId(workspace.artifactId());
    }

    @AfterEach
    void stop() {
        context.stop();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @Test
    void createsWhatItThenReadsListsAndDeletes() {
        int id = create("Vol001", workspace.addSavedSearch(3, 0));
        Production read = ask("production/read", id, Production.class);
        assertThat(read.productionId()).isEqualTo(id);
        assertThat(read.name()).isEqualTo("Vol001");
        assertThat(read.numbering().numberingType()).isEqualTo(NumberingType.PageLevel);
        assertThat(read.dataSources()).hasSize(1);
        assertThat(read.dataSources().get(0).artifactId()).isPositive();
        assertThat(read.productionMetadata().status()).isEqualTo("New");
        int other = create("Vol002", workspace.addSavedSearch(1, 0));
        assertThat(ask("production/list", null, Productions.class))
                .extracting(Production::productionId)
                .containsExactly(id, other);
        assertThat(ask("production/list?dataSourceReadMode=None", null, Productions.class))
                .allSatisfy(each -> assertThat(each.dataSources()).isNull());
        assertThat(ask("production/delete", read, Boolean.class)).isTrue();
        assertThat(ask("production/list", null, Productions.class))
                .extracting(Production::productionId)
                .containsExactly(other);
        assertThat(send("production/read", id).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("Production specified is invalid.");
    }

    @Test
    void createsFromMapsAndText() throws Exception {
        Map<String, Object> body =
                Map.of("production", Map.of("Name", "Vol001", "Numbering", Map.of("NumberingType", 1)));
        for (Object each : List.of(body, new ObjectMapper().writeValueAsString(body))) {
            int id = ask("production/create", each, Integer.class);
            assertThat(ask("production/read", id, Production.class).numbering().numberingType())
                    .isEqualTo(NumberingType.DocumentLevel);
        }
    }

    @Test
    void refusesToCreateWhatRelativityWouldNotTake() {
        Map<String, String> wrong = Map.of(
                "{\"Name\":\" \"}", "NewProduction.Name is required",
                "{\"Name\":\"A\",\"ProductionID\":5}", "unknown field 'ProductionID'",
                "{\"Name\":\"A\",\"Numbering\":{}}", "NewProduction.Numbering.NumberingType is required",
                "{\"Name\":\"A\",\"Numbering\":{\"NumberingType\":\"Pages\"}}", "must be one of PageLevel",
                "{\"Name\":\"A\",\"Numbering\":{\"NumberingType\":\"DocumentField\"}}", "NumberingField is required",
                "{\"Name\":\"A\",\"Numbering\":{\"NumberingType\":0,\"NumberOfDigitsForDocumentNumbering\":11}}",
                        "must be from 1 to 10",
                "{\"Name\":\"A\",\"DataSources\":[{\"Name\":\"S\",\"ProductionType\":0,\"SavedSearch\":5,\"BurnRedactions\":true}]}",
                        "MarkupSet is required when BurnRedactions is true");
        wrong.forEach(
                (body, message) -> assertThat(send("production/create", body).getException())
                        .isInstanceOf(RelativityRequestException.class)
                        .hasMessageContaining(message));
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.CREATE_PRODUCTION))
                .isZero();
    }

    @Test
    void createsOneAlthoughItsOutcomeIsUnknown() {
        relativity.sandbox().faults().next(SandboxOperation.CREATE_PRODUCTION, SandboxFault.resetAfterEffect());
        assertThat(send("production/create", production("Vol001", workspace.addSavedSearch(1, 0)))
                        .getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining("production/find");
        assertThat(ask("production/list", null, Productions.class)).hasSize(1);
    }

    @Test
    void readsWhatIsSetInNewProductions() {
        FieldDefaults defaults = ask("production/defaults", null, FieldDefaults.class);
        assertThat(defaults.fields().get("BrandingFontSize").defaultValue()).isEqualTo(12);
        assertThat(defaults.fields().get("NumberingType").defaultValue())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("Name", "Page level numbering");
    }

    @Test
    void aProductionIsStagedCheckedAndRunThroughEveryStatus() {
        int id = create("Vol001", workspace.addSavedSearch(2, 0), workspace.addSavedSearch(1, 0));
        Exchange staged = send("production/stage", id);
        assertThat(staged.getException()).isNull();
        assertThat(staged.getMessage().getHeader(RelativityProductionConstants.PRODUCTION_JOB_ID, Integer.class))
                .isPositive();
        assertThat(statuses(id))
                .containsExactly(
                        "QueuedForStaging",
                        "Staging",
                        "StagingRunningSavedSearches",
                        "StagingCleaningUpData",
                        "StagingCreatingProductionInformationRecords",
                        "Staged");
        ProductionRunCheckResult check = ask("production/pre-run-check", id, ProductionRunCheckResult.class);
        assertThat(check.canContinue()).isTrue();
        assertThat(check.continueMessage()).isEqualTo("Continue");

        assertThat(ask("production/run", id, ProductionJobResult.class).messages())
                .containsExactly("There is no specified Production Restriction for this workspace.");
        assertThat(statuses(id))
                .containsExactly(
                        "QueuedForProduction",
                        "Producing",
                        "ProducingCleaningExistingFiles",
                        "ProducingCreatingPlaceholderImages",
                        "ProducingCreatingAndApplyingBatesNumbers",
                        "ProducingCreatingBrandingQueueRecords",
                        "QueuedForBranding",
                        "Branding",
                        "Produced");
        Production produced = ask("production/read", id, Production.class);
        assertThat(produced.details().firstBatesValue()).isEqualTo("REL00001");
        assertThat(produced.details().lastBatesValue()).isEqualTo("REL00003");
        ProductionProgress progress = ask("production/progress", id, ProductionProgress.class);
        assertThat(progress.status()).isEqualTo("Produced");
        assertThat(progress.totalDocuments()).isEqualTo(3);
        assertThat(progress.endBates()).isEqualTo("REL00003");
        assertThat(ask("production/status-details", id, ProductionStatusDetails.class)
                        .statusDetails())
                .containsEntry("Status", "Produced");
        assertRefused("production/run", id, "must be staged");
    }

    @Test
    void aProductionCanBeRunAsSoonAsItIsStaged() {
        int id = create("Vol001", workspace.addSavedSearch(1, 0));
        ask("production/stage?automaticallyRun=true", id, ProductionJobResult.class);
        assertThat(statuses(id))
                .contains("StartingProduction")
                .doesNotContain("Staged")
                .endsWith("Produced");
    }

    @Test
    void stagingFailsOfDocumentsThatTwoDataSourcesFind() {
        int document = workspace.documents().add();
        int id = create("Vol001", workspace.addSavedSearchOf(document), workspace.addSavedSearchOf(document));
        ask("production/stage", id, ProductionJobResult.class);
        assertThat(statuses(id)).endsWith("StagingError");
        StagingErrors errors = ask("production/staging-errors", id, StagingErrors.class);
        assertThat(errors.erroredDocumentCount()).isOne();
        assertThat(errors.duplicateDocuments().get(0).dataSourceNames()).hasSize(2);
    }

    @Test
    void whatCannotBeStagedOrRunIsRefusedWithTheReasons() {
        int id = create("Vol001");
        assertRefused("production/stage", id, "has no data source");
        assertRefused("production/run", id, "must be staged");
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.RUN_PRODUCTION))
                .isZero();
    }

    @Test
    void warningsAreToldWithTheOptionThatOverridesThem() {
        int id = ask(
                "production/create",
                NewProductionBuilder.builder(production("Vol001", workspace.addSavedSearch(1, 0)))
                        .dataSources(List.of(ProductionDataSourceBuilder.builder()
                                .name("Images")
                                .productionType(ProductionType.ImagesOnly)
                                .savedSearch(ArtifactRef.of(workspace.addSavedSearch(1, 0)))
                                .build()))
                        .build(),
                Integer.class);
        stage(id);
        assertThat(ask("production/pre-run-check", id, ProductionRunCheckResult.class)
                        .continueMessage())
                .isEqualTo("OverrideAndContinue");
        assertRefused("production/run", id, "Option suppressWarnings=true runs it");
        ask("production/run?suppressWarnings=true", id, ProductionJobResult.class);
    }

    @Test
    void conflictsAreToldWithTheOptionThatOverridesThem() {
        int search = workspace.addSavedSearch(2, 0);
        int id = create("Vol001", search, workspace.addSavedSearch(1, 0));
        assertThat(ask("production/restriction", null, Integer.class)).isZero();
        assertRefused("production/conflicts", id, "must be Staged");
        assertThat(ask("production/set-restriction", search, Boolean.class)).isTrue();
        assertThat(ask("production/restriction", null, Integer.class)).isEqualTo(search);
        stage(id);
        ProductionDocumentConflicts conflicts = ask("production/conflicts", id, ProductionDocumentConflicts.class);
        assertThat(conflicts.documentIds()).hasSize(2);
        assertThat(conflicts.productionRestrictions().savedSearchId()).isEqualTo(search);
        assertRefused("production/run", id, "There are 2 conflicts");
        assertRefused("production/run", id, "Option overrideConflicts=true");
        assertThat(ask("production/remove-conflicts", id, Boolean.class)).isTrue();
        assertThat(ask("production/conflicts", id, ProductionDocumentConflicts.class)
                        .documentIds())
                .isEmpty();
        ask("production/run?overrideConflicts=true", id, ProductionJobResult.class);
        assertThat(ask("production/set-restriction", 0, Boolean.class)).isTrue();
        assertThat(ask("production/restriction", null, Integer.class)).isZero();
    }

    @Test
    void stagesAndRunsManyAndNamesWhatFailed() {
        int created = create("Vol001", workspace.addSavedSearch(1, 0));
        int staged = workspace.addProduction("Vol002", 1);
        Exchange exchange = send("production/stage-and-run", List.of(created, 999, staged));
        RelativityPartialFailureException partial = exchange.getException(RelativityPartialFailureException.class);
        assertThat(partial.getFailed()).isEqualTo(List.of(ProductionJobRef.of(workspace.artifactId(), 999)));
        assertThat(partial).hasMessageContaining("Production specified is invalid.");
        clock.advance(Duration.ofHours(1));
        assertThat(workspace.production(created).status()).isEqualTo("Produced");
        assertThat(workspace.production(staged).status()).isEqualTo("Produced");
        assertThat(send("production/stage-and-run", partial.getFailed()).getException())
                .isInstanceOf(RelativityRefusedException.class);
    }

    /** The workspace from the body, a header or an option, where the component has none. */
    @Test
    void theWorkspaceOfAListComesFromAnySource() {
        context.getComponent("relativity-production", RelativityProductionComponent.class)
                .setWorkspaceId((Integer) null);
        int here = workspace.artifactId();
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("productionIDs", List.of(workspace.addProduction("Vol001", 1)));
        wrapped.put("workspaceID", here); // after the list
        assertThat(send("production/stage-and-run", wrapped).getException()).isNull();
        assertThat(send(
                                "production/stage-and-run",
                                "{\"workspaceID\":" + here + ",\"productionIDs\":["
                                        + workspace.addProduction("Vol002", 1) + "]}")
                        .getException())
                .isNull();
        assertThat(send("production/stage-and-run?workspaceId=" + here, List.of(workspace.addProduction("Vol003", 1)))
                        .getException())
                .isNull();
        relativity.sandbox().journal().clear();
        assertThat(send("production/stage-and-run", "{\"workspaceID\":\"x\",\"productionIDs\":[5]}")
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("workspaceId (the body) must be");
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.STAGE_AND_RUN_PRODUCTIONS))
                .isZero();
    }

    @Test
    void whatIsElsewhereIsNotRunHere() {
        int staged = workspace.addProduction("Vol001", 1);
        List<Object> wrong = List.of(
                ProductionJobRef.of(workspace.artifactId() + 1, staged),
                new ProductionJobRef(workspace.artifactId(), staged, 5),
                ProductionJobRef.ofJob(5));
        for (Object production : wrong) {
            assertThat(send("production/stage-and-run", List.of(production)).getException())
                    .isInstanceOf(RelativityRequestException.class);
        }
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.STAGE_AND_RUN_PRODUCTIONS))
                .isZero();
    }

    @Test
    void aCancelLeadsBackToTheStableStateBefore() {
        int id = create("Vol001", workspace.addSavedSearch(1, 0));
        ProductionJobRef job = ProductionJobRef.of(workspace.artifactId(), id);
        ask("production/stage", id, ProductionJobResult.class);
        send("job/cancel", job);
        assertThat(statuses(id)).containsExactly("Canceling", "New");
        stage(id);
        ask("production/run", id, ProductionJobResult.class);
        send("job/cancel", job);
        assertThat(statuses(id)).containsExactly("Canceling", "Staged");
    }

    @Test
    void whatEndedInErrorIsRunAgain() {
        int id = create("Vol001", workspace.addSavedSearch(3, 2));
        stage(id);
        ask("production/run", id, ProductionJobResult.class);
        assertThat(statuses(id)).endsWith("Error");
        assertThat(ask("production/branding-errors", id, BrandingErrors.class)).hasSize(2);
        assertThat(ask("production/re-run", id, Boolean.class)).isTrue();
        assertThat(statuses(id)).startsWith("QueuedForProduction").endsWith("Produced");
        assertThat(ask("production/branding-errors", id, BrandingErrors.class)).isEmpty();
        assertRefused("production/re-run", id, "can't be run again");
    }

    @Test
    void onlyOneProductionIsAtWork() {
        int first = create("Vol001", workspace.addSavedSearch(1, 0));
        int second = create("Vol002", workspace.addSavedSearch(1, 0));
        ask("production/stage", first, ProductionJobResult.class);
        ask("production/stage", second, ProductionJobResult.class);
        clock.advance(TEN.plusSeconds(1));
        assertThat(workspace.production(first).status()).isEqualTo("Staging");
        assertThat(workspace.production(second).status()).isEqualTo("QueuedForStaging");
        clock.advance(TEN);
        assertThat(workspace.production(first).status()).isEqualTo("Staged");
        assertThat(workspace.production(second).status()).startsWith("Staging");
    }

    @Test
    void imagesComePageByPage() {
        int id = produced(workspace.addSavedSearch(7, 0));
        List<Object> rows = new ArrayList<>();
        Exchange token = send("production/images-token", id);
        assertThat(token.getMessage().getBody(String.class)).hasSize(36);
        relativity.sandbox().journal().clear();
        Object answer = send(
                        "production/images?top=3&allPages=true&productionId=" + id,
                        token.getMessage().getBody())
                .getMessage()
                .getBody();
        assertThat(pages()).isOne();
        for (Object row : (Iterable<?>) answer) {
            rows.add(row);
            assertThat(pages()).isEqualTo((rows.size() + 2) / 3);
        }
        assertThat(rows).hasSize(7).doesNotHaveDuplicates().allSatisfy(row -> assertThat(((ImageFile) row).fileGuid())
                .isNotNull());
        assertThat((Iterable<?>) answer).as("once more").hasSize(7);
    }

    @Test
    void aSplitterTakesThePagesOneAfterAnother() throws Exception {
        int id = produced(workspace.addSavedSearch(5, 0));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:images")
                        .to("relativity-production:production/images-token")
                        .to("relativity-production:production/images?top=2&allPages=true")
                        .split(body())
                        .streaming()
                        .to("mock:image");
            }
        });
        MockEndpoint images = context.getEndpoint("mock:image", MockEndpoint.class);
        images.expectedMessageCount(5);
        context.createProducerTemplate().sendBody("direct:images", id);
        images.assertIsSatisfied();
        assertThat(pages()).isEqualTo(3);
    }

    @Test
    void aPageThatFailsFailsThePart() {
        int id = produced(workspace.addSavedSearch(5, 0));
        Object token = send("production/images-token", id).getMessage().getBody();
        Iterable<?> answer = (Iterable<?>) send("production/images?top=2&allPages=true&productionId=" + id, token)
                .getMessage()
                .getBody();
        relativity.sandbox().faults().always(SandboxOperation.READ_PRODUCTION_IMAGES, SandboxFault.status(400));
        assertThatThrownBy(() -> answer.forEach(row -> {})).hasCauseInstanceOf(RelativityRefusedException.class);
        assertThat(send("production/images?productionId=" + id, token).getException())
                .isInstanceOf(RelativityRefusedException.class);
        relativity.sandbox().faults().clear();
        int other = produced(workspace.addSavedSearch(1, 0));
        assertRefused("production/images?productionId=" + other, token, "not one of this production");
    }

    @Test
    void aPreviewIsAFile() {
        int id = create("Vol001", workspace.addSavedSearch(1, 0));
        Exchange exchange = send("production/preview", id);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(byte[].class);
        assertThat(exchange.getMessage().getBody(String.class)).startsWith("%PDF");
        assertThat(exchange.getMessage().getBody(InputStream.class)).isNotEmpty();
        relativity.sandbox().faults().always(SandboxOperation.PREVIEW_PRODUCTION, SandboxFault.htmlLoginPage());
        assertThat(send("production/preview", id).getException())
                .isInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining("text/html");
        relativity.sandbox().faults().clear();
    }

    private int pages() {
        return relativity.sandbox().journal().arrived(SandboxOperation.READ_PRODUCTION_IMAGES);
    }

    @Test
    void documentsTellTheirImagesAndTheirProductions() {
        int document = workspace.documents().add();
        int other = workspace.documents().add();
        int id = produced(workspace.addSavedSearchOf(document, other));
        String images = "document/production-images?productionId=" + id;
        for (Object body : List.of(
                List.of(document, other),
                Map.of("documentIDs", List.of(document, other)),
                "[" + document + ",\"" + other + "\"]",
                new Object[] {document, other})) {
            assertThat(ask(images, body, ImageFilesResult.class).imageFiles())
                    .extracting(ImageFile::documentId)
                    .containsExactlyInAnyOrder(document, other);
        }
        assertThat(ask(images + "&documentIds=" + document, null, ImageFilesResult.class)
                        .count())
                .isOne();
        for (Object wrong : List.of(List.of(), List.of(0), List.of("x"), List.of(1.5), "[[1]]", "[]")) {
            assertThat(send(images, wrong).getException()).isInstanceOf(RelativityRequestException.class);
        }
        for (Object body :
                List.of(document, List.of(document), workspace.documents().addDatabaseToken(document))) {
            ProducedProductions productions = ask("document/productions", body, ProducedProductions.class);
            assertThat(productions).extracting(ProductionSlim::productionId).containsExactly(id);
            assertThat(productions.iterator().next().fieldValues()).containsEntry("EndBates", "REL00002");
        }
    }

    private int produced(int search) {
        int id = create("Vol", search);
        stage(id);
        ask("production/run", id, ProductionJobResult.class);
        assertThat(statuses(id)).endsWith("Produced");
        return id;
    }

    private void stage(int id) {
        ask("production/stage", id, ProductionJobResult.class);
        assertThat(statuses(id)).endsWith("Staged");
    }

    /** Until nothing moves any more. */
    private List<String> statuses(int id) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 1000 && seen.size() < 1000; i++) {
            String status = workspace.production(id).status();
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(status)) {
                seen.add(status);
            }
            if (!ProductionStatus.of(status).orElseThrow().isRunning()) {
                break;
            }
            clock.advance(Duration.ofMillis(500));
        }
        return seen;
    }

    private void assertRefused(String operation, Object body, String message) {
        assertThat(send(operation, body).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining(message);
    }

    private static NewProduction production(String name, int... searches) {
        return NewProductionBuilder.builder()
                .name(name)
                .dataSources(Arrays.stream(searches)
                        .mapToObj(search -> ProductionDataSourceBuilder.builder()
                                .name("Source " + search)
                                .productionType(ProductionType.NativesOnly)
                                .savedSearch(ArtifactRef.of(search))
                                .build())
                        .toList())
                .numbering(ProductionNumberingBuilder.builder()
                        .numberingType(NumberingType.PageLevel)
                        .batesPrefix("REL")
                        .batesStartNumber(1)
                        .numberOfDigitsForDocumentNumbering(5)
                        .build())
                .build();
    }

    private int create(String name, int... searches) {
        return ask("production/create", production(name, searches), Integer.class);
    }

    private <T> T ask(String operation, Object body, Class<T> answer) {
        Exchange exchange = send(operation, body);
        assertThat(exchange.getException()).isNull();
        return answer.cast(exchange.getMessage().getBody());
    }

    private Exchange send(String operation, Object body) {
        return context.createProducerTemplate().request("relativity-production:" + operation, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>());
        });
    }
}
