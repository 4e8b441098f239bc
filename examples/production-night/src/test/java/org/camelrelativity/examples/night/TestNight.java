package org.camelrelativity.examples.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.camelrelativity.common.http.FastTiming;
import org.camelrelativity.sandbox.RelativitySandbox;

/** The application in this JVM, a thousand times as fast, with lists of the test's. */
final class TestNight implements AutoCloseable {

    /** A line of a report. */
    record Line(
            String workspaceId,
            String name,
            String outcome,
            String firstBates,
            String lastBates,
            String dateProduced,
            String message) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Properties settings = new Properties();
    private Main main;

    TestNight(Path directory, RelativitySandbox sandbox) {
        this.directory = directory;
        set("relativity.instance-url", sandbox.instanceUrl());
        set("relativity.username", sandbox.username());
        set("relativity.password", sandbox.password());
        set("night.lists", directory.resolve("lists").toString());
        set("night.folder", directory.resolve("night").toString());
        set("night.cron", "0 0 0 1 1 ? 2099"); // never while a test runs
        set("night.poll", "20");
        set("night.redeliveries", "4");
        set("night.redelivery-delay", "1");
        set("camel.main.shutdown-timeout", "20");
    }

    TestNight set(String name, String value) {
        settings.setProperty(name, value);
        return this;
    }

    /** The application with waits a thousand times as fast. */
    static Main fast(Properties settings) {
        Main main = new Main();
        main.setOverrideProperties(settings);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport initialized) {
                FastTiming.speedUp(initialized.getCamelContext(), 1000);
            }
        });
        return main;
    }

    TestNight start() {
        main = fast(settings);
        main.start();
        return this;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** A list that waits for the evening. */
    Path lists(String name, String text) {
        return write(directory.resolve("lists").resolve(name), text);
    }

    /** A list that is worked on now. */
    void begin(String name, String text) {
        write(directory.resolve("night/tonight").resolve(name), text);
    }

    /** {@return its report} */
    List<Line> produce(String name, String text) throws IOException {
        begin(name, text);
        return report(name);
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text);
            return Files.move(part, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the report of the list whose name ends so, when it is done} */
    List<Line> report(String name) throws IOException {
        await().atMost(PATIENCE).until(() -> !files("done", name).isEmpty());
        List<Path> reports = files("reports", name + ".csv");
        assertThat(reports).hasSize(1);
        return lines(Files.readString(reports.get(0)));
    }

    List<Path> files(String folder, String ending) throws IOException {
        Path path = directory.resolve("night").resolve(folder);
        if (Files.notExists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    static List<Line> lines(String report) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(new StringReader(report), format)) {
            return rows.stream()
                    .map(row -> new Line(
                            row.get("workspaceId"),
                            row.get("name"),
                            row.get("outcome"),
                            row.get("firstBates"),
                            row.get("lastBates"),
                            row.get("dateProduced"),
                            row.get("message")))
                    .toList();
        }
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
}
