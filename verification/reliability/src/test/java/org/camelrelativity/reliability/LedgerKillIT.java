package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with the first route of the README is killed again and again, and started again each time. */
@Tag("heavy")
class LedgerKillIT {

    private static final Pattern UNKNOWN = Pattern.compile("job/run unknown .*imagingSetId=(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KILLS = 30;
    private static final int FILES = 600;
    private static final int MOST_RUNS_BEFORE_A_KILL = 12;
    private static final int MOST_MILLIS_BEFORE_A_KILL = 100;
    /** Each third kill is of a process that has sent a run and gets no answer; of these runs each second is not executed. */
    private static final int BETWEEN_REQUEST_AND_ANSWER = 3;

    private final Random chance = new Random(30);
    private final AtomicReference<Process> killedByItsNextRun = new AtomicReference<>();
    private final AtomicInteger unanswered = new AtomicInteger();

    @TempDir
    Path folder;

    private RelativitySandbox sandbox;

    @BeforeEach
    void compileTheRoute() throws IOException {
        FirstRoute.compile(folder);
    }

    @Test
    void eachFileIsRunOnceAndNoneIsLost() throws Exception {
        Instant begin = Instant.now();
        try (RelativitySandbox started =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            sandbox = started;
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int search = workspace.addSavedSearch(1, 0);
            List<SandboxImagingSet> sets = IntStream.range(0, FILES)
                    .mapToObj(file -> workspace.imagingSet(workspace.addImagingSet("Set " + file, search)))
                    .toList();
            Files.createDirectory(folder.resolve("inbox"));
            for (SandboxImagingSet set : sets) {
                Files.writeString(
                        folder.resolve("inbox").resolve(set.artifactId() + ".json"),
                        "{\"workspaceId\":" + workspace.artifactId() + ",\"imagingSetId\":" + set.artifactId() + "}");
            }
            sandbox.faults().decide(operation -> {
                if (operation != SandboxOperation.RUN_IMAGING_SET || killedByItsNextRun.get() == null) {
                    return null;
                }
                kill(killedByItsNextRun.getAndSet(null));
                return unanswered.incrementAndGet() % 2 == 0 ? SandboxFault.resetBeforeEffect() : null;
            });

            for (int kill = 0; kill < KILLS; kill++) {
                killAtWork(kill);
            }
            Process last = start();
            await().atMost(PATIENCE).until(() -> !last.isAlive() || unknown().containsAll(names("inbox")));
            kill(last);
            List<String> inDoubt = inDoubt();
            assertThat(inDoubt).hasSizeBetween(KILLS / BETWEEN_REQUEST_AND_ANSWER / 2, KILLS);
            for (SandboxImagingSet set : sets) {
                boolean doubtful = inDoubt.stream().anyMatch(key -> key.contains(" " + set.artifactId() + ".json "));
                assertThat(set.runs()).as("set %s", set.artifactId()).isEqualTo(doubtful ? 0 : 1);
            }
            System.out.printf(
                    Locale.ROOT,
                    "kills: %d of the first route, %d files, %d effects, %d in doubt, %d s%n",
                    KILLS,
                    FILES,
                    sandbox.journal().tookEffect(SandboxOperation.RUN_IMAGING_SET),
                    inDoubt.size(),
                    Duration.between(begin, Instant.now()).toSeconds());

            JdbcCallLedger ledger = ledger();
            for (String key : inDoubt) {
                ledger.release(key, "test", "the sandbox has not run it");
            }
            Process afterTheRelease = start();
            await().atMost(PATIENCE)
                    .until(() -> !afterTheRelease.isAlive() || names("inbox").isEmpty());
            kill(afterTheRelease);
            assertThat(sets).allMatch(set -> set.runs() == 1);
            assertThat(names("done")).hasSize(FILES);
        }
    }

    private void killAtWork(int kill) throws Exception {
        int enough = runs() + 1 + chance.nextInt(MOST_RUNS_BEFORE_A_KILL);
        Process worker = start();
        await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> runs() >= enough || !worker.isAlive());
        assertThat(worker.isAlive())
                .as(() -> "kill " + kill + " is of a process at work: " + output())
                .isTrue();
        if (kill % BETWEEN_REQUEST_AND_ANSWER == 0) {
            killedByItsNextRun.set(worker);
            assertThat(worker.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } else {
            worker.waitFor(chance.nextInt(MOST_MILLIS_BEFORE_A_KILL), TimeUnit.MILLISECONDS);
            kill(worker);
        }
        assertThat(runs()).as("there is work left after kill %s", kill).isLessThan(FILES);
    }

    private int runs() {
        return sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET);
    }

    private static void kill(Process process) {
        process.destroyForcibly().onExit().join();
    }

    /** The names of the files that are there, and not on their way. */
    private Set<String> names(String directory) {
        try (Stream<Path> files = Files.list(folder.resolve(directory))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of whose calls the process has told, in its audit trail, that nobody knows. */
    private Set<String> unknown() {
        return UNKNOWN.matcher(output())
                .results()
                .map(line -> line.group(1) + ".json")
                .collect(Collectors.toSet());
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        folder + File.pathSeparator + classPath,
                        FirstRoute.class.getName(),
                        sandbox.instanceUrl(),
                        sandbox.username(),
                        sandbox.password())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private JdbcCallLedger ledger() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:" + folder.resolve("ledger") + ";WRITE_DELAY=0");
        JdbcCallLedger ledger = new JdbcCallLedger(database);
        ledger.start();
        return ledger;
    }

    private List<String> inDoubt() throws IOException {
        return ledger().inDoubt().stream().map(CallLedger.Entry::key).toList();
    }
}
