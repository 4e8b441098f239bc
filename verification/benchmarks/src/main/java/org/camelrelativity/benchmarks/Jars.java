package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What is shipped, and what it brings along. */
final class Jars {

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>.*?<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private Jars() {}

    /** Size of each jar in bytes; empty where the build has left folders of classes. */
    static Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (String entry : ours()) {
            if (Files.isRegularFile(Path.of(entry))) {
                sizes.put(StartUp.jar(entry), Files.size(Path.of(entry)));
            }
        }
        return sizes;
    }

    /** What the shipped poms name for run time, ours aside. */
    static List<String> dependencies() throws IOException {
        return ours().stream()
                .flatMap(entry -> pom(Path.of(entry)).stream())
                .flatMap(pom -> DEPENDENCY
                        .matcher(pom.replaceAll("(?s)<dependencyManagement>.*</dependencyManagement>", ""))
                        .results()
                        .filter(found -> !found.group(3).matches("(?s).*<scope>(test|provided)</scope>.*"))
                        .filter(found -> !found.group(3).contains("<type>test-jar</type>"))
                        .filter(found -> !found.group(1).equals("org.camelrelativity"))
                        .map(found -> found.group(1) + ":" + found.group(2)))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> ours() {
        return Stream.of(JavaProcess.classpath().split(":"))
                .filter(StartUp::isOurs)
                .toList();
    }

    private static Optional<String> pom(Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                return Optional.of(Files.readString(entry.resolve("../../pom.xml")));
            }
            try (JarFile jar = new JarFile(entry.toFile())) {
                Optional<? extends ZipEntry> pom = jar.stream()
                        .filter(file -> file.getName().endsWith("/pom.xml"))
                        .findFirst();
                return pom.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new String(jar.getInputStream(pom.get()).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
