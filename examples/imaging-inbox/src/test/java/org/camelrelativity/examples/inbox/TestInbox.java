package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.sandbox.RelativitySandbox;

/** The application in this JVM, with short delays, on a folder of the test's. */
final class TestInbox implements AutoCloseable {

    static final String HEADER = "workspaceId,imagingSetId,qc,remark";

    private static final int LONGEST_SECONDS = 60;

    private final Path folder;
    private final Properties settings = new Properties();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private Main main;

    /** What the application says of a file that is finished. */
    record Finished(String name, Path report, int rejected) {

        private static final Pattern LINE = Pattern.compile("Finished (.*): .*?(\\d+) rejected; report: (.*)");

        static Optional<Finished> of(String line) {
            Matcher matcher = LINE.matcher(line);
            return matcher.matches()
                    ? Optional.of(new Finished(
                            matcher.group(1), Path.of(matcher.group(3)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }
    }

    TestInbox(Path folder, RelativitySandbox sandbox) {
        this.folder = folder;
        set("relativity.instance-url", sandbox.instanceUrl());
        set("relativity.username", sandbox.username());
        set("relativity.password", sandbox.password());
        set("camel.component.relativity-imaging.retry-delay", "1ms");
        set("inbox.folder", folder.toString());
        set("inbox.look-delay", "50");
        set("inbox.settle-time", "20");
        set("inbox.redeliveries", "1");
        set("inbox.redelivery-delay", "20");
        set("camel.main.shutdown-timeout", "20");
    }

    TestInbox set(String name, String value) {
        settings.setProperty(name, value);
        return this;
    }

    TestInbox start() {
        main = InboxApplication.camel(new Console(new Ears()), settings);
        FastInbox.speedUp(main);
        main.start();
        return this;
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

    Finished summary() throws InterruptedException {
        Finished summary = finished.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
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

    boolean hasFinished() {
        return !finished.isEmpty();
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

    /** The ledger of a folder on which no application works, as a person has it who decides. */
    static void decide(Path folder, Decision decision) throws Exception {
        Database database = new Database(Folders.below(folder.toString()));
        database.start();
        try {
            JdbcCallLedger ledger = database.ledger();
            ledger.start();
            decision.by(ledger);
        } finally {
            database.stop();
        }
    }

    /** See {@link #decide}. */
    interface Decision {
        void by(JdbcCallLedger ledger) throws Exception;
    }

    static List<Map<String, String>> read(Path csv) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, format)) {
            return parser.stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Ears extends PrintStream {

        private static final String REFUSED = "Nothing was run of ";

        Ears() {
            super(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(String line) {
            Finished.of(line).ifPresent(finished::add);
            if (line.startsWith(REFUSED)) {
                refusals.add(line.substring(line.indexOf(": ") + 2));
            }
        }
    }
}
