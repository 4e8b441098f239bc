package org.camelrelativity.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camelrelativity.common.testing.Snippet;
import org.junit.jupiter.api.Test;

/** The README is short, all pages can be reached from it, and no link is broken. */
class LinksTest {

    private static final Path README = Path.of("README.md");
    private static final Path INDEX = Path.of("docs/README.md");

    private record Link(Path page, String target) {

        boolean leadsSomewhere() {
            String[] parts = target.split("#", 2);
            Path file = parts[0].isEmpty()
                    ? page
                    : Tree.ROOT
                            .relativize(Tree.ROOT.resolve(page).resolveSibling(parts[0]))
                            .normalize();
            return Files.exists(Tree.ROOT.resolve(file))
                    && (parts.length == 1 || anchors(file).contains(parts[1]));
        }

        Path file() {
            return Path.of(page.toString()).resolveSibling(target.split("#")[0]).normalize();
        }
    }

    private static List<Link> links(Path page) {
        return Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"")
                .matcher(Prose.of(page))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .filter(target -> !target.matches("https?:.*"))
                .map(target -> new Link(page, target))
                .toList();
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) {
        return Pattern.compile("(?m)^#+ (.*)$")
                .matcher(Prose.of(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<Link> links =
                Tree.pages().stream().flatMap(page -> links(page).stream()).toList();
        assertThat(links)
                .hasSizeGreaterThan(100)
                .filteredOn(link -> !link.leadsSomewhere())
                .isEmpty();
    }

    @Test
    void everyPageIsListed() {
        List<Path> pages = Tree.pages().stream()
                .filter(page -> page.startsWith("docs") && page.getNameCount() == 2 && !page.equals(INDEX))
                .toList();
        assertThat(links(INDEX)).map(Link::file).containsAll(pages);
        assertThat(links(README)).map(Link::file).containsAll(pages).contains(INDEX);
        List<Path> ofOperations = Tree.pages().stream()
                .filter(page -> page.startsWith("docs/operations"))
                .toList();
        assertThat(pages.stream().flatMap(page -> links(page).stream()))
                .map(Link::file)
                .containsAll(ofOperations);
        assertThat(ofOperations).isNotEmpty();
        assertThat(links(README))
                .map(Link::file)
                .containsAll(Tree.files(file -> file.matches("examples/[^/]+/README\\.md")));
    }

    /** In Javadoc, comments, messages and scripts. */
    @Test
    void sourcesNamePagesThatExist() {
        Pattern name = Pattern.compile("(?<![\\w/])docs/[\\w/-]+\\.md(#[\\w-]+)?");
        List<Link> named = new ArrayList<>();
        for (Path file : Tree.files(each -> each.matches(".*\\.(java|xml|yaml|properties|json)|\\.ci/.*"))) {
            name.matcher(Tree.read(file)).results().forEach(match -> named.add(new Link(README, match.group())));
        }
        assertThat(named)
                .isNotEmpty()
                .filteredOn(link -> !link.leadsSomewhere())
                .isEmpty();
    }

    @Test
    void theReadmeIsShort() throws Exception {
        assertThat(Files.size(Tree.ROOT.resolve(README))).isLessThanOrEqualTo(12_288);
    }

    /** Which .ci/run reads and runs. */
    @Test
    void theQuickStartIsTwoCommands() throws Exception {
        String section = Tree.read(README).split("## Quick start\n")[1].split("\n## ")[0];
        List<Snippet> commands = Snippet.of(Tree.ROOT.resolve(README)).stream()
                .filter(snippet -> section.contains("```sh\n" + snippet.text() + "```"))
                .toList();
        assertThat(commands)
                .hasSize(2)
                .allMatch(command -> command.text().lines().count() == 1);
        assertThat(section.split("```")).hasSize(5);
    }
}
