package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityAwaitTimeoutException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.production.model.ReproductionEnd;
import org.camelrelativity.production.model.ReproductionJobResult;
import org.camelrelativity.production.model.ReproductionOutcome;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A re-production job is waited for until it has ended, also if its own status never says so. */
class ReproductionAwaitTest {

    private static final SandboxOperation STATUS = SandboxOperation.READ_REPRODUCTION_STATUS;
    private static final int JOB = 4711;

    private AwaitingProductions relativity;

    @BeforeEach
    void start() throws Exception {
        relativity = new AwaitingProductions().route("re-production/await?awaitTimeout=1h");
    }

    @AfterEach
    void stop() {
        relativity.close();
    }

    private ReproductionEnd ended(CompletableFuture<Exchange> waiting) {
        Exchange exchange = relativity.endOf(waiting);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ReproductionEnd.class);
    }

    private ReproductionEnd end() throws Exception {
        return ended(relativity.await(JOB));
    }

    /** A job that produces some documents again of so many productions with so many documents each; it does not run yet. */
    private ReproductionJobResult created(int productions, int documents) {
        Integer[] produced = Stream.generate(() -> relativity.workspace.addProduction("Vol001", documents))
                .limit(productions)
                .toArray(Integer[]::new);
        for (int production : produced) {
            relativity.workspace.runProduction(production);
        }
        relativity.pass(Duration.ofDays(1));
        String again = Stream.of(produced)
                .flatMap(production -> relativity.workspace.production(production).documents().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return relativity
                .request(
                        "re-production/create",
                        "{\"reproductionOptions\":{\"ReproductionType\":\"ReproduceDocument\","
                                + "\"ReproduceDocumentOptions\":{}},\"productions\":["
                                + Stream.of(produced).map(String::valueOf).collect(Collectors.joining(",")) + "],"
                                + "\"documents\":[" + again + "]}")
                .getMessage()
                .getBody(ReproductionJobResult.class);
    }

    private static String told(String status, String... productions) {
        return "{\"ReproductionStatus\":\"" + status + "\",\"ProductionStatusResults\":["
                + Stream.of(productions)
                        .map(each -> "{\"ArtifactID\":5,\"Status\":\"" + each.strip() + "\"}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private void tells(int times, String status, String productions) {
        relativity.answers(STATUS, times, told(status, productions.split("\\+")));
    }

    @Test
    void completed() throws Exception {
        ReproductionJobResult job = created(2, 10);
        relativity.request("re-production/stage-and-run", job.reproductionJobId());
        Exchange exchange = relativity.endOf(relativity.await(job));
        assertThat(exchange.getException()).isNull();
        ReproductionEnd end = exchange.getMessage().getBody(ReproductionEnd.class);
        assertThat(end.outcome()).isEqualTo(ReproductionOutcome.COMPLETED);
        assertThat(end.status()).isEqualTo("Completed");
        assertThat(end.details().productions())
                .extracting(each -> each.artifactId() + " " + each.status())
                .containsExactlyElementsOf(job.productionsCreated().stream()
                        .map(each -> each + " Produced")
                        .toList());
        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of(
                        RelativityProductionConstants.WORKSPACE_ID,
                        AwaitingProductions.WORKSPACE,
                        RelativityProductionConstants.REPRODUCTION_JOB_ID,
                        job.reproductionJobId(),
                        RelativityProductionConstants.ATTEMPTS,
                        relativity.sandbox.journal().arrived(STATUS)));
        assertThat(exchange.getMessage().getBody(String.class))
                .contains("\"Outcome\":\"COMPLETED\"")
                .contains("\"Duration\":\"PT");
    }

    /** Its own status stays that of a job that runs. */
    @Test
    void canceledWhileItRuns() throws Exception {
        Integer job = created(2, 1000).reproductionJobId();
        relativity.request("re-production/stage-and-run", job);
        CompletableFuture<Exchange> waiting = relativity.await(job);
        relativity.pass(Duration.ofMinutes(1));
        relativity.request("re-production/cancel", job);
        ReproductionEnd end = ended(waiting);
        assertThat(end.outcome()).isEqualTo(ReproductionOutcome.CANCELED);
        assertThat(end.status()).isEqualTo("Running");
        assertThat(end.details().productions())
                .extracting(each -> each.status())
                .containsOnly("Staged");
        assertThat(end.duration()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
    }

    @Test
    void deletedWithItsProductions() throws Exception {
        ReproductionJobResult job = created(1, 1);
        CompletableFuture<Exchange> waiting = relativity.await(job.reproductionJobId());
        relativity.pass(Duration.ofMinutes(1));
        relativity.request("production/delete", job.productionsCreated().get(0));
        assertThat(ended(waiting).outcome()).isEqualTo(ReproductionOutcome.DOES_NOT_EXIST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CompletedWithErrors | Produced + Error | COMPLETED_WITH_ERRORS",
                "COMPLETED WITH ERRORS | ProducedWithErrors | COMPLETED_WITH_ERRORS",
                "Completed | Wird archiviert | COMPLETED",
                "DoesNotExist | Error | DOES_NOT_EXIST",
                "Running | Produced + Staged | CANCELED",
                "RunningWithErrors | Error + New | CANCELED",
                "Created | Staged | CANCELED",
                "Abgebrochen | Staged | CANCELED",
                "Fertig | Produced + Error | OTHER",
                "Running | Produced | OTHER"
            })
    void anEndAfterWork(String status, String productions, ReproductionOutcome outcome) throws Exception {
        tells(1, "Running", "Branding + QueuedForProduction");
        tells(2, "Wird verarbeitet", "Branding + Wird gestempelt");
        tells(0, status, productions);
        ReproductionEnd end = end();
        assertThat(end.outcome()).isEqualTo(outcome);
        assertThat(end.status()).isEqualTo(status);
        boolean own = outcome.name().matches("COMPLETED.*|DOES.*");
        assertThat(end.duration())
                .isBetween(
                        own ? Duration.ZERO : CredibleEnd.JOB_UNTOLD_GRACE,
                        own ? Duration.ofSeconds(30) : Duration.ofMinutes(3));
    }

    /** Staging and run are one call: between the two nothing may be at work. */
    @Test
    void aPauseBetweenStagingAndRunIsNoEnd() throws Exception {
        tells(1, "Running", "Staging");
        tells(40, "Running", "Staged");
        tells(1, "Running", "Producing + Staged");
        tells(6, "Running", "Produced + Staged");
        tells(1, "Running", "Produced + Producing");
        tells(0, "Completed", "Produced + Produced");
        assertThat(end().outcome()).isEqualTo(ReproductionOutcome.COMPLETED);
    }

    @Test
    void anEndBesideAProductionAtWorkIsTheOneOfTheRunBefore() throws Exception {
        tells(20, "CompletedWithErrors", "Error + Branding");
        tells(0, "Completed", "Produced + Produced");
        assertThat(end().outcome()).isEqualTo(ReproductionOutcome.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({"Completed, COMPLETED", "CompletedWithErrors, COMPLETED_WITH_ERRORS", "DoesNotExist, DOES_NOT_EXIST"})
    void anEndThatNobodySawComeIsBelievedAfterAWhile(String status, ReproductionOutcome outcome) throws Exception {
        relativity.answers(STATUS, 0, told(status));
        ReproductionEnd end = end();
        assertThat(end.outcome()).isEqualTo(outcome);
        assertThat(end.duration()).isBetween(CredibleEnd.GRACE, Duration.ofSeconds(50));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Created | Staged | it was Created, with productions that were Staged, and nobody saw one of them run",
                "Running | Staged + New | it was Running, with productions that were Staged, New, and nobody saw one of them run",
                "Running | Branding + Staged | it was Running, with productions that were Branding, Staged",
                "Running | Wird gestempelt + Staged | it was Running, with productions that were Wird gestempelt, Staged",
                "Completed | Branding | it was Completed, with productions that were Branding",
                "Unterbrochen | Produziert | it was Unterbrochen, with productions that were Produziert"
            })
    void whatDoesNotEnd(String status, String productions, String told) throws Exception {
        tells(0, status, productions);
        Exchange exchange = relativity.endOf(relativity.await(JOB));
        RelativityAwaitTimeoutException e = exchange.getException(RelativityAwaitTimeoutException.class);
        assertThat(e).hasMessage("re-production/await: the re-production job has not ended within PT1H: " + told);
        assertThat(e.getLastStatus()).isEqualTo(status);
        assertThat(e.getOutcome()).isEqualTo(RelativityOutcome.UNAVAILABLE);
    }

    @Test
    void aJobWithoutProductionsThatRunsIsWaitedFor() throws Exception {
        relativity.answers(STATUS, 0, told("Running"));
        assertThat(relativity.endOf(relativity.await(JOB)).getException())
                .hasMessage("re-production/await: the re-production job has not ended within PT1H: it was Running");
    }

    @Test
    void aServerThatIsAwayForAWhile() throws Exception {
        Integer job = created(1, 10).reproductionJobId();
        relativity.request("re-production/stage-and-run", job);
        relativity.sandbox.faults().next(STATUS, SandboxFault.status(503), 5);
        assertThat(ended(relativity.await(job)).outcome()).isEqualTo(ReproductionOutcome.COMPLETED);
    }

    @Test
    void badInputIsRefusedAtOnce() throws Exception {
        for (Object body : new Object[] {"{}", "abc", 0, "{\"ReproductionJobID\":1,\"until\":\"staged\"}"}) {
            assertThat(relativity.await(body).getNow(null).getException())
                    .isInstanceOf(RelativityRequestException.class);
        }
        assertThat(relativity.sandbox.journal().arrived()).isZero();
    }
}
