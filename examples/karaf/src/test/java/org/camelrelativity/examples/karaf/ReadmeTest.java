package org.camelrelativity.examples.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README and docs/karaf.md show is what is tested. */
class ReadmeTest {

    @Test
    void showsTheConfiguration() throws IOException {
        assertThat(block("properties")).isEqualTo(Files.readString(Path.of("src/main/etc/org.camelrelativity.cfg")));
    }

    @Test
    void showsTheRoute() throws IOException {
        Path routes = Path.of("src/main/java/org/camelrelativity/examples/karaf/RelativityRoutes.java");
        assertThat(unindented(Files.readString(routes))).contains(unindented(block("java")));
    }

    /** KarafIT installs these. */
    @Test
    void namesTheFeatures() throws IOException {
        String features = Files.readString(Path.of("../../runtimes/karaf/src/main/features/features.xml"));
        for (Path readme : List.of(Path.of("README.md"), Path.of("../../docs/karaf.md"))) {
            List<String> installed = Pattern.compile("(?m)^feature:install (.*)$")
                    .matcher(Files.readString(readme))
                    .results()
                    .flatMap(match -> Stream.of(match.group(1).split(" ")))
                    .filter(feature -> !feature.equals("scr"))
                    .toList();
            assertThat(installed).hasSize(2).allSatisfy(feature -> assertThat(features)
                    .contains("<feature name=\"" + feature + "\""));
        }
    }

    private static String block(String language) throws IOException {
        List<String> blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(block.indexOf('\n') + 1, block.lastIndexOf("```")))
                .toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "");
    }
}
