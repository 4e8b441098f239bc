package org.camelrelativity.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a JVM of its own, configured by its environment. */
final class PackagedApplication implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("started in .* Listening on: (http://\\S+)");

    private final Process process;
    private final Path output;

    private PackagedApplication(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param directory where its output goes
     * @param settings properties that it takes from its environment
     */
    static PackagedApplication start(Path directory, Map<String, String> settings) throws IOException {
        Path output = directory.resolve("output.txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-jar", System.getProperty("quarkus.application"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        settings.forEach((name, value) -> builder.environment().put(asVariable(name), value));
        builder.environment().put(asVariable("quarkus.http.port"), "0");
        return new PackagedApplication(builder.start(), output);
    }

    /** As MicroProfile Config looks for a property in the environment. */
    private static String asVariable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** {@return what the operating system knows of it} */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** {@return where it listens, once it does} */
    String url() {
        return await("its start")
                .atMost(Surroundings.PATIENCE)
                .failFast(() -> assertThat(process.isAlive()).as(this::output).isTrue())
                .until(() -> STARTED.matcher(output()), Matcher::find)
                .group(1);
    }

    /** Asks it to end, as the operating system does. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(Surroundings.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(this::output)
                .isTrue();
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
