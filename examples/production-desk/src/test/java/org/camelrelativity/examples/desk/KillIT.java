package org.camelrelativity.examples.desk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
 * and no retry is sent twice: what was under way at a kill is in doubt, and looked at.
 */
@Tag("heavy")
class KillIT {

    private static final int WORKSPACE = 1017371;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** So long that whoever waits for the answer is killed before. */
    private static final Duration FOR_EVER = Duration.ofSeconds(15);

    private static final int KILLS = 24;
    private static final int KILLS_WITH_BROKER = 4;
    private static final int CONSUMERS = 4;

    @TempDir
    private Path directory;

    private final Map<String, List<SandboxProduction>> retries = new HashMap<>();
    private final Map<String, SandboxProduction> cancels = new HashMap<>();
    private final List<String> rejects = new ArrayList<>();
    private final List<SandboxProduction> running = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final Random chance = new Random(26);
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
    void everyCommandEndsInOneQueueAndNoRetryIsSentTwice() throws Exception {
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"))) {
            List<String> settings = ChildApplication.settings(
                    sandbox, "-Ddesk.broker-url=" + broker.url(), "-Ddesk.consumers=" + CONSUMERS);
            Starter starter = () -> ChildApplication.start(directory, settings);
            prepare(480);
            commands.forEach(broker::send);

            for (int kill = 0; kill < KILLS; kill += 3) {
                killWhileAnswersAreMissing(starter);
                killWhileRequestsAreMissing(starter);
                killAfter(starter, 1 + chance.nextInt(10));
            }

            List<Ended> ends = finish(starter, broker);
            assertEveryCommandEndedOnce(ends);
            // The answers that were missing are proven, the requests that were are not.
            assertThat(count(ends, Outcome.PROVEN)).isGreaterThanOrEqualTo(2);
            assertThat(count(ends, Outcome.UNKNOWN)).isBetween(2L, (long) KILLS * CONSUMERS);
        }
    }

    @Test
    void brokerInTheSameJvmIsKilledAsWell() throws Exception {
        int port = TestBroker.freePort();
        String url = "tcp://127.0.0.1:" + port;
        List<String> settings = ChildApplication.settings(sandbox);
        Starter starter = () -> ChildApplication.startWithBroker(directory, settings, port);
        prepare(120);
        for (int kill = 0; kill < KILLS_WITH_BROKER; kill++) {
            int before = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
            try (ChildApplication desk = starter.start()) {
                if (kill == 0) {
                    awaitMoment(desk, () -> isListening(port));
                    try (TestBroker broker = TestBroker.at(url)) {
                        commands.forEach(broker::send);
                    }
                }
                awaitMoment(desk, () -> sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS) >= before + 4);
                int lost = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
                lose(2);
                awaitArrived(desk, lost + 2 + CONSUMERS);
                desk.kill();
            }
            sandbox.faults().clear();
        }

        try (ChildApplication desk = starter.start()) {
            awaitMoment(desk, () -> isListening(port));
            try (TestBroker broker = TestBroker.at(url)) {
                List<Ended> ends = finish(desk, broker);
                assertEveryCommandEndedOnce(ends);
                assertThat(count(ends, Outcome.PROVEN)).isGreaterThanOrEqualTo(2);
            }
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
            awaitArrived(desk, 1);

            desk.terminate();

            desk.exitCode((int) PATIENCE.toSeconds());
            assertThat(broker.all()).as(desk.output()).hasSize(1);
            assertThat(broker.awaitEnd("in-hand").ticket().outcome()).isEqualTo(Outcome.DONE);
            assertThat(errored.retries()).isEqualTo(1);
            // The ledger's database has not ended before the desk.
            assertThat(desk.output()).doesNotContain("WARN", "ERROR");
        }
    }

    /** How a desk begins its next life. */
    private interface Starter {
        ChildApplication start() throws IOException;
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
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
                                    ? command(id, "retry", List.of(refused()))
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
    private void killWhileAnswersAreMissing(Starter starter) throws Exception {
        int before = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
        try (ChildApplication desk = starter.start()) {
            awaitArrived(desk, before + 1 + chance.nextInt(5));
            int lost = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
            lose(2);
            awaitArrived(desk, lost + 2 + CONSUMERS);
            desk.kill();
        }
        sandbox.faults().clear();
    }

    private void lose(int answers) {
        sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.latency(FOR_EVER), answers);
    }

    private void awaitArrived(ChildApplication desk, int arrived) {
        awaitMoment(desk, () -> sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS) >= arrived);
    }

    /** Relativity has never heard of it, and the desk can't know that either. */
    private void killWhileRequestsAreMissing(Starter starter) throws Exception {
        int before = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
        try (ChildApplication desk = starter.start()) {
            awaitArrived(desk, before + 1 + chance.nextInt(5));
            StubMapping silence = sandbox.wireMock()
                    .stubFor(post(urlPathMatching(".*/production-jobs/mass-retry"))
                            .willReturn(aResponse().withFixedDelay((int) FOR_EVER.toMillis())));
            int lost = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
            awaitArrived(desk, lost + 2);
            desk.kill();
            sandbox.wireMock().removeStub(silence);
        }
    }

    private void killAfter(Starter starter, int retries) throws Exception {
        int before = sandbox.journal().arrived(MASS_RETRY_PRODUCTION_JOBS);
        try (ChildApplication desk = starter.start()) {
            awaitArrived(desk, before + retries);
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

    private List<Ended> finish(Starter starter, TestBroker broker) throws Exception {
        try (ChildApplication desk = starter.start()) {
            return finish(desk, broker);
        }
    }

    private List<Ended> finish(ChildApplication desk, TestBroker broker) {
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
                assertThat(byId.get(id).ticket().outcome()).isIn(Outcome.REFUSED, Outcome.MALFORMED, Outcome.UNKNOWN));
        assertJournal(byId);
    }

    /**
     * However often a command was delivered: one request at most, and none that the queues don't know of. Only what
     * Relativity refuses may come again: nothing happened.
     */
    private void assertJournal(Map<String, Ended> byId) {
        List<String> refused = running.stream()
                .map(production -> "\"ProductionID\":" + production.artifactId() + "}")
                .toList();
        List<String> sent = sandbox.journal().entries().stream()
                .filter(entry -> entry.operation() == MASS_RETRY_PRODUCTION_JOBS)
                .map(SandboxJournal.Entry::body)
                .filter(body -> refused.stream().noneMatch(body::contains))
                .toList();
        assertThat(sent).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(retries.size());
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

    private SandboxProduction refused() {
        running.add(running());
        return running.get(running.size() - 1);
    }

    private SandboxProduction running() {
        int production = workspace.addProduction("Running", 1);
        workspace.runProduction(production);
        return workspace.production(production);
    }
}
