package org.camelrelativity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
        build(copy, example);
        assertThat(children(copy.resolve("target")))
                .anyMatch(file -> file.toString().endsWith(".jar"));
    }

    private static void build(Path project, String name) throws Exception {
        Path log = Path.of("target", name + ".log").toAbsolutePath();
        Process maven = new ProcessBuilder(
                        System.getProperty("maven.program"),
                        "-o",
                        "-B",
                        "-Dmaven.repo.local=" + folder,
                        "-DskipTests",
                        "package")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor()).as(log.toString()).isZero();
    }

    /** Maven takes the nearest version of a module, and Camel's own are nearer to our components than to its starters. */
    @Test
    void thePageOfSpringBootBringsOneVersionOfCamel() throws Exception {
        String page = Files.readString(ROOT.resolve("docs/spring-boot.md"));
        String example = Files.readString(ROOT.resolve("examples/spring-boot/pom.xml"));
        String boot = project().split("</?spring-boot.version>")[1];
        String springBoot = "<dependency><groupId>org.springframework.boot</groupId>"
                + "<artifactId>spring-boot-dependencies</artifactId><version>" + boot
                + "</version><type>pom</type><scope>import</scope></dependency>";
        Files.writeString(copies.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>application</artifactId>
                  <version>1</version>
                  %s
                  <build>
                    <pluginManagement>
                      <plugins>%s</plugins>
                    </pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>org.springframework.boot</groupId>
                        <artifactId>spring-boot-maven-plugin</artifactId>
                        <version>%s</version>
                        <configuration>
                          <mainClass>org.example.Application</mainClass>
                        </configuration>
                        <executions>
                          <execution>
                            <goals>
                              <goal>repackage</goal>
                            </goals>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                page.split("```xml\n")[1].split("```")[0].replaceFirst("<dependencies>", "<dependencies>" + springBoot),
                Stream.of("resources", "compiler", "surefire", "jar")
                        .map(BuiltAloneIT::pluginOfTheProject)
                        .collect(Collectors.joining()),
                boot));
        build(copies, "spring-boot-page");
        try (JarFile jar =
                new JarFile(copies.resolve("target/application-1.jar").toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .filteredOn(name -> name.matches("BOOT-INF/lib/camel-(?!relativity).*"))
                    .hasSizeGreaterThan(10)
                    .allMatch(name -> name.endsWith("-" + example.split("</?camel.version>")[1] + ".jar"));
        }
    }

    /** In the version that is in the local repository already. */
    private static String pluginOfTheProject(String name) {
        String artifact = "<artifactId>maven-" + name + "-plugin</artifactId>";
        String version = project().split(artifact)[1].split("</?version>")[1];
        return "<plugin>" + artifact + "<version>" + version + "</version></plugin>";
    }

    private static String project() {
        try {
            return Files.readString(ROOT.resolve("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
