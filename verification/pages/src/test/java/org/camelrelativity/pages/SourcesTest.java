package org.camelrelativity.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comments and pages cite can be read by everybody: the vendor's public pages, which docs/sources.md lists. */
class SourcesTest {

    /** Notes of ours, by file, section or number of a finding. Sections of RFCs may be cited. */
    private static final Pattern UNPUBLISHED = Pattern.compile("(?<!RFC \\d{1,5} )§"
            + "|\\b[Cc]ontract,?\\s+(?:\\*\\s+)?(?:common|imaging|production|object-manager|[A-Z]-?\\d)"
            + "|(?<![\\w-])[DP]-\\d+\\b");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private static final Pattern WHOLE = Pattern.compile(".+", Pattern.DOTALL);

    /** To the end of the sentence; a name may have dots. */
    private static final Pattern OF_A_CLASS = Pattern.compile("\\bSource:(\\s.+?)\\.(?=\\s)", Pattern.DOTALL);

    private static final Pattern OF_AN_OPERATION = Pattern.compile("(?m)^Source: (.+)$");

    private static final Pattern LISTED = Pattern.compile(
            "\\[([^]]+)]\\(https://(?:(?:platform|help)\\.relativity\\.com|github\\.com/relativity(?:dev|one))/");

    private final List<Citation> listed = Citation.of(LISTED, "docs/sources\\.md");

    private record Citation(Path file, int line, String text) {

        static List<Citation> of(Pattern wanted, String files) {
            return Tree.files(file -> file.matches(files)).stream()
                    .flatMap(file -> in(file, wanted))
                    .toList();
        }

        private static Stream<Citation> in(Path file, Pattern wanted) {
            String text = Tree.read(file);
            Pattern part = file.toString().endsWith(".java") ? COMMENT : WHOLE;
            return part.matcher(text)
                    .results()
                    .flatMap(each -> wanted.matcher(text)
                            .region(each.start(), each.end())
                            .results())
                    .map(found -> new Citation(file, lineOf(text, found), found.group(found.groupCount())));
        }

        private static int lineOf(String text, MatchResult found) {
            return text.substring(0, found.start()).split("\n", -1).length;
        }

        /** Each by itself, and without what a comment has at the start of a line. */
        Stream<Citation> names() {
            return Stream.of(text.replaceAll("\\s+(?:\\* )?", " ").strip().split(", "))
                    .map(name -> new Citation(file, line, name));
        }
    }

    @Test
    void nothingCitesWhatIsNotPublished() {
        assertThat(Citation.of(UNPUBLISHED, ".*\\.(java|md|json|yaml|xml|properties)"))
                .isEmpty();
    }

    @Test
    void eachSourceIsListed() {
        assertThat(Citation.of(OF_A_CLASS, ".*/src/main/java/.*\\.java").stream()
                        .flatMap(Citation::names))
                .hasSizeGreaterThan(50)
                .filteredOn(source ->
                        listed.stream().noneMatch(name -> source.text().equals(name.text())))
                .isEmpty();
        assertThat(Citation.of(OF_AN_OPERATION, "docs/operations/.*\\.md"))
                .hasSizeGreaterThan(50)
                .filteredOn(source ->
                        listed.stream().noneMatch(name -> source.text().startsWith(name.text())))
                .isEmpty();
    }

    @Test
    void onlyWhatTheVendorPublishesIsListed() {
        assertThat(Citation.of(Pattern.compile("]\\(https?:"), "docs/sources\\.md"))
                .hasSameSizeAs(listed);
    }
}
