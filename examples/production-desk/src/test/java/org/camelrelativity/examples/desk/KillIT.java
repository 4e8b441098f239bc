package org.camelrelativity.examples.desk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_CANCEL_PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.examples.desk.TestBroker.Ended;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxJournal;
import org.camelrelativity.sandbox.SandboxProduction;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The desk is killed in the middle of its work and started again, several times. Every command ends in exactly one queue,
 * and no retry is fired twice: what was under way at a kill is looked at.
 */
@Tag("heavy")
class KillIT {

    private static final int WORKSPACE = 1017371;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So long that whoever waits for the answer is killed before. */
    private static final Duration FOR_EVER = Duration.ofSeconds(40);

    private static final int KILLS = 3;
    private static final int CONSUMERS = 4;

    @TempDir
    private Path directory;

    private final Map<String, List<SandboxProduction>> retries = new HashMap<>();
    private final Map<String, SandboxProduction> cancels = new HashMap<>();
    private final List<String> rejects = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() {
        // A production that runs does so for the rest of the test; one that is canceled is staged at once.
        Duration hour = Duration.ofHours(1);
        sandbox = RelativitySandbox.builder()
                .timing(new SandboxTiming(hour, hour, hour, hour))
                .start();
        workspace = sandbox.addWorkspace(WORKSPACE);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void everyCommandEndsInOneQueueAndNoRetryIsFiredTwice() throws Exception {
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"))) {
            List<String> settings = ChildApplication.settings(
                    sandbox, "-Ddesk.broker-url=" + broker.url(), "-Ddesk.consumers=" + CONSUMERS);
            prepare(200);
            commands.forEach(broker::send);

            killWhileAnswersAreMissing(settings, 30);
            killWhileRequestsAreMissing(settings, 70);
            killWhen(settings, () -> sandbox.journal().tookEffect(MASS_CANCEL_PRODUCTION_JOBS) >= 12);

            List<Ended> ends = finish(settings, broker);
            assertEveryCommandEndedOnce(ends);
            // The answers that were missing are proven, the requests that were are not.
            assertThat(count(ends, Outcome.PROVEN)).isGreaterThanOrEqualTo(2);
            assertThat(count(ends, Outcome.UNPROVEN)).isBetween(2L, (long) KILLS * CONSUMERS);
        }
    }

    @Test
    void brokerInTheSameJvmIsKilledAsWell() throws Exception {
        int port = TestBroker.freePort();
        String url = "tcp://127.0.0.1:" + port;
        List<String> settings = ChildApplication.settings(
                sandbox, "-Ddesk.broker-folder=" + directory.resolve("broker"), "-Ddesk.broker-port=" + port);
        prepare(60);
        lose(2);
        try (ChildApplication desk = ChildApplication.start(directory, settings)) {
            await("the broker; " + desk.output())
                    .atMost(PATIENCE)
                    .until(() -> desk.output().contains("until stopped") || !desk.isAlive());
            try (TestBroker broker = TestBroker.at(url)) {
                commands.forEach(broker::send);
            }
            awaitLost(desk, 20);
            desk.kill();
        }

        try (TestBroker broker = TestBroker.at(url)) {
            List<Ended> ends = finish(settings, broker);
            assertEveryCommandEndedOnce(ends);
            assertThat(count(ends, Outcome.PROVEN)).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void whatIsInHandIsFinishedBeforeItEnds() throws Exception {
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"));
                ChildApplication desk = ChildApplication.start(
                        directory, ChildApplication.settings(sandbox, "-Ddesk.broker-url=" + broker.url()))) {
            SandboxProduction errored = errored();
            sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.latency(Duration.ofSeconds(3)));
            broker.send(command("in-hand", "retry", List.of(errored)));
            awaitLost(desk, 1);

            desk.terminate();

            desk.exitCode((int) PATIENCE.toSeconds());
            assertThat(broker.awaitEnd("in-hand").ticket().outcome()).isEqualTo(Outcome.DONE);
            assertThat(errored.retries()).isEqualTo(1);
        }
    }

    /** Of ten commands, seven retry one production and one retries two; one cancels, and one is rejected. */
    private void prepare(int number) {
        for (int i = 0; i < number; i++) {
            String id = "command-" + i;
            switch (i % 10) {
                case 8 -> {
                    SandboxProduction running = running();
                    cancels.put(id, running);
                    commands.add(command(id, "cancel", List.of(running)));
                }
                case 9 -> {
                    rejects.add(id);
                    commands.add(
                            i % 20 == 9
                                    ? command(id, "retry", List.of(running()))
                                    : "{\"id\":\"%s\",\"command\":\"rerun\"}".formatted(id));
                }
                default -> {
                    List<SandboxProduction> errored = Stream.generate(this::errored)
                            .limit(i % 10 == 7 ? 2 : 1)
                            .toList();
                    retries.put(id, errored);
                    commands.add(command(id, "retry", errored));
                }
            }
        }
    }

    /** Relativity has done it, and the desk will never know. */
    private void killWhileAnswersAreMissing(List<String> settings, int fired) throws Exception {
        try (ChildApplication desk = ChildApplication.start(directory, settings)) {
            awaitMoment(desk, () -> sandbox.journal().tookEffect(MASS_RETRY_PRODUCTION_JOBS) >= fired);
            int before = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
            lose(2);
            awaitLost(desk, before + 2 + CONSUMERS);
            desk.kill();
        }
        sandbox.faults().clear();
    }

    private void lose(int answers) {
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.latency(FOR_EVER), answers);
    }

    private void awaitLost(ChildApplication desk, int arrived) {
        awaitMoment(desk, () -> sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS) >= arrived);
    }

    /** Relativity has never heard of it, and the desk can't know that either. */
    private void killWhileRequestsAreMissing(List<String> settings, int fired) throws Exception {
        try (ChildApplication desk = ChildApplication.start(directory, settings)) {
            awaitMoment(desk, () -> sandbox.journal().tookEffect(MASS_RETRY_PRODUCTION_JOBS) >= fired);
            StubMapping silence = sandbox.wireMock()
                    .stubFor(post(urlPathMatching(".*/production-jobs/mass-retry"))
                            .willReturn(aResponse().withFixedDelay((int) FOR_EVER.toMillis())));
            int before = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
            awaitMoment(desk, () -> sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS) >= before + 2);
            desk.kill();
            sandbox.wireMock().removeStub(silence);
        }
    }

    private void killWhen(List<String> settings, Callable<Boolean> moment) throws Exception {
        try (ChildApplication desk = ChildApplication.start(directory, settings)) {
            awaitMoment(desk, moment);
            desk.kill();
        }
    }

    private void awaitMoment(ChildApplication desk, Callable<Boolean> moment) {
        await("a moment to kill it; it said: " + desk.output())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> moment.call() || !desk.isAlive());
        assertThat(desk.isAlive()).as(desk.output()).isTrue();
    }

    private List<Ended> finish(List<String> settings, TestBroker broker) throws Exception {
        try (ChildApplication desk = ChildApplication.start(directory, settings)) {
            await("the rest")
                    .atMost(PATIENCE)
                    .failFast(() -> assertThat(desk.isAlive()).as(desk.output()).isTrue())
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        assertThat(broker.underWay()).as(desk::output).isEmpty();
                        assertThat(broker.all()).as(desk::output).hasSizeGreaterThanOrEqualTo(commands.size());
                    });
            return broker.all();
        }
    }

    private void assertEveryCommandEndedOnce(List<Ended> ends) {
        Map<String, Ended> byId =
                ends.stream().collect(Collectors.toMap(end -> end.ticket().id(), end -> end));
        assertThat(byId.keySet())
                .hasSameSizeAs(commands)
                .containsAll(retries.keySet())
                .containsAll(cancels.keySet())
                .containsAll(rejects);
        retries.forEach((id, productions) -> {
            Ended end = byId.get(id);
            assertThat(end.queue()).isIn(Queues.RESULTS, Queues.PERSON);
            // A production that runs was in error before, so a retry that took effect is always proven.
            int fired = end.queue().equals(Queues.RESULTS) ? 1 : 0;
            assertThat(productions).as("retries by %s", end).allSatisfy(production -> assertThat(production.retries())
                    .isEqualTo(fired));
        });
        cancels.forEach((id, production) -> {
            assertThat(byId.get(id).queue()).as("%s", byId.get(id)).isEqualTo(Queues.RESULTS);
            assertThat(production.cancels()).isEqualTo(1);
        });
        // One that would have been refused, had the desk not been killed, is not known to have been.
        rejects.forEach(id ->
                assertThat(byId.get(id).ticket().outcome()).isIn(Outcome.REFUSED, Outcome.MALFORMED, Outcome.UNPROVEN));
        assertJournal(byId);
    }

    /** However often a command was delivered: one request at most, and none that the queues don't know of. */
    private void assertJournal(Map<String, Ended> byId) {
        List<String> fired = sandbox.journal().entries().stream()
                .filter(entry -> entry.operation() == MASS_RETRY_PRODUCTION_JOBS)
                .map(SandboxJournal.Entry::body)
                .toList();
        assertThat(fired).doesNotHaveDuplicates();
        long wanted = retries.size() + rejects.size() / 2L;
        assertThat((long) sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS)).isLessThanOrEqualTo(wanted);
        long done = retries.keySet().stream()
                .filter(id -> byId.get(id).queue().equals(Queues.RESULTS))
                .count();
        assertThat((long) sandbox.journal().tookEffect(MASS_RETRY_PRODUCTION_JOBS))
                .isEqualTo(done);
        long productions = byId.values().stream()
                .map(Ended::ticket)
                .filter(ticket -> ticket.command() != null && ticket.command().command() == Action.RETRY)
                .flatMap(ticket -> ticket.done().stream())
                .map(ProductionJobRef::productionId)
                .distinct()
                .count();
        int total = retries.values().stream()
                .flatMap(List::stream)
                .mapToInt(SandboxProduction::retries)
                .sum();
        assertThat(total).isEqualTo((int) productions);
    }

    private static long count(List<Ended> ends, Outcome outcome) {
        return ends.stream().filter(end -> end.ticket().outcome() == outcome).count();
    }

    private static String command(String id, String action, List<SandboxProduction> productions) {
        String jobs = productions.stream()
                .map(production ->
                        "{\"workspaceId\":%d,\"productionId\":%d}".formatted(WORKSPACE, production.artifactId()))
                .collect(Collectors.joining(","));
        return "{\"id\":\"%s\",\"command\":\"%s\",\"jobs\":[%s]}".formatted(id, action, jobs);
    }

    private SandboxProduction errored() {
        return workspace.production(workspace.addErroredProduction("Errored"));
    }

    private SandboxProduction running() {
        int production = workspace.addProduction("Running", 1);
        workspace.runProduction(production);
        return workspace.production(production);
    }
}
