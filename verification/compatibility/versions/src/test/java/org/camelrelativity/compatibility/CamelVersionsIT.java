package org.camelrelativity.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The finished jars, not recompiled, on each Camel and each JDK that is found. What ran stands in the table of
 * docs/versions.md; {@code -Ddocs.update=true} writes it.
 */
@Tag("heavy")
class CamelVersionsIT {

    /** The Camels, and the languages whose loaders are served for them. */
    private static final List<Camel> CAMELS = List.of(
            new Camel("4.14", "4.14.0", List.of("Java", "YAML", "XML")),
            new Camel("4.18", "4.18.0", List.of("Java", "YAML", "XML")),
            new Camel("4.22", "4.22.0", List.of("Java")));

    /**
     * One of our neighbours.
     *
     * @param module whose class path it is
     * @param version what Camel says of itself
     * @param languages in which routes are written
     */
    private record Camel(String module, String version, List<String> languages) {

        List<String> classPath() throws IOException {
            Path file = Path.of("../camel-" + module + "/target/class-path.txt");
            return List.of(Files.readString(file).strip().split(File.pathSeparator));
        }

        @Override
        public String toString() {
            return "Camel " + version;
        }
    }

    static Stream<Arguments> all() throws IOException {
        List<Jdk> jdks = Jdk.found();
        return CAMELS.stream().flatMap(camel -> jdks.stream().map(jdk -> Arguments.of(camel, jdk)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("all")
    void runs(Camel camel, Jdk jdk) throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx512m"));
        command.add("-Dcamel.threads.virtual.enabled=" + jdk.hasVirtualThreads());
        command.add("-Dexpected.camel=" + camel.version());
        command.add(
                "-Dexpected.languages=" + String.join(",", camel.languages()).toLowerCase(Locale.ROOT));
        command.addAll(List.of("-classpath", classPath(camel), OtherJvm.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            VersionsTable.assertSays(camel.version(), jdk.toString(), String.join(", ", camel.languages()));
        } finally {
            process.destroyForcibly();
        }
    }

    /** That Camel before anything of ours, and of ours only the tests and what runs them. */
    private static String classPath(Camel camel) throws IOException {
        List<String> entries = new ArrayList<>(camel.classPath());
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("test-classes")
                        || entry.matches(".*(junit|opentest4j|assertj|byte-buddy)[^/\\\\]*\\.jar"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .forEach(entries::add);
        return String.join(File.pathSeparator, entries);
    }
}
