package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.reliability.Redelivered.body;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.production.model.ReproductionEnd;
import org.camelrelativity.production.model.ReproductionOutcome;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a call with an idempotency key whose answer was lost, production/await knows how the production was before. */
class ProductionAwaitAfterKeyTest {

    private Redelivered routes;
    private SandboxWorkspace workspace;
    private Waits waits;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        waits = new Waits(routes);
        workspace = routes.world().workspace();
        routes.world().timing().random(0); // the first read of a wait is at once
        Ledgers ledgers =
                new Ledgers(Ledgers.inMemory(), routes.world().timing().clock());
        routes.world().context().getRegistry().bind("ledger", ledgers.of("worker-1"));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private String production(String operation) {
        return "relativity-production:" + operation + "?workspaceId=" + workspace.artifactId();
    }

    private String keyed(String operation) {
        return keyed(operation, "");
    }

    private String keyed(String operation, String options) {
        return production(operation) + "&ledger=#ledger&idempotencyKey=" + operation + " ${header.row}" + options;
    }

    /** A message whose call is made, loses its answer, and is proven by the status when the key comes again. */
    private void routeThatLosesTheAnswer(String call, SandboxOperation lost, String await) throws Exception {
        routes.loseAnswers(lost, 1);
        routes.route("direct:start", route -> route.to("direct:call").to(await));
        routes.bareRoute("direct:call", route -> route.doTry()
                .to(call)
                .doCatch(RelativityOutcomeUnknownException.class)
                .to(call)
                .end());
    }

    private int created() {
        Map<String, Object> source = Map.of(
                "Name", "Source", "ProductionType", "NativesOnly", "SavedSearch", workspace.addSavedSearch(3, 0));
        return routes.world()
                .ask(
                        "relativity-production:production/create",
                        Map.of("Name", "Vol001", "DataSources", List.of(source), "workspaceId", workspace.artifactId()),
                        Integer.class);
    }

    /** What Relativity tells at first after the call. */
    private void tells(int times, String status, String jobStatus) {
        routes.world()
                .sandbox()
                .faults()
                .next(
                        SandboxOperation.READ_PRODUCTION_STATUS,
                        SandboxFault.otherAnswer(
                                200,
                                Map.of("Content-Type", "application/json"),
                                "{\"Status\":\"%s\",\"JobStatus\":\"%s\"}".formatted(status, jobStatus)),
                        times);
    }

    @Test
    void aRunInDoubtThatIsProvenHasItsOwnEndAtOnce() throws Exception {
        routeThatLosesTheAnswer(
                keyed("production/run"), SandboxOperation.RUN_PRODUCTION, production("production/await"));
        int production = workspace.addProduction("Vol001", 3);
        ProductionEnd end = waits.endAtOnce(ProductionEnd.class, production, "1");
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(routes.arrived(SandboxOperation.RUN_PRODUCTION)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"staged, '', STAGED", "produced, &automaticallyRun=true, PRODUCED"})
    void aStagingInDoubtThatIsProvenHasItsOwnEndAtOnce(String until, String option, ProductionOutcome outcome)
            throws Exception {
        routeThatLosesTheAnswer(
                keyed("production/stage", option),
                SandboxOperation.STAGE_PRODUCTION,
                production("production/await") + "&until=" + until);
        int production = created();
        ProductionEnd end = waits.endAtOnce(ProductionEnd.class, production, "1");
        assertThat(end.outcome()).isEqualTo(outcome);
        assertThat(routes.arrived(SandboxOperation.STAGE_PRODUCTION)).isOne();
    }

    @Test
    void theErrorBeforeARunAgainInDoubtIsNotItsEnd() throws Exception {
        routeThatLosesTheAnswer(keyed("production/re-run"), SandboxOperation.RERUN_PRODUCTION, "direct:await");
        routes.bareRoute("direct:await", route -> route.process(exchange -> tells(2, "Error", "Errored"))
                .to(production("production/await")));
        int production = workspace.addErroredProduction("Vol001");
        ProductionEnd end = waits.endAtOnce(ProductionEnd.class, production, "1");
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(routes.arrived(SandboxOperation.RERUN_PRODUCTION)).isOne();
    }

    /** Nor is it proven that there was one: the call stays in doubt, and nobody waits for what may never come. */
    @Test
    void anErrorAsBeforeDoesNotProveARunAgain() throws Exception {
        routeThatLosesTheAnswer(
                keyed("production/re-run"), SandboxOperation.RERUN_PRODUCTION, production("production/await"));
        int production = workspace.addErroredProduction("Vol001");
        workspace.production(production).keepFailing();
        Exchange exchange = routes.world().context().createProducerTemplate().send("direct:start", each -> {
            each.getMessage().setBody(production);
            each.getMessage().setHeader("row", "1");
        });
        assertThat(exchange.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(SandboxOperation.RERUN_PRODUCTION)).isOne();
    }

    @Test
    void theSameEndAsBeforeMayBeThatOfTheRunBefore() throws Exception {
        int production = workspace.addErroredProduction("Vol001");
        workspace.production(production).keepFailing();
        routes.bareRoute(
                "direct:again", route -> route.to(keyed("production/re-run")).to(production("production/await")));
        ProductionEnd end = waits.endAfterAWhile(ProductionEnd.class, "direct:again", production, "1");
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.ERROR);
    }

    /** The process died after the run, and gets the message again. */
    @Test
    void aRunOutOfTheLedgerIsKnownAsWell() throws Exception {
        int production = workspace.addProduction("Vol001", 3);
        routes.route("direct:start", route -> route.to(keyed("production/run")).to(production("production/await")));
        routes.bareRoute("direct:dies", route -> route.to(keyed("production/run")));
        routes.world().context().createProducerTemplate().sendBodyAndHeader("direct:dies", production, "row", "1");
        ProductionEnd end = waits.endAtOnce(ProductionEnd.class, production, "1");
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(routes.arrived(SandboxOperation.RUN_PRODUCTION)).isOne();
    }

    @Test
    void whatWasReadOfOneProductionSaysNothingOfAnother() throws Exception {
        int other = workspace.addProduction("Vol002", 3);
        workspace.runProduction(other);
        routes.bareRoute("direct:other", route -> route.to(keyed("production/run"))
                .process(body(other))
                .removeHeaders("*")
                .to(production("production/await")));
        waits.endAfterAWhile(ProductionEnd.class, "direct:other", workspace.addProduction("Vol001", 3), "1");
    }

    @Test
    void aReproductionInDoubtThatIsProvenHasItsOwnEndAtOnce() throws Exception {
        routeThatLosesTheAnswer(
                keyed("re-production/stage-and-run"),
                SandboxOperation.STAGE_AND_RUN_REPRODUCTION_JOB,
                production("re-production/await"));
        ReproductionEnd end = waits.endAtOnce(ReproductionEnd.class, Call.newReproductionJob(routes.world()), "1");
        assertThat(end.outcome()).isEqualTo(ReproductionOutcome.COMPLETED);
        assertThat(routes.arrived(SandboxOperation.STAGE_AND_RUN_REPRODUCTION_JOB))
                .isOne();
    }
}
