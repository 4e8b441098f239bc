package org.camelrelativity.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camelrelativity.sandbox.RelativitySandbox;

/** The fat jar in a JVM of its own, configured by its environment. */
final class PackagedApplication implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENS = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern STARTED = Pattern.compile("Started Application in");

    private final Process process;
    private final Path output;

    private PackagedApplication(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** In a directory that has its inbox, its database and its output. */
    static PackagedApplication start(Path directory, RelativitySandbox sandbox) throws IOException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", System.getProperty("application"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "CAMEL_COMPONENT_RELATIVITYIMAGING_INSTANCEURL", sandbox.instanceUrl(),
                        "CAMEL_COMPONENT_RELATIVITYIMAGING_USERNAME", sandbox.username(),
                        "RELATIVITY_PASSWORD", sandbox.password(),
                        "IMAGING_DELAY", "100",
                        "SERVER_PORT", "0"));
        PackagedApplication application = new PackagedApplication(builder.start(), output);
        application.find(STARTED);
        return application;
    }

    String health() {
        return "http://127.0.0.1:" + find(LISTENS).group(1) + "/actuator/health";
    }

    private Matcher find(Pattern line) {
        return await(line.pattern())
                .atMost(PATIENCE)
                .failFast(() -> assertThat(process.isAlive()).as(this::output).isTrue())
                .until(() -> line.matcher(output()), Matcher::find);
    }

    /** Asks it to end, as the operating system does. {@return its exit code} */
    int terminate() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
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

    /** Kills it, if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
