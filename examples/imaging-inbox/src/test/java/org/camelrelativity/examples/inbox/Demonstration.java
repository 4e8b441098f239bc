package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** The application at work on a sandbox, with a file that has a bit of everything in it. */
final class Demonstration {

    private static final Path FOLDER = Path.of("target", "inbox");
    private static final String SAMPLE = "sample.csv";
    private static final int LONGEST_MINUTES = 2;

    /** A second in each status, 20 ms a document; a run is seen as one at once. */
    private static final SandboxTiming TIMING = new SandboxTiming(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofSeconds(1));

    private static final int REVIEW = 1017371;
    private static final int ARCHIVE = 1017048;
    private static final int RUNNING_ALREADY = 1039607;

    private static final Map<Outcome, Integer> EXPECTED = new EnumMap<>(Map.of(
            Outcome.COMPLETED, 4,
            Outcome.COMPLETED_WITH_ERRORS, 1,
            Outcome.FAILED, 1,
            Outcome.SKIPPED, 1,
            Outcome.REFUSED, 1));
    private static final int EXPECTED_REJECTED = 3;

    private Demonstration() {}

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
        if (InboxApplication.setting(InboxApplication.FOLDER).isPresent()) {
            throw new IllegalArgumentException(
                    "inbox.folder is given, but no relativity.instance-url; give both, or none for a demonstration");
        }
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(TIMING).start()) {
            seed(sandbox);
            emptyFolder();
            out.println("No relativity.instance-url is given: this is a demonstration on a sandbox, "
                    + sandbox.instanceUrl());
            CompletableFuture<FileSummary> finished = new CompletableFuture<>();
            Main main = InboxApplication.camel(new FinishingConsole(out, finished), settings(sandbox));
            hearNothingFromOutside(main);
            main.start();
            try {
                runBesides(main);
                dropSample();
                out.println("Dropped " + FOLDER.resolve(SAMPLE));
                return judge(finished.get(LONGEST_MINUTES, TimeUnit.MINUTES), out);
            } catch (TimeoutException e) {
                out.println("Not finished after " + LONGEST_MINUTES + " minutes");
                return 1;
            } catch (ExecutionException e) {
                out.println(e.getCause().getMessage());
                return 1;
            } finally {
                main.stop();
            }
        }
    }

    private static void seed(RelativitySandbox sandbox) {
        SandboxWorkspace review = sandbox.addWorkspace(REVIEW);
        review.addImagingSet(1039603, "First review", review.addSavedSearch(120, 0));
        review.addImagingSet(1039604, "Damaged files", review.addSavedSearch(60, 3));
        review.imagingSet(review.addImagingSet(1039605, "Broken job", review.addSavedSearch(40, 0)))
                .failNextRun();
        review.addImagingSet(1039606, "Quality control", review.addSavedSearch(80, 0));
        review.addImagingSet(RUNNING_ALREADY, "Somebody is at it", review.addSavedSearch(400, 0));
        SandboxWorkspace archive = sandbox.addWorkspace(ARCHIVE);
        archive.addImagingSet(1038815, "Archive", archive.addRecoveringSavedSearch(200, 10, 1));
        archive.addImagingSet(1038816, "To be released", archive.addSavedSearch(100, 0));
    }

    private static Properties settings(RelativitySandbox sandbox) {
        Properties settings = new Properties();
        settings.setProperty("relativity.instance-url", sandbox.instanceUrl());
        settings.setProperty("relativity.username", sandbox.username());
        settings.setProperty("relativity.password", sandbox.password());
        settings.setProperty("inbox.folder", FOLDER.toString());
        settings.setProperty("inbox.progress-period", "2000");
        settings.setProperty("inbox.redelivery-delay", "500");
        return settings;
    }

    /** Credentials and folders in the environment are for a real instance, and would go before the sandbox's. */
    private static void hearNothingFromOutside(Main main) {
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.configure().setAutoConfigurationSystemPropertiesEnabled(false);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport initialized) {
                PropertiesComponent properties =
                        (PropertiesComponent) initialized.getCamelContext().getPropertiesComponent();
                properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
                properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
            }
        });
    }

    /** Somebody else runs a set, which the file then has to leave alone. */
    private static void runBesides(Main main) throws Exception {
        main.getCamelTemplate()
                .requestBodyAndHeader(
                        "relativity-imaging:job/run", RUNNING_ALREADY, RelativityImagingConstants.WORKSPACE_ID, REVIEW);
    }

    /** Under another name first: nobody shall read half a file. */
    private static void dropSample() throws IOException {
        Path part = FOLDER.resolve(SAMPLE + ".part");
        try (InputStream sample = Demonstration.class.getResourceAsStream("/" + SAMPLE)) {
            Files.copy(Objects.requireNonNull(sample, SAMPLE), part);
        }
        Files.move(part, FOLDER.resolve(SAMPLE));
    }

    private static int judge(FileSummary summary, PrintStream out) {
        boolean expected = summary.outcomes().equals(EXPECTED) && summary.rejected() == EXPECTED_REJECTED;
        out.println(
                expected
                        ? "Everything went as it should."
                        : "Expected were " + EXPECTED + " and " + EXPECTED_REJECTED + " rejected rows");
        return expected ? 0 : 1;
    }

    /**
     * The sandbox is a new one each time, so what earlier runs have left says nothing about it. Another demonstration that
     * is still at work keeps its files.
     */
    private static void emptyFolder() throws IOException {
        Folders folders = new Folders(FOLDER);
        folders.create();
        try (FolderLock lock = new FolderLock(folders.lock())) {
            lock.start();
            deleteAllBut(folders.lock());
        }
        folders.create();
    }

    private static void deleteAllBut(Path kept) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.toAbsolutePath())) {
            List<Path> deepestFirst = files.filter(file -> !kept.startsWith(file))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    /** Tells the demonstration when its file is through. */
    private static final class FinishingConsole implements InboxListener {

        private final Console console;
        private final CompletableFuture<FileSummary> finished;

        FinishingConsole(PrintStream out, CompletableFuture<FileSummary> finished) {
            console = new Console(out);
            this.finished = finished;
        }

        @Override
        public void watching(Folders folders) {
            console.watching(folders);
        }

        @Override
        public void fileArrived(String name) {
            console.fileArrived(name);
        }

        @Override
        public void fileStarted(FileRun file) {
            console.fileStarted(file);
        }

        @Override
        public void fileFinished(FileSummary summary) {
            console.fileFinished(summary);
            finished.complete(summary);
        }

        @Override
        public void fileRefused(String name, String reason) {
            console.fileRefused(name, reason);
            finished.completeExceptionally(new IllegalStateException(reason));
        }

        @Override
        public void fileNotTaken(String name) {
            console.fileNotTaken(name);
        }

        @Override
        public void tick() {
            console.tick();
        }
    }
}
