package org.camelrelativity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each example, copied to where nothing else of the project is, builds with what this build has packaged. The user's local
 * repository is read only: what is ours is in another, which has links to all the rest.
 */
@Tag("heavy")
class BuiltAloneIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String OURS = "camelrelativity";

    @TempDir
    private static Path folder;

    @TempDir
    private Path copies;

    @BeforeAll
    static void fillRepository() throws IOException {
        Path users = Path.of(System.getProperty("maven.local-repository"));
        Path org = Files.createDirectory(folder.resolve("org"));
        link(users, folder, "org");
        link(users.resolve("org"), org, OURS);
        put(ROOT);
        for (String module : published()) {
            put(ROOT.resolve(module));
        }
    }

    private static void link(Path from, Path to, String exception) throws IOException {
        for (Path entry : children(from)) {
            if (!entry.endsWith(exception)) {
                Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
            }
        }
    }

    /** As .ci/reproducible lists them, which a test holds to the poms. */
    private static List<String> published() throws IOException {
        List<String> modules = new ArrayList<>();
        Files.readAllLines(ROOT.resolve(".ci/reproducible")).stream()
                .filter(line -> line.startsWith("published"))
                .forEach(line -> modules.addAll(
                        Arrays.asList(line.replaceFirst("published\\+?=,?", "").split(","))));
        return modules;
    }

    /** Puts a module's pom and what its build has made to where Maven looks for it. */
    private static void put(Path module) throws IOException {
        String pom = Files.readString(module.resolve("pom.xml"));
        String version = pom.split("</?version>")[1];
        String artifact = pom.replaceFirst("(?s)<parent>.*</parent>", "").split("</?artifactId>")[1];
        String name = artifact + "-" + version;
        Path place = Files.createDirectories(
                folder.resolve("org").resolve(OURS).resolve(artifact).resolve(version));
        Files.copy(module.resolve("pom.xml"), place.resolve(name + ".pom"));
        Path features = module.resolve("target/classes/features.xml");
        if (Files.exists(features)) {
            Files.copy(features, place.resolve(name + "-features.xml"));
        }
        Path jar = module.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, place.resolve(name + ".jar"));
        }
    }

    static List<String> examples() throws IOException {
        return children(ROOT.resolve("examples")).stream()
                .map(example -> example.getFileName().toString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void buildsWhereNothingElseOfTheProjectIs(String example) throws Exception {
        Path copy = copies.resolve(example);
        copy(ROOT.resolve("examples").resolve(example), copy);
        Path log = Path.of("target", example + ".log").toAbsolutePath();
        Process maven = new ProcessBuilder(
                        System.getProperty("maven.program"),
                        "-o",
                        "-B",
                        "-Dmaven.repo.local=" + folder,
                        "-DskipTests",
                        "package")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor()).as(log.toString()).isZero();
        assertThat(children(copy.resolve("target")))
                .anyMatch(file -> file.toString().endsWith(".jar"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path entry : children(from)) {
            if (Files.isRegularFile(entry)) {
                Files.copy(entry, to.resolve(entry.getFileName()));
            } else if (!entry.endsWith("target")) {
                copy(entry, to.resolve(entry.getFileName()));
            }
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
