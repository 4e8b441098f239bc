package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_CANCEL_PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_PRIORITIZE_PRODUCTION_QUEUE;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_RETRY_PRODUCTION_QUEUE;
import static org.camelrelativity.sandbox.SandboxOperation.READ_PRODUCTION_STATUS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        broker = TestBroker.start(folder);
        desk = new TestDesk(sandbox, broker);
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
        assertThat(end.ticket().reason())
                .contains("the second try was not sent")
                .doesNotContain("nothing happened");
        assertThat(good.retries()).isEqualTo(1);
    }

    @Test
    void secondTryThatIsNeverAnsweredIsPartial() {
        SandboxProduction good = running();
        SandboxProduction bad = workspace.production(workspace.addProduction("Never run", 1));
        sandbox.faults().next(MASS_CANCEL_PRODUCTION_JOBS, SandboxFault.latency(Duration.ZERO));
        sandbox.faults().always(MASS_CANCEL_PRODUCTION_JOBS, SandboxFault.resetBeforeEffect());
        broker.send(command("second-unavailable", "cancel", good, bad));

        Ended end = broker.awaitEnd("second-unavailable");

        assertThat(end.queue()).isEqualTo(Queues.FAILED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(end.ticket().done()).containsExactly(reference(good));
        assertThat(end.ticket().jobs()).extracting(Ticket.Job::job).containsExactly(reference(bad));
        assertThat(end.ticket().reason()).contains("the second try was never answered");
    }

    @Test
    void outageBeforeACommandIsAcceptedLosesNothing() {
        SandboxProduction production = errored();
        sandbox.faults().always(READ_PRODUCTION_STATUS, SandboxFault.status(503));

        Ended end = retry("outage", production);

        assertThat(end.queue()).isEqualTo(Queues.UNDELIVERED);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isZero();
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
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(end.ticket().looks()).isEqualTo(2);
        assertThat(end.ticket().jobs()).containsExactly(new Ticket.Job(reference(production), "Error", "Error"));
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
    void whatIsProvenIsToldBesideWhatIsNot() throws Exception {
        SandboxProduction runs = running();
        SandboxProduction inError = errored();
        Ticket ticket = Ticket.of(
                new Command("one-proven", Action.RETRY, List.of(reference(runs), reference(inError)), null, null));
        broker.send(
                Queues.LOOK_FIRST,
                text(ticket.withJobs(ticket.jobs().stream()
                                .map(job -> job.seenBefore("Error"))
                                .toList())
                        .ended(Outcome.UNKNOWN, "its answer got lost")
                        .toJson()));

        Ended end = broker.awaitEnd("one-proven");
        assertThat(end.queue()).isEqualTo(Queues.PERSON);
        assertThat(end.ticket().done()).containsExactly(reference(runs));
        assertThat(end.ticket().jobs()).containsExactly(new Ticket.Job(reference(inError), "Error", "Error"));
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
    void lookWaitsUntilRelativityAnswersAgain() {
        SandboxProduction production = errored();
        // The first is read before the retry is fired.
        sandbox.faults().next(READ_PRODUCTION_STATUS, SandboxFault.latency(Duration.ZERO));
        sandbox.faults().always(READ_PRODUCTION_STATUS, SandboxFault.status(503));
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetAfterEffect());

        broker.send(command("late-look", "retry", production));
        clearFaultsWhenLeftToBroker("late-look");

        assertThat(broker.awaitEnd("late-look").ticket().outcome()).isEqualTo(Outcome.PROVEN);
    }

    @Test
    void ticketWithoutAPermitIsLookedAtAndNotFired() throws Exception {
        SandboxProduction production = errored();
        Ticket ticket = Ticket.of(new Command("no-permit", Action.RETRY, List.of(reference(production)), null, null));
        broker.send(Queues.ACCEPTED, text(ticket.toJson()));

        assertThat(broker.awaitEnd("no-permit").queue()).isEqualTo(Queues.PERSON);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isZero();
    }

    @Test
    void permitComesAndGoesWithItsCommand() {
        SandboxProduction production = errored();
        desk.failNext("roll-back", Queues.ACCEPTED);
        desk.failNext("roll-back", Queues.ACCEPTED);

        assertThat(retry("roll-back", production).ticket().outcome()).isEqualTo(Outcome.DONE);
        assertThat(desk.leftToBroker("roll-back")).isEqualTo(2);
        assertThat(broker.texts(Queues.PERMITS)).isEmpty();
    }

    @Test
    void failureOfTheDeskAfterTheCallIsNoReasonToFireAgain() {
        SandboxProduction production = errored();
        desk.failNext("desk-fails", Queues.RESULTS);

        Ended end = retry("desk-fails", production);

        assertThat(end.queue()).isEqualTo(Queues.RESULTS);
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isEqualTo(1);
    }

    @Test
    void commandThatExpiresIsNotLost() {
        broker.sendExpired(text(command("expired-command", "retry", errored())));

        Ended end = broker.awaitEnd("expired-command");
        assertThat(end.queue()).isEqualTo(Queues.UNDELIVERED);
        assertThat(end.ticket().reason()).contains("nothing happened");
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

    private static String command(String id, String action, SandboxProduction... productions) {
        String jobs = IntStream.range(0, productions.length)
                .mapToObj(i ->
                        "{\"workspaceId\":%d,\"productionId\":%d}".formatted(WORKSPACE, productions[i].artifactId()))
                .collect(Collectors.joining(","));
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
