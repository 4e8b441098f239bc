package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.imaging.RelativityImagingComponent;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/**
 * The application at work on a sandbox, with a file that has a bit of everything in it. It is killed in the middle, and one
 * run gets lost on its way, of which a person has to decide.
 */
final class Demonstration {

    private static final Path FOLDER = Path.of("target", "inbox");
    private static final String SAMPLE = "sample.csv";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int LOOK_MILLIS = 20;

    /** A second in each status, 20 ms a document; a run is seen as one at once. */
    private static final SandboxTiming TIMING = new SandboxTiming(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofSeconds(1));

    private static final int REVIEW = 1017371;
    private static final int ARCHIVE = 1017048;
    private static final int RUNNING_ALREADY = 1039607;
    private static final int ROWS_BEFORE_THE_KILL = 4;

    private static final Map<String, Long> BEFORE_THE_DECISION = Map.of(
            "completed", 4L, "completed-with-errors", 1L, "failed", 1L, "skipped", 1L, "refused", 1L, "unknown", 1L);
    private static final Map<String, Long> AFTER_IT =
            Map.of("completed", 5L, "completed-with-errors", 1L, "failed", 1L, "skipped", 1L, "refused", 1L);

    private final PrintStream out;
    private final RelativitySandbox sandbox;
    private final List<SandboxImagingSet> sets = new ArrayList<>();

    private Demonstration(PrintStream out, RelativitySandbox sandbox) {
        this.out = out;
        this.sandbox = sandbox;
    }

    /**
     * Runs until it is over.
     *
     * @param arguments none are read
     */
    public static void main(String... arguments) {
        InboxApplication.exit(() -> run(System.out));
    }

    /** {@return the exit code: 0 if everything went as it should} */
    private static int run(PrintStream out) throws Exception {
        // Sample rows are for a sandbox, never the files that somebody has meant for an instance.
        if (System.getProperty("inbox.folder") != null || System.getenv("INBOX_FOLDER") != null) {
            throw new IllegalArgumentException(
                    "inbox.folder is given, but no relativity.instance-url; give both, or none for a demonstration");
        }
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(TIMING).start()) {
            return new Demonstration(out, sandbox).tell();
        } catch (TimeoutException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private int tell() throws Exception {
        seed();
        emptyFolder();
        out.println(
                "No relativity.instance-url is given: this is a demonstration on a sandbox, " + sandbox.instanceUrl());
        out.println("While it runs, look at it in a browser: " + sandbox.instanceUrl() + "/");
        drop();
        Process application = start();
        try {
            await("some runs", application, () -> runs() >= ROWS_BEFORE_THE_KILL);
            application.destroyForcibly().waitFor();
            out.println();
            out.println("*** Killed after " + runs() + " runs, as by a power failure. It is started again. One run will"
                    + " get lost on its way. ***");
            out.println();
            sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());
            application = start();
            List<Map<String, String>> first = finish(application);
            String key = inDoubt();
            out.println();
            out.println(
                    "*** Whether line " + key.substring(key.lastIndexOf(':') + 1) + " was run, nobody knows. A person"
                            + " looks in Relativity, sees that it was not, releases it and drops the file again. ***");
            out.println();
            TestInbox.decide(FOLDER, ledger -> ledger.release(key, "anna", "it has not run: I have looked"));
            drop();
            application = start();
            return judge(first, finish(application));
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    private void seed() throws Exception {
        SandboxWorkspace review = sandbox.addWorkspace(REVIEW);
        add(review, 1039603, "First review", review.addSavedSearch(120, 0));
        add(review, 1039604, "Damaged files", review.addSavedSearch(60, 3));
        add(review, 1039605, "Broken job", review.addSavedSearch(40, 0)).failNextRun();
        add(review, 1039606, "Quality control", review.addSavedSearch(80, 0));
        add(review, RUNNING_ALREADY, "Somebody is at it", review.addSavedSearch(20_000, 0));
        SandboxWorkspace archive = sandbox.addWorkspace(ARCHIVE);
        add(archive, 1038815, "Archive", archive.addRecoveringSavedSearch(200, 10, 1));
        add(archive, 1038816, "To be released", archive.addSavedSearch(100, 0));
        add(archive, 1038817, "Old cases", archive.addSavedSearch(50, 0));
        runBesides();
    }

    private SandboxImagingSet add(SandboxWorkspace workspace, int set, String name, int search) {
        workspace.addImagingSet(set, name, search);
        sets.add(workspace.imagingSet(set));
        return workspace.imagingSet(set);
    }

    /** Somebody else runs a set, which the file then has to leave alone. */
    private void runBesides() throws Exception {
        try (DefaultCamelContext somebody = new DefaultCamelContext()) {
            RelativityConfiguration configuration = somebody.getComponent(
                            "relativity-imaging", RelativityImagingComponent.class)
                    .getConfiguration();
            configuration.setInstanceUrl(sandbox.instanceUrl());
            configuration.setUsername(sandbox.username());
            configuration.setPassword(sandbox.password());
            somebody.start();
            somebody.createProducerTemplate()
                    .requestBodyAndHeader(
                            "relativity-imaging:job/run",
                            RUNNING_ALREADY,
                            RelativityImagingConstants.WORKSPACE_ID,
                            REVIEW);
        }
    }

    /** The sandbox is a new one each time, so what earlier runs have left says nothing about it. */
    private static void emptyFolder() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Folders.below(FOLDER.toString());
    }

    /** Under another name first: nobody shall read half a file. */
    private void drop() throws IOException {
        Path part = FOLDER.resolve(SAMPLE + ".part");
        try (InputStream sample = Demonstration.class.getResourceAsStream("/" + SAMPLE)) {
            Files.copy(Objects.requireNonNull(sample, SAMPLE), part);
        }
        Files.move(part, FOLDER.resolve(SAMPLE));
        out.println("Dropped " + FOLDER.resolve(SAMPLE));
    }

    /** The application as it runs on an instance, in a JVM of its own. */
    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Drelativity.instance-url=" + sandbox.instanceUrl(),
                        "-Drelativity.username=" + sandbox.username(),
                        "-Drelativity.password=" + sandbox.password(),
                        "-Dinbox.folder=" + FOLDER,
                        "-Dinbox.rows-in-flight=3",
                        "-Dinbox.redelivery-delay=500",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        InboxApplication.class.getName())
                .inheritIO();
        // Credentials and folders in the environment are for a real instance, and would go before the sandbox's.
        builder.environment().keySet().removeIf(name -> name.startsWith("RELATIVITY_") || name.startsWith("INBOX_"));
        return builder.start();
    }

    private int runs() {
        return sandbox.journal().tookEffect(SandboxOperation.RUN_IMAGING_SET) - 1; // without somebody else's
    }

    private static void await(String what, Process application, Callable<Boolean> condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.call()) {
            if (!application.isAlive()) {
                throw new TimeoutException("The application has ended by itself");
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new TimeoutException("There was not " + what + " after " + PATIENCE.toSeconds() + " seconds");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Waits for the report, and stops the application. */
    private List<Map<String, String>> finish(Process application) throws Exception {
        Path arrived = FOLDER.resolve("work").resolve("arrived");
        await("a report", application, () -> Files.notExists(FOLDER.resolve(SAMPLE)) && isEmpty(arrived));
        application.destroy();
        application.waitFor();
        try (Stream<Path> files = Files.list(FOLDER.resolve("done"))) {
            return TestInbox.read(files.filter(file -> file.toString().endsWith(".report.csv"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).findAny().isEmpty();
        }
    }

    private static String inDoubt() throws Exception {
        List<String> keys = new ArrayList<>();
        TestInbox.decide(FOLDER, ledger -> ledger.inDoubt().forEach(call -> keys.add(call.key())));
        return keys.get(0);
    }

    private int judge(List<Map<String, String>> first, List<Map<String, String>> second) {
        boolean expected = outcomes(first).equals(BEFORE_THE_DECISION)
                && outcomes(second).equals(AFTER_IT)
                && sets.stream().allMatch(set -> set.runs() == 1);
        out.println();
        out.println(
                expected
                        ? "*** Everything went as it should: each set was run once. ***"
                        : "*** Expected were " + BEFORE_THE_DECISION + ", then " + AFTER_IT
                                + ", and each set run once ***");
        return expected ? 0 : 1;
    }

    private static Map<String, Long> outcomes(List<Map<String, String>> report) {
        return report.stream().collect(Collectors.groupingBy(row -> row.get("outcome"), Collectors.counting()));
    }
}
