package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobResults;
import org.camelrelativity.production.model.ReproductionCandidates;
import org.camelrelativity.production.model.ReproductionJob;
import org.camelrelativity.production.model.ReproductionJob.ReproducedProduction;
import org.camelrelativity.production.model.ReproductionJobBuilder;
import org.camelrelativity.production.model.ReproductionJobIds;
import org.camelrelativity.production.model.ReproductionJobResult;
import org.camelrelativity.production.model.ReproductionOptions.ReproduceDocumentOptions;
import org.camelrelativity.production.model.ReproductionOptions.ReproductionType;
import org.camelrelativity.production.model.ReproductionOptionsBuilder;
import org.camelrelativity.production.model.ReproductionStatus;
import org.camelrelativity.production.model.ReproductionStatusResult;
import org.camelrelativity.production.model.Reproductions;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Re-productions, in a Relativity with state. */
class ReproductionTest {

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder -> builder.clock(clock));

    private SandboxContext context;
    private int document;

    @BeforeEach
    void start() {
        context = new SandboxContext(relativity.sandbox());
    }

    @AfterEach
    void stop() {
        context.close();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    private int produced(String name) {
        int production = context.workspace().addProduction(name, 3);
        context.workspace().runProduction(production);
        clock.advance(Duration.ofDays(1));
        document = context.workspace().production(production).documents().get(0);
        return production;
    }

    private ReproductionJobBuilder again(Integer... productions) {
        return ReproductionJobBuilder.builder()
                .reproductionOptions(ReproductionOptionsBuilder.builder()
                        .reproductionType(ReproductionType.ReproduceDocument)
                        .reproduceDocumentOptions(new ReproduceDocumentOptions(true, false, 0))
                        .build())
                .productions(List.of(productions).stream()
                        .map(ReproducedProduction::of)
                        .toList());
    }

    private ReproductionJob ofDocument(Integer... productions) {
        return again(productions).documents(List.of(document)).build();
    }

    private ReproductionStatus status(Integer job) {
        return ReproductionStatus.of(context.ask("re-production/status", job, ReproductionStatusResult.class)
                        .reproductionStatus())
                .orElseThrow();
    }

    @Test
    void livesFromTheDocumentsToTheEnd() {
        int production = produced("Vol001");
        Exchange created = context.send("re-production/create", ofDocument(production), Map.of());
        assertThat(created.getException()).isNull();
        ReproductionJobResult answer = created.getMessage().getBody(ReproductionJobResult.class);
        Integer job = answer.reproductionJobId();
        assertThat(created.getMessage().getHeader(RelativityProductionConstants.REPRODUCTION_JOB_ID))
                .isEqualTo(job);
        assertThat(context.ask("re-production/jobs", null, ReproductionJobIds.class))
                .containsExactly(job);
        assertThat(status(job)).isEqualTo(ReproductionStatus.Created);
        assertThat(context.ask("re-production/of-production", production, Reproductions.class))
                .singleElement()
                .satisfies(each -> assertThat(each.productionId())
                        .isEqualTo(answer.productionsCreated().get(0)));

        ProductionJobResults started = context.ask("re-production/stage-and-run", answer, ProductionJobResults.class);
        assertThat(started).singleElement().satisfies(each -> assertThat(each.sent())
                .isTrue());
        assertThat(status(job)).isEqualTo(ReproductionStatus.Running);
        clock.advance(Duration.ofDays(1));
        assertThat(status(job)).isEqualTo(ReproductionStatus.Completed);
        assertThat(context.send("re-production/stage-and-run", job, Map.of()).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("The production can't be staged in its present status");
        assertThat(status(4711)).isEqualTo(ReproductionStatus.DoesNotExist);
    }

    @Test
    void aDatabaseTokenStandsForTheDocuments() {
        int production = produced("Vol001");
        UUID token = context.workspace().documents().addDatabaseToken(document);
        Exchange eligible =
                context.send("re-production/eligible?reproductionType=ReproduceDocument", token.toString(), Map.of());
        ReproductionCandidates candidates = eligible.getMessage().getBody(ReproductionCandidates.class);
        assertThat(candidates).singleElement().satisfies(each -> {
            assertThat(each.productionId()).isEqualTo(production);
            assertThat(each.endBates()).endsWith("0000003");
        });
        Exchange created = context.send(
                "re-production/create",
                again(production).build(),
                eligible.getMessage().getHeaders());
        assertThat(created.getException()).as("the token is in the header").isNull();
        assertThat(created.getMessage().getBody(ReproductionJobResult.class).wasJobCreated())
                .isTrue();
        assertThat(context.send(
                                "re-production/create",
                                ofDocument(production),
                                eligible.getMessage().getHeaders())
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("must have either documents or a databaseToken");
    }

    @Test
    void namesTheProductionsThatAreNotProducedAgain() {
        int good = produced("Vol001");
        int staged = context.workspace().addProduction("Vol002", 1);
        Exchange exchange = context.send("re-production/create", ofDocument(good, staged), Map.of());
        RelativityPartialFailureException partial = exchange.getException(RelativityPartialFailureException.class);
        assertThat(partial.getFailed())
                .isEqualTo(List.of(ProductionJobRef.of(context.workspace().artifactId(), staged)));
        assertThat(partial).hasMessageContaining("has not been produced");
        assertThat(context.send("re-production/create", ofDocument(staged, 4711), Map.of())
                        .getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("has not been produced")
                .hasMessageContaining("Production specified is invalid");
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.CREATE_REPRODUCTION_JOB))
                .isEqualTo(1);
    }

    @Test
    void cancelsWhatIsQueuedOrAtWork() {
        int production = produced("Vol001");
        Integer job = context.ask("re-production/create", ofDocument(production), ReproductionJobResult.class)
                .reproductionJobId();
        assertThat(context.send("re-production/cancel", job, Map.of()).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("This production cannot be canceled.");
        context.ask("re-production/stage-and-run", job, Object.class);
        Exchange canceled = context.send("re-production/cancel", job, Map.of());
        assertThat(canceled.getException()).isNull();
        assertThat(canceled.getMessage().getHeader(RelativityProductionConstants.JOBS_SUCCESSFUL))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "productions | [] | must have at least one of productions",
                "productions | [{}] | productions[0].ProductionID is required",
                "productions | [0] | productions[0].ProductionID must be a positive integer",
                "documents | [] | must have either documents or a databaseToken",
                "documents | [-1] | documents[0] must be a positive integer",
                "databaseToken | \"x\" | databaseToken (the body) must be a GUID",
                "databaseToken | \"F420E383-7D4D-4DB1-BC60-959791685857\" | must have either documents or a databaseToken",
                "reproductionOptions | {} | ReproductionType is required",
                "reproductionOptions | {\"ReproductionType\":1} | ReplaceDocumentWithPlaceholderOptions is required when",
                "reproductionOptions | {\"ReproductionType\":3} | ReproductionType must be one of ReproduceDocument,",
                "reproductionOptions | {\"ReproductionType\":0,\"ReproduceDocumentOptions\":{\"BurnRedactions\":true}} | MarkupSetID is required when BurnRedactions is true",
                "reproductionOptions | {\"ReproductionType\":1,\"ReplaceDocumentWithPlaceholderOptions\":{\"PlaceholderID\":0}} | PlaceholderID is required",
            })
    void refusesWhatIsMissingOrWrongBeforeItIsSent(String field, String value, String message) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "reproductionOptions",
                "{\"ReproductionType\":\"ReproduceDocument\",\"ReproduceDocumentOptions\":{}}",
                "productions",
                "[5]",
                "documents",
                "[6]"));
        fields.put(field, value);
        StringBuilder body = new StringBuilder();
        fields.forEach((name, json) -> body.append(body.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(json));
        assertThat(context.send("re-production/create", body.append('}').toString(), Map.of())
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message);
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.CREATE_REPRODUCTION_JOB))
                .isZero();
    }

    /** The vendor's page has another path than its OpenAPI document. */
    @Test
    void followsTheOlderPathAfterA404OfTheWebServerAndNotAfterRelativitysOwn() {
        UUID token = context.workspace()
                .documents()
                .addDatabaseToken(context.workspace().documents().add());
        String uri = "re-production/eligible?reproductionType=ReproduceDocument";
        answerEligible(aResponse()
                .withStatus(404)
                .withBody("{\"ErrorType\":\"Relativity.Services.Exceptions.NotFoundException\",\"Message\":\"No.\"}"));
        RelativityRefusedException refused =
                context.send(uri, token.toString(), Map.of()).getException(RelativityRefusedException.class);
        assertThat(refused.getAttempts()).isEqualTo(1);
        answerEligible(aResponse().withStatus(404));
        Exchange exchange = context.send(uri, token.toString(), Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RelativityProductionConstants.ATTEMPTS))
                .isEqualTo(2);
        assertThat(context.send(uri, token.toString(), Map.of())
                        .getMessage()
                        .getHeader(RelativityProductionConstants.ATTEMPTS))
                .as("remembered")
                .isEqualTo(1);
    }

    private void answerEligible(ResponseDefinitionBuilder answer) {
        relativity
                .sandbox()
                .wireMock()
                .stubFor(get(urlMatching(".*/workspaces/.*/eligible-re-productions"))
                        .willReturn(answer));
    }
}
