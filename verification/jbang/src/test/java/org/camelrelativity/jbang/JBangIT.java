package org.camelrelativity.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.testing.Snippet;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** docs/jbang.md: its files are run by its commands, in Camel JBang and exported to Spring Boot. */
@Tag("heavy")
class JBangIT {

    private static final Path PAGE = Path.of("../../docs/jbang.md");
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final FileRepository REPOSITORY = new FileRepository(TARGET.resolve("published"));
    private static final Path OWN_REPOSITORY = TARGET.resolve("m2");
    private static final String USE_OWN_REPOSITORY = "-Dmaven.repo.local=" + OWN_REPOSITORY;

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY =
            new RelativitySandboxExtension(sandbox -> sandbox.timing(SandboxTiming.instant()));

    @TempDir
    private Path folder;

    private SandboxImagingSet set;

    @BeforeEach
    void prepare() throws IOException {
        REPOSITORY.publish();
        forget(OWN_REPOSITORY.resolve("org/camelrelativity"));
        SandboxWorkspace workspace = RELATIVITY.sandbox().addWorkspace(1017371);
        set = workspace.imagingSet(
                workspace.addImagingSet(1039603, "First review", workspace.addRecoveringSavedSearch(10, 2, 1)));
        Files.writeString(folder.resolve("nightly.camel.yaml"), block("yaml").replace("60000", "100"));
        RELATIVITY.sandbox().faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetAfterEffect());
        Files.writeString(folder.resolve("application.properties"), block("properties"));
    }

    /** Deletes the artifacts of earlier builds, which would be used instead of this build's. */
    private static void forget(Path downloads) throws IOException {
        if (Files.exists(downloads)) {
            try (Stream<Path> files = Files.walk(downloads)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String block(String language) throws IOException {
        List<Snippet> blocks = Snippet.of(PAGE).stream()
                .filter(snippet -> snippet.language().equals(language))
                .toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0).text();
    }

    /** {@return the words of the page's command that begins so} */
    private static List<String> command(String begin) throws IOException {
        String line = block("sh")
                .replace("\\\n", " ")
                .lines()
                .filter(command -> command.startsWith(begin))
                .collect(Collectors.joining());
        assertThat(line).isNotEmpty();
        return List.of(line.split("\\s+"));
    }

    private Process start(Path directory, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        RelativitySandbox sandbox = RELATIVITY.sandbox();
        builder.environment().put("RELATIVITY_INSTANCE_URL", sandbox.instanceUrl());
        builder.environment().put("RELATIVITY_USERNAME", sandbox.username());
        builder.environment().put("RELATIVITY_PASSWORD", sandbox.password());
        return builder.start();
    }

    private Path log() {
        return folder.resolve("output.log");
    }

    private void run(Path directory, List<String> command) throws Exception {
        Process process = start(directory, command);
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
            assertThat(process.exitValue()).as(Files.readString(log())).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The page's command, which takes our artifacts from {@link #REPOSITORY}, not from the class path of the test. */
    private static List<String> camel(String subcommand, String... more) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("camel-relativity-"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> words = new ArrayList<>(List.of(
                java(), USE_OWN_REPOSITORY, "-cp", TARGET.resolve("test-classes") + File.pathSeparator + classPath));
        words.add(Camel.class.getName());
        words.addAll(command("camel " + subcommand)
                .subList(1, command("camel " + subcommand).size()));
        words.add("--repo=" + REPOSITORY.urls());
        words.addAll(List.of(more));
        return words;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void assertReleased() throws IOException {
        assertThat(Files.readString(log())).contains("1039603: Completed, released: true");
        assertThat(set.runs()).isOne();
        assertThat(set.retries()).isOne();
        assertThat(set.imagesHidden()).isFalse();
    }

    @Test
    void runsInCamelJBang() throws Exception {
        run(folder, camel("run", "--max-messages=2"));
        assertReleased();
    }

    @Test
    void runsWhenExportedToSpringBoot() throws Exception {
        run(folder, camel("export"));
        Path project = folder.resolve("nightly");
        run(folder, List.of("sh", "-c", String.join(" ", command("sed "))));
        List<String> maven = new ArrayList<>(command("mvn "));
        maven.set(0, Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
        maven.addAll(List.of("-B", "-ntp", USE_OWN_REPOSITORY));
        run(folder, maven);
        List<String> application = new ArrayList<>(command("cd nightly && java "));
        assertThat(application.subList(0, 4))
                .containsExactly("cd", project.getFileName().toString(), "&&", "java");
        application.set(3, java());
        Process started = start(project, application.subList(3, application.size()));
        try {
            for (int i = 0;
                    i < 600 && started.isAlive() && !Files.readString(log()).contains("released: ");
                    i++) {
                started.waitFor(100, TimeUnit.MILLISECONDS);
            }
        } finally {
            started.destroy();
            started.waitFor(1, TimeUnit.MINUTES);
        }
        assertReleased();
    }
}
