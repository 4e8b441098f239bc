package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was done, proven or decided of a key holds, whatever follows with the same key. */
class IdempotencyKeyPartsTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;
    private static final SandboxOperation RETRY = SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;

    private Redelivered routes;
    private Ledgers ledgers;
    private JdbcCallLedger people;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        ledgers = new Ledgers(Ledgers.inMemory(), routes.world().timing().clock());
        people = ledgers.of("worker-1");
        bind("ledger", people);
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private void bind(String name, CallLedger ledger) {
        routes.world().context().getRegistry().bind(name, ledger);
    }

    private Exchange retry(List<?> jobs, String options) {
        return send("relativity-production:job/mass-retry?idempotencyKey=row-1", jobs, options);
    }

    private Exchange run(SandboxImagingSet set, String options) {
        return send(routes.imaging("job/run") + "&idempotencyKey=row-1", set.artifactId(), options);
    }

    private Exchange send(String uri, Object body, String options) {
        String ledger = options.contains("ledger=") ? "" : "&ledger=#ledger";
        return routes.world()
                .context()
                .createProducerTemplate()
                .send(uri + ledger + options, exchange -> exchange.getMessage().setBody(body));
    }

    private ProductionJobRef notErrored() {
        return ProductionJobRef.of(
                routes.world().workspace().artifactId(),
                routes.world().workspace().addProduction("Not errored", 1));
    }

    private static List<?> failedOf(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(RelativityPartialFailureException.class);
        return ((RelativityPartialFailureException) exchange.getException()).getFailed();
    }

    private static Object replayed(Exchange exchange) {
        return exchange.getMessage().getHeader(RelativityConstants.REPLAYED);
    }

    private static SandboxFault retried(ProductionJobRef job) {
        return SandboxFault.otherAnswer(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"NumberOfJobsRequestedForRetry\":1,\"NumberOfJobsRetryWasRequestedSuccessfully\":1,\"RetryJobResults\":[{\"WorkspaceId\":"
                        + job.workspaceId() + ",\"ProductionId\":" + job.productionId()
                        + ",\"JobId\":0,\"RetrySuccessfullySent\":true,\"Errors\":[]}],\"Errors\":[]}");
    }

    /** The process dies between the answer to the failed jobs, sent once more, and the ledger. */
    @Test
    void theFailedJobsInDoubtAreNotSentAgain() throws Exception {
        ProductionJobRef later = notErrored();
        Ledgers.Breaking dying = new Ledgers.Breaking(ledgers.of("worker-7"));
        bind("dying", dying);
        List<?> failed = failedOf(retry(List.of(routes.newProduction(), later), "&ledger=#dying"));
        routes.world().sandbox().faults().decide(operation -> {
            if (operation != RETRY) {
                return null;
            }
            dying.cut("replace");
            return retried(later);
        });
        assertThat(retry(failed, "&ledger=#dying").getException())
                .as("the outcome stands")
                .isNull();
        assertThat(routes.arrived(RETRY)).isEqualTo(2);
        dying.cut("");
        assertThat(retry(failed, "&ledger=#dying").getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("may still be running");
        bind("again", ledgers.of("worker-7"));
        assertThat(retry(failed, "&ledger=#again").getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(RETRY)).isEqualTo(2);
    }

    @Test
    void theFailedJobsThatWereDoneAreNotSentAgain() throws Exception {
        ProductionJobRef later = notErrored();
        List<ProductionJobRef> both = List.of(routes.newProduction(), later);
        List<?> failed = failedOf(retry(both, ""));
        routes.world().sandbox().faults().next(RETRY, retried(later));
        assertThat(retry(failed, "").getException()).isNull();
        for (List<?> repeated : List.of(failed, both)) {
            Exchange again = retry(repeated, "");
            assertThat(again.getException()).isNull();
            assertThat(replayed(again)).isEqualTo(true);
            assertTells(again, both);
        }
        assertThat(routes.arrived(RETRY)).isEqualTo(2);
    }

    /** Body and headers say of all jobs that they are done. */
    private static void assertTells(Exchange exchange, List<ProductionJobRef> done) {
        MassRetryResult answer = exchange.getMessage().getBody(MassRetryResult.class);
        assertThat(answer.requested()).isEqualTo(done.size());
        assertThat(answer.successful()).isEqualTo(done.size());
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.jobs())
                .extracting(job -> ProductionJobRef.of(job.workspaceId(), job.productionId()))
                .containsExactlyInAnyOrderElementsOf(done);
        assertThat(answer.jobs()).allMatch(job -> job.sent());
        assertThat(exchange.getMessage().getHeader(RelativityConstants.JOBS_REQUESTED))
                .isEqualTo(done.size());
        assertThat(exchange.getMessage().getHeader(RelativityConstants.JOBS_SUCCESSFUL))
                .isEqualTo(done.size());
        assertThat(exchange.getMessage().getHeader(RelativityConstants.JOBS_FAILED))
                .isEqualTo(0);
    }

    /** One of them was done, and nobody knows with which answer. */
    @Test
    void aWholeOfWhichAPartWasNotAnsweredHasNoBody() throws Exception {
        ProductionJobRef proven = ProductionJobRef.of(
                routes.world().workspace().artifactId(),
                routes.world().workspace().addErroredProduction("Will be produced"));
        List<ProductionJobRef> both = List.of(routes.newProduction(), proven);
        routes.loseAnswers(RETRY, 1);
        retry(both, "");
        assertThat(retry(both, "&fireAgain=true").getException()).isNull();
        Exchange again = retry(both, "");
        assertThat(replayed(again)).isEqualTo(true);
        assertThat(again.getMessage().getBody()).isNull();
        assertThat(again.getMessage().getHeader(RelativityConstants.JOBS_SUCCESSFUL))
                .isEqualTo(2);
    }

    /** A part of the failed jobs is done by a call of its own, which knows nothing of the others. */
    @Test
    void whatIsLeftOfThePartIsAPartialFailureAsBefore() {
        List<ProductionJobRef> three = List.of(routes.newProduction(), routes.newProduction(), routes.newProduction());
        AtomicInteger chunks = new AtomicInteger();
        routes.world()
                .sandbox()
                .faults()
                .decide(operation ->
                        operation == RETRY && chunks.incrementAndGet() == 2 ? SandboxFault.status(429) : null);
        List<?> left = failedOf(retry(three, "&chunkSize=1"));
        assertThat(left).hasSize(2);
        assertThat(retry(left.subList(0, 1), "").getException()).isNull();

        Exchange again = retry(three, "");
        assertThat(failedOf(again)).isEqualTo(left.subList(1, 2));
        assertThat(again.getException()).hasMessageContaining("2 of 3 jobs done, 1 never sent");
        assertThat(replayed(retry(left.subList(0, 1), ""))).isEqualTo(true);
        assertThat(retry(left.subList(1, 2), "").getException()).isNull();
        Exchange whole = retry(three, "");
        assertThat(replayed(whole)).isEqualTo(true);
        assertThat(whole.getMessage().getHeader(RelativityConstants.JOBS_SUCCESSFUL))
                .isEqualTo(3);
        assertThat(whole.getMessage().getBody())
                .as("of a call that was stopped no answer is kept")
                .isNull();
        assertThat(routes.tookEffect(RETRY)).isEqualTo(3);
    }

    private ProductionJobRef provable() {
        return ProductionJobRef.of(
                routes.world().workspace().artifactId(),
                routes.world().workspace().addErroredProduction("Will be produced"));
    }

    /** What is proven of some of the failed jobs says nothing of the others. */
    @Test
    void whatIsLeftOfAProvenPartIsAPartialFailureAsBefore() {
        List<ProductionJobRef> three = List.of(provable(), provable(), provable());
        AtomicInteger chunks = new AtomicInteger();
        routes.world()
                .sandbox()
                .faults()
                .decide(operation ->
                        operation == RETRY && chunks.incrementAndGet() == 2 ? SandboxFault.status(429) : null);
        List<?> left = failedOf(retry(three, "&chunkSize=1"));
        assertThat(left).hasSize(2);
        routes.world().sandbox().faults().clear();
        routes.loseAnswers(RETRY, 1);
        assertThat(retry(left.subList(0, 1), "").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(replayed(retry(left.subList(0, 1), ""))).isEqualTo(true);

        assertThat(failedOf(retry(three, ""))).isEqualTo(left.subList(1, 2));
        assertThat(retry(left.subList(1, 2), "").getException()).isNull();
        assertThat(replayed(retry(three, ""))).isEqualTo(true);
        assertThat(routes.tookEffect(RETRY)).isEqualTo(3);
    }

    @Test
    void whatWasNeverSentMayBeSentWhenTheOthersAreProven() {
        List<ProductionJobRef> three = List.of(provable(), provable(), provable());
        routes.loseAnswers(RETRY, 1);
        assertThat(retry(three, "&chunkSize=1").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        List<?> left = failedOf(retry(three, ""));
        assertThat(left).isEqualTo(three.subList(1, 3));
        assertThat(retry(left, "").getException()).isNull();
        assertThat(replayed(retry(three, ""))).isEqualTo(true);
        assertThat(routes.tookEffect(RETRY)).isEqualTo(2);
        assertThat(routes.arrived(RETRY)).isEqualTo(2);
    }

    /** Somebody sends what was never sent, and somebody else looks at the others meanwhile. */
    @Test
    void whatIsProvenMeanwhileIsKept() throws Exception {
        List<ProductionJobRef> three = List.of(provable(), routes.newProduction(), provable());
        Ledgers.Breaking slow = new Ledgers.Breaking(ledgers.of(null));
        slow.beforeReplace(() -> retry(three, ""));
        bind("slow", slow);
        routes.loseAnswers(RETRY, 1);
        assertThat(retry(three, "&chunkSize=2").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(retry(three.subList(2, 3), "&ledger=#slow").getException())
                .isInstanceOf(RelativityNotSentException.class);
        RelativityException doubtful = (RelativityException) retry(three, "").getException();
        assertThat(doubtful.getJobReport().orElseThrow().done()).isEqualTo(three.subList(0, 1));
        assertThat(doubtful.getJobReport().orElseThrow().neverSent()).isEqualTo(three.subList(2, 3));
    }

    /** It fails because it was done before, of which nobody heard. */
    @Test
    void aJobInDoubtThatFailsWhenItIsFiredAgainIsInDoubtAsBefore() {
        ProductionJobRef doneBefore = provable();
        List<ProductionJobRef> both = List.of(routes.newProduction(), doneBefore);
        routes.world().sandbox().faults().always(SandboxOperation.READ_PRODUCTION_STATUS, SandboxFault.status(403));
        routes.loseAnswers(RETRY, 1);
        assertThat(retry(both, "").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        List<?> failed = failedOf(retry(both, "&fireAgain=true"));
        assertThat(failed).isEqualTo(List.of(doneBefore));

        assertThat(retry(failed, "").getException()).isInstanceOf(RelativityRequestException.class);
        assertThat(retry(both, "").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(RETRY)).isEqualTo(2);
    }

    @Test
    void whatIsProvenIsNotSentAgainWhenSomebodyReleasesTheRest() throws Exception {
        ProductionJobRef unproven = routes.newProduction();
        ProductionJobRef proven = provable();
        List<ProductionJobRef> both = List.of(unproven, proven);
        routes.loseAnswers(RETRY, 1);
        retry(both, "");
        assertThat(retry(both, "").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        people.release(people.inDoubt().get(0).key(), "anna", "the other one is still in Error");
        Exchange released = retry(both, "");
        assertThat(released.getException())
                .as("the proven one would have been refused")
                .isNull();
        assertThat(replayed(retry(both, ""))).isEqualTo(true);
        assertThat(routes.arrived(RETRY)).isEqualTo(2);
    }

    /** What was read of one production says nothing of another. */
    @Test
    void aListInAnotherOrderIsProvenByTheSameEvidence() {
        ProductionJobRef errored = routes.newProduction();
        int produced = routes.world().workspace().addProduction("Produced", 1);
        routes.world().workspace().runProduction(produced);
        ProductionJobRef was = ProductionJobRef.of(routes.world().workspace().artifactId(), produced);
        routes.world().sandbox().faults().next(RETRY, SandboxFault.resetBeforeEffect());
        retry(List.of(errored, was), "");
        for (List<ProductionJobRef> order : List.of(List.of(errored, was), List.of(was, errored))) {
            RelativityException doubtful =
                    (RelativityException) retry(order, "").getException();
            assertThat(doubtful).isInstanceOf(RelativityOutcomeUnknownException.class);
            assertThat(doubtful.getJobReport().orElseThrow().done()).isEmpty();
        }
    }

    /** To look takes its time, and the clock of a call begins when it is claimed. */
    @Test
    void whatIsFiredAgainMayRunAsLongAsAnyCall() {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN, 1);
        routes.world().sandbox().faults().always(SandboxOperation.READ_IMAGING_SET, SandboxFault.status(403));
        run(set, "");
        AtomicReference<Exchange> meanwhile = new AtomicReference<>();
        AtomicInteger reads = new AtomicInteger();
        routes.world().sandbox().faults().clear();
        routes.world().sandbox().faults().decide(operation -> {
            if (operation == SandboxOperation.READ_IMAGING_SET) {
                routes.world().timing().setClockForward(Duration.ofHours(reads.incrementAndGet()));
            } else if (operation == RUN) {
                meanwhile.set(run(set, ""));
            }
            return null;
        });
        assertThat(run(set, "&fireAgain=true").getException()).isNull();
        assertThat(meanwhile.get().getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("may still be running");
    }

    /** Its answer comes after all, and is a refusal. */
    @Test
    void whatSomebodySettledIsNotSentAgainWhateverIsAnsweredLater() {
        SandboxImagingSet set = routes.newSet();
        routes.world().sandbox().faults().decide(operation -> {
            if (operation == RUN) {
                routes.world().timing().setClockForward(Duration.ofHours(1));
                settle();
                return SandboxFault.status(400, "ValidationException", "no");
            }
            return null;
        });
        run(set, "");
        routes.world().sandbox().faults().clear();
        assertThat(replayed(run(set, ""))).isEqualTo(true);
        assertThat(routes.arrived(RUN)).isOne();
    }

    /** A route fires again what it takes for lost, and a person is faster. */
    @Test
    void whatSomebodySettlesIsNotFiredAgain() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.world().sandbox().faults().next(RUN, SandboxFault.resetBeforeEffect());
        run(set, "");
        AtomicInteger reads = new AtomicInteger();
        routes.world().sandbox().faults().decide(operation -> {
            if (operation == SandboxOperation.READ_IMAGING_SET && reads.incrementAndGet() == 1) {
                settle();
            }
            return null;
        });
        assertThat(run(set, "&fireAgain=true").getException()).isInstanceOf(RelativityNotSentException.class);
        assertThat(replayed(run(set, "&fireAgain=true"))).isEqualTo(true);
        assertThat(routes.arrived(RUN)).isOne();
        String key = "127.0.0.1:" + routes.world().port() + " row-1";
        assertThat(people.find(key).orElseThrow().note()).contains("anna: seen at work");
    }

    /** It is recorded after somebody else has read that the call is in doubt. */
    @Test
    void aPartialAnswerThatComesLateIsNotFiredAgain() throws Exception {
        List<ProductionJobRef> both = List.of(routes.newProduction(), notErrored());
        Ledgers.Breaking slow = new Ledgers.Breaking(ledgers.of(null));
        Ledgers.Breaking hasty = new Ledgers.Breaking(ledgers.of(null));
        slow.hold();
        hasty.beforeReplace(slow::goOn);
        bind("slow", slow);
        bind("hasty", hasty);
        List<?> failed = failedOf(retry(both, "&ledger=#slow"));
        routes.world().timing().setClockForward(Duration.ofHours(1));
        assertThat(retry(both, "&ledger=#hasty&fireAgain=true").getException())
                .isInstanceOf(RelativityNotSentException.class);
        assertThat(failedOf(retry(both, "&fireAgain=true"))).isEqualTo(failed);
        assertThat(routes.arrived(RETRY)).isOne();
    }

    private void settle() {
        try {
            people.settle(people.inDoubt().get(0).key(), "anna", "seen at work");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One bean in several Camel contexts, of which one was stopped before another starts. */
    @Test
    void aLedgerThatIsStartedAgainLeavesWhatIsRunning() {
        SandboxImagingSet set = routes.newSet();
        AtomicReference<Exchange> meanwhile = new AtomicReference<>();
        routes.world().sandbox().faults().decide(operation -> {
            if (operation == RUN) {
                people.stop();
                people.start();
                meanwhile.set(run(set, ""));
            }
            return null;
        });
        assertThat(run(set, "").getException()).isNull();
        assertThat(meanwhile.get().getException()).isInstanceOf(RelativityNotSentException.class);
    }

    @Test
    void aWorkerHasAName() {
        for (String none : new String[] {null, "", " ", "x".repeat(256)}) {
            assertThatThrownBy(() -> people.setWorker(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("worker must be text of 1 to 255 characters");
        }
    }

    /** As databases do by default that compare text without case. */
    @Test
    void aKeyIsNotTakenForAnother() {
        JdbcDataSource ignoringCase = new JdbcDataSource();
        ignoringCase.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;IGNORECASE=TRUE");
        bind("ledger", new Ledgers(ignoringCase, routes.world().timing().clock()).of("worker-1"));
        SandboxImagingSet set = routes.newSet();
        String other = routes.imaging("job/run") + "&idempotencyKey=ROW-1";
        assertThat(run(set, "").getException()).isNull();
        Exchange second = send(other, set.artifactId(), "");
        assertThat(second.getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("for the same key: column CALL_KEY needs a binary collation");
        assertThat(routes.arrived(RUN)).isOne();
    }
}
