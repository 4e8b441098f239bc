package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that runs a production, waits, runs it again and waits again is not told the first end twice. */
class EndOfAnotherRunTest {

    private AwaitingProductions relativity;

    @BeforeEach
    void start() {
        relativity = new AwaitingProductions();
        relativity.component().setLedger(new LedgerInMemory(relativity.timing.clock()));
    }

    @AfterEach
    void stop() {
        relativity.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "production/re-run",
                "production/re-run?idempotencyKey=b",
                "production/re-run?idempotencyKey=b&maxLooks=0",
                "job/mass-retry",
                "job/mass-retry?idempotencyKey=b",
            })
    void theEndBeforeARunAgain(String again) throws Exception {
        relativity.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:life")
                        .to("relativity-production:production/run?idempotencyKey=a")
                        .to("relativity-production:production/await")
                        .setProperty("first", body())
                        .process(e -> e.getMessage()
                                .setBody(
                                        again.startsWith("job")
                                                ? "[{\"WorkspaceID\":" + AwaitingProductions.WORKSPACE
                                                        + ",\"ProductionID\":"
                                                        + e.getMessage().getHeader("CamelRelativityProductionId") + "}]"
                                                : e.getMessage().getHeader("CamelRelativityProductionId")))
                        .to("relativity-production:" + again)
                        .process(e -> relativity.answers(
                                SandboxOperation.READ_PRODUCTION_STATUS,
                                2,
                                "{\"Status\":\"Error\",\"JobStatus\":\"Errored\"}"))
                        .setBody(constant((Object) null))
                        .to("relativity-production:production/await");
            }
        });
        relativity.context.start();
        int production = relativity.workspace.addProduction("Vol001", 10, 2);
        CompletableFuture<Exchange> life = relativity.send("direct:life", production, Map.of());
        Exchange end = relativity.endOf(life);
        assertThat(end.getException()).isNull();
        assertThat(end.getProperty("first", ProductionEnd.class).outcome()).isEqualTo(ProductionOutcome.ERROR);
        assertThat(end.getMessage().getBody(ProductionEnd.class).outcome()).isEqualTo(ProductionOutcome.PRODUCED);
    }

    @ParameterizedTest
    @CsvSource({"Produced,1", "7,1", "Produced,Running", "Produced, running "})
    void anEndBesideARunningJobIsNoneHoweverTheJobIsWritten(String status, String job) throws Exception {
        relativity.route("production/await");
        int production = relativity.addNew(10);
        relativity.answers(
                SandboxOperation.READ_PRODUCTION_STATUS,
                10,
                "{\"Status\":\"" + status + "\",\"JobStatus\":\"" + job + "\"}");
        CompletableFuture<Exchange> waiting = relativity.await(production);
        relativity.pass(java.time.Duration.ofSeconds(60));
        assertThat(waiting).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotRunning", "Not Running", "0"})
    void anUnknownWordWithoutAJobAfterWorkIsAnEnd(String job) throws Exception {
        relativity.route("production/await?awaitTimeout=10m");
        int production = relativity.workspace.addProduction("Vol001", 5);
        relativity.workspace.runProduction(production);
        CompletableFuture<Exchange> waiting = relativity.await(production);
        relativity.pass(java.time.Duration.ofSeconds(3));
        relativity.answers(
                SandboxOperation.READ_PRODUCTION_STATUS, 0, "{\"Status\":\"Gepackt\",\"JobStatus\":\"" + job + "\"}");
        relativity.pass(java.time.Duration.ofSeconds(45));
        assertThat(waiting).as("without two minutes of doubt").isDone();
    }

    @Test
    void aDeletedProductionIsNotWaitedFor() throws Exception {
        relativity.route("production/await");
        int production = relativity.workspace.addProduction("Vol001", 100);
        relativity.workspace.runProduction(production);
        CompletableFuture<Exchange> waiting = relativity.await(production);
        relativity.pass(java.time.Duration.ofSeconds(3));
        relativity.request("job/cancel?productionId=" + production, null);
        relativity
                .sandbox
                .faults()
                .always(
                        SandboxOperation.READ_PRODUCTION_STATUS,
                        org.camelrelativity.sandbox.SandboxFault.status(
                                404, "Relativity.Services.Exceptions.NotFoundException", "gone"));
        Exchange end = relativity.endOf(waiting);
        assertThat(end.getException()).isInstanceOf(org.camelrelativity.common.RelativityRefusedException.class);
    }
}
