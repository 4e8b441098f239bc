package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.sandbox.RelativitySandbox;

/** The application in this JVM, with short delays, on a folder of the test's. */
final class TestInbox implements AutoCloseable {

    static final String HEADER = "workspaceId,imagingSetId,qc,priority";

    private static final int LONGEST_SECONDS = 60;

    private final Path folder;
    private final Properties settings = new Properties();
    private final BlockingQueue<FileSummary> summaries = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> notTaken = new LinkedBlockingQueue<>();
    private volatile boolean deaf;
    private Main main;

    TestInbox(Path folder, RelativitySandbox sandbox) {
        this.folder = folder;
        set("relativity.instance-url", sandbox.instanceUrl());
        set("relativity.username", sandbox.username());
        set("relativity.password", sandbox.password());
        set("camel.component.relativity-imaging.retry-delay", "1ms");
        set("inbox.folder", folder.toString());
        set("inbox.look-delay", "50");
        set("inbox.settle-time", "20");
        set("inbox.look-up-for", "20m");
        set("inbox.redeliveries", "1");
        set("inbox.redelivery-delay", "20");
        set("inbox.progress-period", "100");
        set("camel.main.shutdown-timeout", "20");
    }

    TestInbox set(String name, String value) {
        settings.setProperty(name, value);
        return this;
    }

    TestInbox start() {
        main = InboxApplication.camel(new Ears(), settings);
        FastInbox.speedUp(main);
        main.start();
        return this;
    }

    /** From now on the listener fails. */
    void failToListen() {
        deaf = true;
    }

    void stop() {
        main.stop();
    }

    @Override
    public void close() {
        if (main != null) {
            main.stop();
        }
    }

    /** Runs a set as somebody else would. */
    void runBesides(int workspace, int imagingSet) throws Exception {
        main.getCamelTemplate()
                .requestBodyAndHeader(
                        "relativity-imaging:job/run", imagingSet, RelativityImagingConstants.WORKSPACE_ID, workspace);
    }

    void stopJob(int workspace, int job) throws Exception {
        main.getCamelTemplate()
                .requestBodyAndHeader(
                        "relativity-imaging:job/stop", job, RelativityImagingConstants.WORKSPACE_ID, workspace);
    }

    void drop(String name, String... lines) {
        drop(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void drop(String name, byte[] content) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(name + ".part");
            Files.write(part, content);
            Files.move(part, folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next file to be finished, and reads its report. */
    List<Map<String, String>> report() throws InterruptedException {
        return read(summary().report());
    }

    FileSummary summary() throws InterruptedException {
        FileSummary summary = summaries.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
        assertThat(summary).as("a finished file; refused were " + refusals).isNotNull();
        return summary;
    }

    /** {@return the report's only row} */
    Map<String, String> row() throws InterruptedException {
        List<Map<String, String>> rows = report();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    String refusal() throws InterruptedException {
        return refusals.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    /** {@return the next name that was reported, since it can't be used} */
    String notTaken() throws InterruptedException {
        return notTaken.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    boolean hasMoreNotTaken() {
        return !notTaken.isEmpty();
    }

    boolean hasFinished() {
        return !summaries.isEmpty();
    }

    List<Map<String, String>> rejected(String stem) {
        return read(only("rejected", stem, ".rejected.csv"));
    }

    Path only(String subfolder, String beginning, String end) {
        try (Stream<Path> files = Files.list(folder.resolve(subfolder))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(beginning + "-"))
                    .filter(file -> file.getFileName().toString().endsWith(end))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> read(Path csv) {
        try {
            List<List<String>> rows =
                    Files.readAllLines(csv).stream().map(CsvLine::parse).toList();
            List<String> header = rows.get(0);
            return rows.stream()
                    .skip(1)
                    .map(row ->
                            IntStream.range(0, header.size()).boxed().collect(Collectors.toMap(header::get, row::get)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Ears implements InboxListener {

        @Override
        public void watching(Folders folders) {}

        @Override
        public void fileArrived(String name) {}

        @Override
        public void fileStarted(FileRun file) {
            if (deaf) {
                throw new IllegalStateException("This listener fails");
            }
        }

        @Override
        public void fileFinished(FileSummary summary) {
            summaries.add(summary);
        }

        @Override
        public void fileRefused(String name, String reason) {
            refusals.add(reason);
        }

        @Override
        public void fileNotTaken(String name) {
            notTaken.add(name);
        }

        @Override
        public void tick() {}
    }
}
