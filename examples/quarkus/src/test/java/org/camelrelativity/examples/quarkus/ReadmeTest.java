package org.camelrelativity.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shown to users is what is tested. Runs in more than one module. */
class ReadmeTest {

    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("examples/quarkus")))
            .findFirst()
            .orElseThrow();

    @Test
    void thePageShowsTheConfiguration() throws IOException {
        assertThat(configuration()).contains(block(quarkus(), "properties"));
    }

    @Test
    void thePageShowsTheExtension() throws IOException {
        String tested = Files.readString(ROOT.resolve("runtimes/quarkus/integration-test/pom.xml"));
        String version = tested.split("</?version>")[1];
        assertThat(unindented(tested.replace("${project.version}", version)))
                .contains(unindented(block(quarkus(), "xml")));
    }

    @Test
    void theExampleShowsItsRoute() throws IOException {
        String routes = "src/main/java/org/camelrelativity/examples/quarkus/RelativityRoutes.java";
        Path example = ROOT.resolve("examples/quarkus");
        assertThat(unindented(Files.readString(example.resolve(routes))))
                .contains(unindented(block(Files.readString(example.resolve("README.md")), "java")));
    }

    private static String quarkus() throws IOException {
        return Files.readString(ROOT.resolve("docs/quarkus.md"));
    }

    private static String configuration() throws IOException {
        try (var properties = ReadmeTest.class.getResourceAsStream("/application.properties")) {
            return new String(properties.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String block(String text, String language) {
        List<String> blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "");
    }
}
