package org.camelrelativity.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** relativity-run-production-action on the sandbox. */
class RunProductionTest {

    private static final String KAMELET =
            "kamelet:relativity-run-production-action?ledger=#bean:ledger&idempotencyKey=${header.night} ${body[productionId]}";

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY =
            new RelativitySandboxExtension(sandbox -> sandbox.timing(SandboxTiming.instant()));

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private KameletContext context;

    @BeforeEach
    void start(RelativitySandbox started) {
        sandbox = started;
        workspace = sandbox.addWorkspace();
        context = new KameletContext(sandbox);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private Exchange run(int production) throws Exception {
        return context.send(
                Map.of("workspaceId", workspace.artifactId(), "productionId", production),
                new HashMap<>(Map.of("night", "2026-11-29")));
    }

    private static ProductionEnd end(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getVariables()).isEmpty();
        return exchange.getMessage().getBody(ProductionEnd.class);
    }

    private int effects(SandboxOperation operation) {
        return sandbox.journal().tookEffect(operation);
    }

    /** A production that is not staged yet, of three documents. */
    private int newProduction(String type, int search) throws CamelExecutionException {
        Map<String, Object> headers = Map.of("CamelRelativityWorkspaceId", workspace.artifactId());
        var template = context.camel.createProducerTemplate();
        int production = template.requestBodyAndHeaders(
                "relativity-production:production/create",
                Map.of(
                        "Name",
                        "Vol 001",
                        "Numbering",
                        Map.of(
                                "NumberingType",
                                "DocumentLevel",
                                "BatesPrefix",
                                "ABC",
                                "BatesStartNumber",
                                1,
                                "NumberOfDigitsForDocumentNumbering",
                                7)),
                headers,
                Integer.class);
        template.requestBodyAndHeaders(
                "relativity-production:data-source/save?productionId=" + production,
                Map.of("Name", "Source", "ProductionType", type, "SavedSearch", Map.of("ArtifactID", search)),
                headers);
        return production;
    }

    @Test
    void stagesAndRuns() throws Exception {
        context.route(KAMELET, 0);
        ProductionEnd end = end(run(newProduction("NativesOnly", workspace.addSavedSearch("Responsive", 3, 0))));
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(end.lastBatesValue()).isEqualTo("ABC0000003");
        assertThat(effects(SandboxOperation.STAGE_PRODUCTION)).isOne();
        assertThat(effects(SandboxOperation.RUN_PRODUCTION)).isOne();
        assertThat(sandbox.journal().unknownFields()).isEmpty();
        assertThat(context.ledger.inDoubt()).isEmpty();
    }

    @Test
    void propertiesCountNotTheProductionOfAnEarlierStep() throws Exception {
        int first = workspace.addProduction("Vol 001", 3);
        int second = workspace.addProduction("Vol 002", 3);
        String kamelet = "kamelet:relativity-run-production-action?ledger=#bean:ledger&workspaceId="
                + workspace.artifactId() + "&idempotencyKey=%d&productionId=%d";
        context.route(0, kamelet.formatted(1, first), kamelet.formatted(2, second));
        assertThat(end(context.send(null, new HashMap<>())).outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(workspace.production(first).runs()).isOne();
        assertThat(workspace.production(second).runs()).isOne();
    }

    @Test
    void takesTheProductionFromItsProperties() throws Exception {
        int production = workspace.addProduction("Vol 001", 3);
        context.route(
                "kamelet:relativity-run-production-action?ledger=#bean:ledger&idempotencyKey=${exchangeId}&awaitTimeout=1h"
                        + "&workspaceId=" + workspace.artifactId() + "&productionId=" + production,
                0);
        assertThat(end(context.send(null, new HashMap<>())).outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(effects(SandboxOperation.STAGE_PRODUCTION)).isZero();
    }

    @Test
    void sameKeyRunsOnce() throws Exception {
        context.route(KAMELET, 0);
        int production = workspace.addProduction("Vol 001", 3);
        assertThat(end(run(production)).outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(end(run(production)).outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(workspace.production(production).runs()).isOne();
    }

    @Test
    void tellsOfAnErrorThatWasThereBefore() throws Exception {
        context.route(KAMELET, 0);
        int production = workspace.addErroredProduction("Vol 001");
        assertThat(end(run(production)).outcome()).isEqualTo(ProductionOutcome.ERROR);
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_PRODUCTION)).isZero();
    }

    @Test
    void runThatFailsIsTold() throws Exception {
        context.route(KAMELET, 0);
        assertThat(end(run(workspace.addProduction("Vol 001", 3, 1))).outcome()).isEqualTo(ProductionOutcome.ERROR);
    }

    @Test
    void preRunCheckForbids() throws Exception {
        context.route(KAMELET, 1);
        int production = newProduction("ImagesOnly", workspace.addSavedSearch("Responsive", 3, 0));
        Exception refused = run(production).getException();
        assertThat(refused)
                .hasStackTraceContaining("The pre-run check: ")
                .hasStackTraceContaining("do not have Images");
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_PRODUCTION)).isZero();
        assertThat(workspace.production(production).status()).isEqualTo("Staged");
    }

    private int productionWithConflicts() {
        int search = workspace.addSavedSearch("Responsive", 3, 0);
        int production = newProduction("NativesOnly", search);
        int restricted = workspace.documents().foundBy(search).get(0);
        context.camel
                .createProducerTemplate()
                .requestBodyAndHeader(
                        "relativity-production:production/set-restriction",
                        workspace.addSavedSearchOf(restricted),
                        "CamelRelativityWorkspaceId",
                        workspace.artifactId());
        return production;
    }

    @Test
    void conflictsForbid() throws Exception {
        context.route(KAMELET, 0);
        assertThat(run(productionWithConflicts()).getException()).hasStackTraceContaining("conflict");
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_PRODUCTION)).isZero();
    }

    @Test
    void conflictsMayBeOverridden() throws Exception {
        context.route(KAMELET + "&overrideConflicts=true", 0);
        assertThat(end(run(productionWithConflicts())).lastBatesValue()).isEqualTo("ABC0000003");
    }

    @Test
    void stagingThatFailsIsToldAndNothingIsRun() throws Exception {
        context.route(KAMELET, 0);
        int production = newProduction("NativesOnly", workspace.addSavedSearch("Responsive", 3, 0));
        SandboxFault failed = SandboxFault.otherAnswer(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"Status\":\"StagingError\",\"JobStatus\":\"Errored\"}");
        for (SandboxFault answer : List.of(SandboxFault.gzip(), SandboxFault.gzip(), failed)) { // next, evidence, await
            sandbox.faults().next(SandboxOperation.READ_PRODUCTION_STATUS, answer);
        }
        assertThat(end(run(production)).outcome()).isEqualTo(ProductionOutcome.STAGING_ERROR);
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_PRODUCTION)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGE_PRODUCTION", "RUN_PRODUCTION"})
    void unknownOutcomeIsLookedAtAndNotSentAgain(SandboxOperation operation) throws Exception {
        context.route(KAMELET, 2);
        int production = newProduction("NativesOnly", workspace.addSavedSearch("Responsive", 3, 0));
        sandbox.faults().next(operation, SandboxFault.resetBeforeEffect());
        assertThat(run(production).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(sandbox.journal().arrived(operation)).isOne();
        assertThat(context.ledger.inDoubt()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGE_PRODUCTION", "RUN_PRODUCTION"})
    void goesOnWithWhatWasExecuted(SandboxOperation operation) throws Exception {
        context.route(KAMELET, 2);
        int production = newProduction("NativesOnly", workspace.addSavedSearch("Responsive", 3, 0));
        sandbox.faults().next(operation, SandboxFault.resetAfterEffect());
        assertThat(end(run(production)).outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(sandbox.journal().arrived(operation)).isOne();
    }
}
