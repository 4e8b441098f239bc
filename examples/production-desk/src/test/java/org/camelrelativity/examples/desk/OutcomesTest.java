package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_CANCEL_PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_PRIORITIZE_PRODUCTION_QUEUE;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_RETRY_PRODUCTION_QUEUE;
import static org.camelrelativity.sandbox.SandboxOperation.READ_PRODUCTION_STATUS;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.examples.desk.TestBroker.Ended;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxProduction;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a command ends, for each way that a call to Relativity can end. */
@Tag("heavy")
class OutcomesTest {

    private static final int WORKSPACE = 1017371;

    @TempDir
    private static Path folder;

    private static RelativitySandbox sandbox;
    private static SandboxWorkspace workspace;
    private static TestBroker broker;
    private static TestDesk desk;

    @BeforeAll
    static void start() throws Exception {
        // A production that runs does so for the rest of the test.
        Duration hour = Duration.ofHours(1);
        sandbox = RelativitySandbox.builder()
                .timing(new SandboxTiming(hour, hour, hour, hour))
                .start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        broker = TestBroker.start(folder.resolve("broker"));
        desk = new TestDesk(sandbox, broker, folder);
    }

    @AfterAll
    static void stop() {
        desk.close();
        broker.close();
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        sandbox.journal().clear();
    }

    @AfterEach
    void nothingIsLeft() {
        sandbox.faults().clear();
        broker.assertNothingIsUnderWay();
        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    @Test
    void doneGoesToResults() {
        SandboxProduction first = errored();
        SandboxProduction second = errored();

        Ended end = retry("done", first, second);

        assertThat(end.queue()).isEqualTo(Queues.RESULTS);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.DONE);
        assertThat(end.ticket().done()).containsExactly(reference(first), reference(second));
        assertThat(first.retries()).isEqualTo(1);
        assertThat(second.retries()).isEqualTo(1);
    }

    @Test
    void commandWithoutAnIdIsKnownByItsMessage() {
        SandboxProduction production = errored();
        int before = broker.texts(Queues.RESULTS).size();
        broker.send("{\"command\":\"retry\",\"jobs\":[%d]}".formatted(production.jobId()));

        await().until(() -> broker.texts(Queues.RESULTS).size() > before);
        assertThat(broker.all()).anySatisfy(end -> assertThat(end.ticket().id()).startsWith("ID:"));
        assertThat(production.retries()).isEqualTo(1);
    }

    @Test
    void jobsAreCanceled() {
        SandboxProduction production = running();
        broker.send(command("cancel-done", "cancel", production));

        assertThat(broker.awaitEnd("cancel-done").queue()).isEqualTo(Queues.RESULTS);
        assertThat(production.cancels()).isEqualTo(1);
    }

    @Test
    void tokenSelectsJobs() {
        SandboxProduction production = running();
        UUID token = sandbox.addDatabaseToken(production.jobId());
        broker.send("{\"id\":\"priority\",\"command\":\"prioritize\",\"databaseToken\":\"%s\",\"priority\":5}"
                .formatted(token));
        Ended prioritized = broker.awaitEnd("priority");
        assertThat(prioritized.queue()).isEqualTo(Queues.RESULTS);
        assertThat(prioritized.ticket().done())
                .extracting(ProductionJobRef::productionId)
                .containsExactly(production.artifactId());
        assertThat(production.priority()).isEqualTo(5);

        broker.send("{\"id\":\"by-token\",\"command\":\"cancel\",\"databaseToken\":\"%s\"}".formatted(token));
        assertThat(broker.awaitEnd("by-token").queue()).isEqualTo(Queues.RESULTS);
        assertThat(production.cancels()).isEqualTo(1);

        SandboxProduction errored = errored();
        broker.send("{\"id\":\"retry-by-token\",\"command\":\"retry\",\"databaseToken\":\"%s\"}"
                .formatted(sandbox.addDatabaseToken(errored.jobId())));
        assertThat(broker.awaitEnd("retry-by-token").queue()).isEqualTo(Queues.RESULTS);
        assertThat(errored.retries()).isEqualTo(1);
    }

    @Test
    void failedJobsAreTriedOnceMoreAndThenTold() {
        SandboxProduction good = errored();
        SandboxProduction bad = running();

        Ended end = retry("partial", good, bad);

        assertThat(end.queue()).isEqualTo(Queues.FAILED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(end.ticket().done()).containsExactly(reference(good));
        assertThat(end.ticket().failed()).singleElement().satisfies(failure -> {
            assertThat(failure.job()).isEqualTo(reference(bad));
            assertThat(failure.errors()).containsExactly("This production cannot be retried.");
        });
        assertThat(good.retries()).isEqualTo(1);
        assertThat(sandbox.journal().entries().stream()
                        .filter(entry -> entry.operation() == MASS_RETRY_PRODUCTION_JOBS)
                        .map(entry -> entry.body().contains(String.valueOf(good.artifactId()))))
                .containsExactly(true, false);
    }

    @Test
    void failuresOfATokenAreTriedOnceMoreByReference() {
        SandboxProduction good = errored();
        SandboxProduction bad = running();
        broker.send("{\"id\":\"partial-token\",\"command\":\"retry\",\"databaseToken\":\"%s\"}"
                .formatted(sandbox.addDatabaseToken(good.jobId(), bad.jobId())));

        Ended end = broker.awaitEnd("partial-token");

        assertThat(end.queue()).isEqualTo(Queues.FAILED);
        assertThat(end.ticket().failed()).hasSize(1);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_QUEUE)).isEqualTo(1);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(1);
        assertThat(good.retries()).isEqualTo(1);
    }

    @Test
    void refusedIsRejectedWithTheReason() {
        SandboxProduction running = running();

        Ended end = retry("refused", running);

        assertThat(end.queue()).isEqualTo(Queues.REJECTED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(end.ticket().reason()).contains("This production cannot be retried.");
        assertThat(end.ticket().command().jobs()).containsExactly(reference(running));
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(1);
    }

    @Test
    void unknownProductionIsRefused() {
        broker.send("{\"id\":\"nobody\",\"command\":\"retry\",\"jobs\":[{\"workspaceId\":1,\"productionId\":2}]}");

        Ended end = broker.awaitEnd("nobody");
        assertThat(end.queue()).isEqualTo(Queues.REJECTED);
        assertThat(end.ticket().reason()).contains("Cannot find Production");
    }

    @Test
    void notSentIsFiredAgainWhenTheBrokerDeliversItAgain() {
        SandboxProduction production = errored();
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.status(429), 2);

        Ended end = retry("busy", production);

        assertThat(end.queue()).isEqualTo(Queues.RESULTS);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.DONE);
        assertThat(desk.leftToBroker("busy")).isEqualTo(2);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(3);
        assertThat(production.retries()).isEqualTo(1);
    }

    @Test
    void badCredentialsSayNothingOfTheCommand() {
        SandboxProduction production = errored();
        sandbox.faults().next(READ_PRODUCTION_STATUS, SandboxFault.expiredToken());
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.expiredToken());

        assertThat(retry("expired", production).queue()).isEqualTo(Queues.RESULTS);
        assertThat(production.retries()).isEqualTo(1);
    }

    @Test
    void notSentForTooLongIsUndelivered() {
        SandboxProduction production = errored();
        sandbox.faults().always(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.status(429));

        Ended end = retry("busy-forever", production);

        assertThat(end.queue()).isEqualTo(Queues.UNDELIVERED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(end.ticket().command().jobs()).containsExactly(reference(production));
        assertThat(production.retries()).isZero();
    }

    /** What the first try did is not to be forgotten. */
    @Test
    void secondTryThatIsNeverSentIsPartial() {
        SandboxProduction good = errored();
        SandboxProduction bad = running();
        // The first call goes through, whatever the fault.
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.latency(Duration.ZERO));
        sandbox.faults().always(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.status(429));

        Ended end = retry("second-not-sent", good, bad);

        assertThat(end.queue()).isEqualTo(Queues.FAILED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(end.ticket().done()).containsExactly(reference(good));
        assertThat(end.ticket().failed())
                .containsExactly(new Ticket.Failure(reference(bad), List.of("This production cannot be retried.")));
        assertThat(end.ticket().jobs()).isEmpty();
        assertThat(end.ticket().reason()).contains("the second try was not sent, after");
        assertThat(good.retries()).isEqualTo(1);
    }

    @Test
    void secondTryThatIsNeverAnsweredIsPartial() {
        SandboxProduction good = running();
        ProductionJobRef bad = ProductionJobRef.of(WORKSPACE, 7); // which does not exist
        sandbox.faults().next(MASS_CANCEL_PRODUCTION_JOBS, SandboxFault.latency(Duration.ZERO));
        sandbox.faults().always(MASS_CANCEL_PRODUCTION_JOBS, SandboxFault.resetBeforeEffect());
        broker.send("{\"id\":\"second-unavailable\",\"command\":\"cancel\",\"jobs\":[%s,%s]}"
                .formatted(json(reference(good)), json(bad)));

        Ended end = broker.awaitEnd("second-unavailable");

        assertThat(end.queue()).isEqualTo(Queues.FAILED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(end.ticket().done()).containsExactly(reference(good));
        assertThat(end.ticket().jobs()).containsExactly(bad);
        assertThat(end.ticket().reason()).contains("the second try was not answered");
    }

    @Test
    void unavailableIsRepeated() {
        SandboxProduction production = running();
        UUID token = sandbox.addDatabaseToken(production.jobId());
        sandbox.faults().always(MASS_PRIORITIZE_PRODUCTION_QUEUE, SandboxFault.resetAfterEffect());
        broker.send("{\"id\":\"unavailable\",\"command\":\"prioritize\",\"databaseToken\":\"%s\",\"priority\":7}"
                .formatted(token));
        clearFaultsWhenLeftToBroker("unavailable");

        assertThat(broker.awaitEnd("unavailable").queue()).isEqualTo(Queues.RESULTS);
        assertThat(production.priority()).isEqualTo(7);
    }

    @Test
    void unavailableForTooLongIsUndelivered() {
        SandboxProduction production = running();
        sandbox.faults().always(MASS_CANCEL_PRODUCTION_JOBS, SandboxFault.resetBeforeEffect());
        broker.send(command("down", "cancel", production));

        Ended end = broker.awaitEnd("down");
        assertThat(end.queue()).isEqualTo(Queues.UNDELIVERED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }

    @Test
    void repeatedCancelThatIsRefusedWasPerhapsDoneBefore() {
        SandboxProduction production = running();
        sandbox.faults().always(MASS_CANCEL_PRODUCTION_JOBS, SandboxFault.resetAfterEffect());
        broker.send(command("canceled-before", "cancel", production));
        clearFaultsWhenLeftToBroker("canceled-before");

        Ended end = broker.awaitEnd("canceled-before");
        assertThat(end.queue()).isEqualTo(Queues.RESULTS);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(production.cancels()).isEqualTo(1);
    }

    @Test
    void unknownRetryIsProvenByAProductionThatRuns() {
        SandboxProduction production = errored();
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetAfterEffect());

        Ended end = retry("proven", production);

        assertThat(end.queue()).isEqualTo(Queues.RESULTS);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(end.ticket().done()).containsExactly(reference(production));
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(1);
        assertThat(production.retries()).isEqualTo(1);
    }

    @Test
    void productionThatIsStillInErrorProvesNothing() {
        SandboxProduction production = errored();
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetBeforeEffect());

        Ended end = retry("unproven", production);

        assertThat(end.queue()).isEqualTo(Queues.PERSON);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(end.ticket().looks()).isEqualTo(4);
        assertThat(end.ticket().jobs()).containsExactly(reference(production));
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(1);
    }

    @Test
    void jobsThatNameNoProductionAreLeftToAPerson() {
        SandboxProduction production = errored();
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetAfterEffect());
        broker.send(
                "{\"id\":\"by-job\",\"command\":\"retry\",\"jobs\":[{\"jobId\":%d}]}".formatted(production.jobId()));

        assertThat(broker.awaitEnd("by-job").queue()).isEqualTo(Queues.PERSON);
        assertThat(production.retries()).isEqualTo(1);
        assertThat(sandbox.journal().arrived(READ_PRODUCTION_STATUS)).isZero();
    }

    @Test
    void unknownByTokenIsLeftToAPerson() {
        SandboxProduction production = errored();
        sandbox.faults().next(MASS_RETRY_PRODUCTION_QUEUE, SandboxFault.resetAfterEffect());
        broker.send("{\"id\":\"token-lost\",\"command\":\"retry\",\"databaseToken\":\"%s\"}"
                .formatted(sandbox.addDatabaseToken(production.jobId())));

        Ended end = broker.awaitEnd("token-lost");
        assertThat(end.queue()).isEqualTo(Queues.PERSON);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_QUEUE)).isEqualTo(1);
        assertThat(production.retries()).isEqualTo(1);
    }

    @Test
    void whatIsProvenIsToldBesideWhatIsNot() {
        SandboxProduction inError = errored();
        SandboxProduction runs = running();
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetAfterEffect());

        Ended end = retry("one-proven", inError, runs);

        assertThat(end.queue()).isEqualTo(Queues.PERSON);
        assertThat(end.ticket().done()).containsExactly(reference(inError));
        assertThat(end.ticket().jobs()).containsExactly(reference(runs));
        assertThat(inError.retries()).isEqualTo(1);
    }

    @Test
    void isLookedAtAgainUntilRelativityAnswersAgain() {
        SandboxProduction production = errored();
        // The first is read before the retry is sent.
        sandbox.faults().next(READ_PRODUCTION_STATUS, SandboxFault.latency(Duration.ZERO));
        sandbox.faults().always(READ_PRODUCTION_STATUS, SandboxFault.status(503));
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetAfterEffect());

        broker.send(command("late-look", "retry", production));
        await().pollInterval(Duration.ofMillis(5)).until(() -> sandbox.journal().arrived(READ_PRODUCTION_STATUS) > 1);
        sandbox.faults().clear();

        assertThat(broker.awaitEnd("late-look").ticket().outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(production.retries()).isEqualTo(1);
    }

    @Test
    void failureOfTheDeskAfterTheCallIsNoReasonToSendItAgain() {
        SandboxProduction production = errored();
        desk.failNext("desk-fails", Queues.RESULTS);
        desk.failNext("desk-fails", Queues.RESULTS);

        Ended end = retry("desk-fails", production);

        assertThat(desk.leftToBroker("desk-fails")).isEqualTo(2);
        assertThat(end.queue()).isEqualTo(Queues.RESULTS);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(1);
    }

    @Test
    void commandThatTheDeskNeverFinishesIsInDoubtAndNotUndelivered() {
        SandboxProduction production = errored();
        for (int delivery = 0; delivery < 4; delivery++) {
            desk.failNext("desk-fails-always", Queues.RESULTS);
        }

        Ended end = retry("desk-fails-always", production);

        assertThat(end.queue()).isEqualTo(Queues.RESULTS);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(1);
    }

    @Test
    void commandThatIsSentTwiceTakesEffectOnce() {
        SandboxProduction production = errored();
        retry("twice", production);
        broker.send(command("twice", "retry", production));

        await().until(() -> broker.all().stream()
                        .filter(end -> end.ticket().id().equals("twice"))
                        .filter(end -> end.ticket().outcome() == Outcome.DONE)
                        .count()
                == 2);
        assertThat(production.retries()).isEqualTo(1);
    }

    @Test
    void idOfAnotherCommandIsRejected() {
        retry("taken", errored());
        SandboxProduction other = errored();
        broker.send(command("taken", "retry", other));

        Ended end = broker.awaitEnd("taken", Queues.REJECTED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(end.ticket().reason()).contains("belongs to another request");
        assertThat(other.retries()).isZero();
    }

    @Test
    void cancelOfWhatIsCanceledAlreadyIsProven() {
        SandboxProduction running = running();
        SandboxProduction neverRun = workspace.production(workspace.addProduction("Never run", 1));
        broker.send(command("cancel-one", "cancel", running, neverRun));

        Ended end = broker.awaitEnd("cancel-one");
        assertThat(end.queue()).isEqualTo(Queues.RESULTS);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(end.ticket().done()).containsExactlyInAnyOrder(reference(running), reference(neverRun));
    }

    @Test
    void releasedCommandIsSentWhenItComesAgain() throws Exception {
        SandboxProduction production = errored();
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetBeforeEffect());
        Ended doubtful = retry("released", production);
        assertThat(doubtful.queue()).isEqualTo(Queues.PERSON);
        assertThat(desk.ledger().inDoubt()).extracting(Entry::key).anyMatch(key -> key.endsWith(" released/1"));

        broker.send(decision("release-it", "release", doubtful.ticket().key()));
        assertThat(broker.awaitEnd("release-it").queue()).isEqualTo(Queues.RESULTS);
        broker.send(command("released", "retry", production));

        assertThat(broker.awaitEnd("released", Queues.RESULTS).ticket().outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(production.retries()).isEqualTo(1);
        assertThat(entry("released/1").note()).contains("anna: looked at it");
    }

    @Test
    void settledCommandIsNeverSentAgain() throws Exception {
        SandboxProduction production = errored();
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetBeforeEffect());
        Ended doubtful = retry("settled", production);

        broker.send(decision("settle-it", "settle", doubtful.ticket().key()));
        broker.send(decision("settle-it-again", "settle", doubtful.ticket().key()));
        assertThat(broker.awaitEnd("settle-it").queue()).isEqualTo(Queues.RESULTS);
        assertThat(broker.awaitEnd("settle-it-again").queue()).isEqualTo(Queues.RESULTS);
        broker.send(command("settled", "retry", production));

        assertThat(broker.awaitEnd("settled", Queues.RESULTS).ticket().outcome())
                .isEqualTo(Outcome.PROVEN);
        assertThat(production.retries()).isZero();
        assertThat(entry("settled/1").note()).contains("anna: looked at it");
    }

    @Test
    void nobodyDecidesOfWhatIsNotInDoubt() {
        retry("certain", errored());
        broker.send(decision("release-certain", "release", "certain/1"));
        broker.send(decision("release-none", "release", "none/1"));

        Ended certain = broker.awaitEnd("release-certain");
        assertThat(certain.queue()).isEqualTo(Queues.REJECTED);
        assertThat(certain.ticket().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(certain.ticket().reason()).contains("is DONE");
        assertThat(broker.awaitEnd("release-none").ticket().reason()).contains("no call of key");
    }

    private static Entry entry(String key) throws IOException {
        int port = URI.create(sandbox.instanceUrl()).getPort();
        return desk.ledger().find("localhost:" + port + " " + key).orElseThrow();
    }

    private static String decision(String id, String action, String key) {
        return "{\"id\":\"%s\",\"command\":\"%s\",\"key\":\"%s\",\"who\":\"anna\",\"reason\":\"looked at it\"}"
                .formatted(id, action, key);
    }

    @Test
    void commandThatExpiresIsNotLost() {
        broker.sendExpired(text(command("expired-command", "retry", errored())));

        Ended end = broker.awaitEnd("expired-command");
        assertThat(end.queue()).isEqualTo(Queues.UNDELIVERED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    private static org.springframework.jms.core.MessageCreator text(String text) {
        return session -> session.createTextMessage(text);
    }

    private static void clearFaultsWhenLeftToBroker(String id) {
        await().until(() -> desk.leftToBroker(id) >= 1);
        sandbox.faults().clear();
    }

    private static Ended retry(String id, SandboxProduction... productions) {
        broker.send(command(id, "retry", productions));
        return broker.awaitEnd(id);
    }

    private static String json(ProductionJobRef job) {
        return "{\"workspaceId\":%d,\"productionId\":%d}".formatted(job.workspaceId(), job.productionId());
    }

    private static String command(String id, String action, SandboxProduction... productions) {
        String jobs = Stream.of(productions).map(each -> json(reference(each))).collect(Collectors.joining(","));
        return "{\"id\":\"%s\",\"command\":\"%s\",\"jobs\":[%s]}".formatted(id, action, jobs);
    }

    private static SandboxProduction errored() {
        return workspace.production(workspace.addErroredProduction("Errored"));
    }

    private static SandboxProduction running() {
        int production = workspace.addProduction("Running", 1);
        workspace.runProduction(production);
        return workspace.production(production);
    }

    private static ProductionJobRef reference(SandboxProduction production) {
        return ProductionJobRef.of(WORKSPACE, production.artifactId());
    }
}
