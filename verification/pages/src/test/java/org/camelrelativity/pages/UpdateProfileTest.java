package org.camelrelativity.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command of CONTRIBUTING.md writes all that is generated and committed: the profile runs each test that writes. */
class UpdateProfileTest {

    private static final Pattern WRITES = Pattern.compile("assertWritten\\(|getBoolean\\(\"docs\\.update\"\\)");

    private static final Pattern TEST = Pattern.compile("@Test\\s+void (\\w+)\\(");

    /** {@return the tests of a class that write, as surefire names them} */
    private static Stream<String> writing(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        return Stream.of(Tree.read(file).split("(?=@Test\\s)"))
                .filter(test -> WRITES.matcher(test).find())
                .flatMap(test -> TEST.matcher(test).results())
                .map(test -> name + "#" + test.group(1));
    }

    /** {@return what matches the tests that the profile runs, which surefire takes as Class#method+other*} */
    private static List<Pattern> run() {
        String profile = Tree.read(Path.of("pom.xml")).split("<id>update</id>")[1];
        return Stream.of(profile.split("</?test>")[1].split(","))
                .map(wanted -> wanted.split("#"))
                .flatMap(wanted -> Stream.of(wanted.length == 1 ? "*" : wanted[1])
                        .flatMap(methods -> Stream.of(methods.split("\\+")))
                        .map(method -> wanted[0] + "#" + method.replace("*", "\\w*")))
                .map(Pattern::compile)
                .toList();
    }

    @Test
    void updateRunsEachTestThatWrites() {
        List<Pattern> run = run();
        assertThat(Tree.files(file -> file.endsWith("Test.java") && !file.contains("/pages/")))
                .flatExtracting(file -> writing(file).toList())
                .hasSizeGreaterThan(7)
                .allMatch(test ->
                        run.stream().anyMatch(wanted -> wanted.matcher(test).matches()));
    }
}
