package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityAwaitTimeoutException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A production is waited for until it is staged or produced, however that ends. */
class AwaitTest {

    private static final SandboxOperation STATUS = SandboxOperation.READ_PRODUCTION_STATUS;

    private AwaitingProductions relativity;

    @BeforeEach
    void start() {
        relativity = new AwaitingProductions();
    }

    @AfterEach
    void stop() {
        relativity.close();
    }

    private ProductionEnd end(Object production) throws Exception {
        return ended(relativity.await(production));
    }

    private ProductionEnd ended(CompletableFuture<Exchange> waiting) {
        Exchange exchange = relativity.endOf(waiting);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ProductionEnd.class);
    }

    private static String told(String status, String jobStatus) {
        return "{\"Status\":\"%s\",\"JobStatus\":\"%s\",\"PercentageImaging\":40,\"PercentageProducing\":90}"
                .formatted(status, jobStatus);
    }

    @Test
    void produced() throws Exception {
        relativity.route("production/await");
        int production = relativity.addNew(10);
        relativity.request("production/stage?automaticallyRun=true", production);
        Exchange exchange = relativity.endOf(relativity.await(production));
        assertThat(exchange.getException()).isNull();
        ProductionEnd end = exchange.getMessage().getBody(ProductionEnd.class);
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(end.status()).isEqualTo("Produced");
        assertThat(end.firstBatesValue()).isEqualTo("ABC0000001");
        assertThat(end.lastBatesValue()).startsWith("ABC00000").isGreaterThan(end.firstBatesValue());
        assertThat(end.details().percentageImaging()).isEqualByComparingTo("100");
        assertThat(end.details().percentageProducing()).isEqualByComparingTo("100");
        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of(
                        RelativityProductionConstants.WORKSPACE_ID,
                        AwaitingProductions.WORKSPACE,
                        RelativityProductionConstants.PRODUCTION_ID,
                        production,
                        RelativityProductionConstants.ATTEMPTS,
                        relativity.polls() + 1));
    }

    @Test
    void stagedAndThenProduced() throws Exception {
        relativity.route("production/await?until=staged");
        int production = relativity.addNew(10);
        relativity.request("production/stage", production);
        ProductionEnd end = end(production);
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.STAGED);
        assertThat(end.firstBatesValue()).isNull();
        assertThat(end.duration()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(35));
        relativity.request("production/run?suppressWarnings=true", production);
        assertThat(end(production).outcome()).as("it runs, so it is staged").isEqualTo(ProductionOutcome.STAGED);
    }

    @Test
    void producedWithErrors() throws Exception {
        relativity.route("production/await");
        int production = relativity.workspace.addProduction("Vol001", 10, 2);
        relativity.workspace.production(production).tolerateErrors();
        relativity.workspace.runProduction(production);
        ProductionEnd end = end(production);
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED_WITH_ERRORS);
        assertThat(end.firstBatesValue()).isNotEmpty();
        assertThat(end.details().numberOfBrandingErrors()).isEqualTo(2);
    }

    /** Until a re-run is seen at work, and for half a minute, the error may be the one of the run before. */
    @Test
    void anErrorAndThenTheEndOfTheRunAgain() throws Exception {
        relativity.route("production/await");
        int production = relativity.workspace.addProduction("Vol001", 10, 2);
        relativity.workspace.runProduction(production);
        ProductionEnd end = end(production);
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.ERROR);
        assertThat(end.details().lastRunError()).isNotEmpty();
        relativity.request("production/re-run", production);
        relativity.answers(STATUS, 2, told("Error", "Errored"));
        assertThat(end(production).outcome()).isEqualTo(ProductionOutcome.PRODUCED);
    }

    @Test
    void canceledWhileItIsProduced() throws Exception {
        relativity.route("production/await");
        int production = relativity.workspace.addProduction("Vol001", 1000);
        relativity.workspace.runProduction(production);
        CompletableFuture<Exchange> waiting = relativity.await(production);
        relativity.pass(Duration.ofMinutes(1));
        relativity.request("job/cancel?productionId=" + production, null);
        ProductionEnd end = ended(waiting);
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.CANCELED);
        assertThat(end.status()).isEqualTo("Staged");
    }

    @Test
    void canceledWhileItIsStaged() throws Exception {
        relativity.route("production/await?until=staged");
        int production = relativity.addNew(10);
        relativity.request("production/stage", production);
        CompletableFuture<Exchange> waiting = relativity.await(production);
        relativity.pass(Duration.ofSeconds(8));
        relativity.request("job/cancel?productionId=" + production, null);
        ProductionEnd end = ended(waiting);
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.CANCELED);
        assertThat(end.status()).isEqualTo("New");
    }

    /** Of any release and language: the class of the job counts, and a word of work that is none does no harm. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "produced | StagingError | Errored | STAGING_ERROR",
                "produced | Staging error | Errored | STAGING_ERROR",
                "staged | StagingError | Errored | STAGING_ERROR",
                "produced | Error Starting Production | Errored | ERROR_STARTING",
                "produced | PRODUCED WITH ERRORS | Complete | PRODUCED_WITH_ERRORS",
                "produced | 8 | Errored | ERROR",
                "produced | Abgebrochen | NotRunning | OTHER",
                "produced | Failed Quality Check | Errored | OTHER",
                "staged | Vorbereitet | NotRunning | OTHER",
                "produced | Suspended | Paused | OTHER"
            })
    void anEndAfterWork(String until, String status, String jobStatus, ProductionOutcome outcome) throws Exception {
        relativity.route("production/await?until=" + until);
        int production = relativity.workspace.addProduction("Vol001", 10);
        relativity.answers(STATUS, 1, told("Staging", "Running"));
        relativity.answers(STATUS, 2, told("Wird verarbeitet", "Running"));
        relativity.answers(STATUS, 0, told(status, jobStatus));
        ProductionEnd end = end(production);
        assertThat(end.outcome()).isEqualTo(outcome);
        assertThat(end.status()).isEqualTo(status);
        assertThat(end.details().percentageImaging()).isEqualByComparingTo("40");
    }

    @ParameterizedTest
    @CsvSource({"Produced, Complete, PRODUCED", "Error, Errored, ERROR", "Erledigt, Complete, OTHER"})
    void anEndThatNobodySawComeIsBelievedAfterAWhile(String status, String job, ProductionOutcome outcome)
            throws Exception {
        relativity.route("production/await");
        int production = relativity.workspace.addProduction("Vol001", 10);
        relativity.answers(STATUS, 0, told(status, job));
        ProductionEnd end = end(production);
        assertThat(end.outcome()).isEqualTo(outcome);
        assertThat(end.duration()).isBetween(CredibleEnd.GRACE, Duration.ofSeconds(50));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Branding | Running | it was Branding",
                "Produced | Running | it was Produced, but a job of it still exists",
                "Staged | NotRunning | it was Staged, and nobody saw it at work on what is waited for",
                "Neu | NotRunning | it was Neu, which is no known status, with job status NotRunning"
            })
    void whatDoesNotEnd(String status, String jobStatus, String told) throws Exception {
        relativity.route("production/await?awaitTimeout=10m");
        int production = relativity.workspace.addProduction("Vol001", 10);
        relativity.answers(STATUS, 0, told(status, jobStatus));
        Exchange exchange = relativity.endOf(relativity.await(production));
        RelativityAwaitTimeoutException e = exchange.getException(RelativityAwaitTimeoutException.class);
        assertThat(e).hasMessage("production/await: the production has not ended within PT10M: " + told);
        assertThat(e.getLastStatus()).isEqualTo(status);
        assertThat(e.getOutcome()).isEqualTo(RelativityOutcome.UNAVAILABLE);
        assertThat(e.getAttempts()).isEqualTo(relativity.polls());
    }

    @Test
    void aServerThatIsAwayForAWhile() throws Exception {
        relativity.route("production/await");
        int production = relativity.workspace.addProduction("Vol001", 10);
        relativity.workspace.runProduction(production);
        relativity.sandbox.faults().next(STATUS, SandboxFault.status(503), 5);
        relativity.sandbox.faults().next(SandboxOperation.READ_PRODUCTION, SandboxFault.status(503), 2);
        ProductionEnd end = end(production);
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(end.firstBatesValue()).as("read again").isNotNull();
    }

    @Test
    void aProductionThatIsNotThere() throws Exception {
        relativity.route("production/await");
        Exchange exchange = relativity.endOf(relativity.await(4711));
        assertThat(exchange.getException()).isExactlyInstanceOf(RelativityRefusedException.class);
        assertThat(relativity.polls()).isGreaterThan(1);
    }

    @Test
    void aStopEndsAllWaits() throws Exception {
        relativity.route("production/await");
        CompletableFuture<Exchange> waiting = relativity.await(relativity.workspace.addProduction("Vol001", 10));
        relativity.pass(Duration.ofSeconds(20));
        relativity.context.stop();
        assertThat(waiting.getNow(null).getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class)
                .hasMessage("production/await: wait canceled: the component is stopping; what is waited for goes on");
    }

    @Test
    void badInputIsRefusedAtOnce() throws Exception {
        relativity.route("production/await");
        for (Object body : new Object[] {"{}", "abc", 0, "{\"ProductionID\":1,\"until\":\"staged\"}"}) {
            assertThat(relativity.await(body).getNow(null).getException())
                    .isInstanceOf(RelativityRequestException.class);
        }
        assertThat(relativity.sandbox.journal().arrived()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "production/await?until=done | option until must be staged or produced, but was 'done'",
                "production/await?awaitTimeout=soon | option awaitTimeout must be a positive duration",
                "production/status?until=staged | production/status has no option until"
            })
    void wrongOptionsAreRefused(String uri, String message) {
        assertThatThrownBy(() -> relativity.context.getEndpoint("relativity-production:" + uri))
                .rootCause()
                .hasMessageContaining(message);
    }
}
