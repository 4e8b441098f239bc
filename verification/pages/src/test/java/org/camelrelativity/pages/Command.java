package org.camelrelativity.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A command of a page. To run them all would take hours, so only its modules, profiles, tests and properties are checked. */
record Command(String line) {

    private static final Set<String> WORDS =
            Set.of("-q", "-B", "-o", "-am", "-DskipTests", "package", "test", "verify", "install", "deploy");

    /** Of Maven's plugins and of jqwik. */
    private static final Set<String> OF_OTHERS = Set.of(
            "-Dsurefire.failIfNoSpecifiedTests",
            "-Dfailsafe.failIfNoSpecifiedTests",
            "-Djqwik.tries.default",
            "-Djqwik.reporting.onlyfailures");

    void assertCanBeRun() {
        List<String> words = Arrays.stream(line.strip().split("\\s+"))
                .dropWhile(word -> word.matches("[A-Z_]+=.*"))
                .toList();
        switch (words.get(0)) {
            case "mvn" -> assertMaven(words.subList(1, words.size()));
            case "java" -> assertJar(words.get(words.indexOf("-jar") + 1));
            case "export" -> assertThat(line).matches("export( [A-Z_]+=\\S+)+");
            default -> fail("a command of a kind that no check knows: " + line);
        }
    }

    private void assertMaven(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-pl")) {
                i++;
                for (String module : words.get(i).split(",")) {
                    assertThat(Tree.ROOT.resolve(module).resolve("pom.xml")).exists();
                }
            } else if (word.startsWith("-P")) {
                assertSomeFileHas("pom.xml", "<id>" + word.substring(2) + "</id>");
            } else if (word.startsWith("-D") && !WORDS.contains(word)) {
                String[] property = word.split("=", 2);
                if (property[0].equals("-Dtest") || property[0].equals("-Dit.test")) {
                    assertTestsExist(property[1].replace("'", ""));
                } else if (!OF_OTHERS.contains(property[0])) {
                    assertSomeFileHas("", property[0].substring(2));
                }
            } else {
                assertThat(WORDS).as(line).contains(word);
            }
        }
    }

    private void assertTestsExist(String names) {
        if (names.equals("none")) {
            return;
        }
        for (String name : names.split(",")) {
            assertThat(Tree.files(file -> file.matches(".*/" + name.replace("*", "\\w*") + "\\.java")))
                    .as(name)
                    .isNotEmpty();
        }
    }

    /** A jar that a build of its module makes. */
    private static void assertJar(String jar) {
        Path module = Path.of(jar.split("/target/")[0]);
        assertThat(Files.exists(Tree.ROOT.resolve(module).resolve("pom.xml")))
                .as(jar)
                .isTrue();
    }

    private static void assertSomeFileHas(String ending, String text) {
        assertThat(Tree.files(file -> file.endsWith(ending) && file.matches(".*(pom\\.xml|\\.java|\\.properties)")))
                .as(text)
                .anyMatch(file -> Tree.read(file).contains(text));
    }
}
