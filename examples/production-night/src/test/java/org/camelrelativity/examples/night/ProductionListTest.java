package org.camelrelativity.examples.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionListTest {

    private static final String GOOD = "{workspaceId: 1, name: Vol 001, savedSearch: Responsive, numbering: {a: 1},"
            + " dataSource: {b: 2}, conflicts: fail}";

    private final ProductionList list = new ProductionList();

    @Test
    void readsEntriesInOrder() {
        assertThat(read("# A comment\n- " + GOOD + "\n- " + GOOD.replace("001", "002")))
                .containsExactly(
                        new ListedProduction(1, "Vol 001", "Responsive", Map.of("a", 1), Map.of("b", 2), "fail", null),
                        new ListedProduction(1, "Vol 002", "Responsive", Map.of("a", 1), Map.of("b", 2), "fail", null));
    }

    @Test
    void readsWhatEditorsWrite() {
        assertThat(read("\uFEFF- " + GOOD.replace("Vol", "\"Über\"").replace("\" 001", " 001\"") + "\r\n"))
                .singleElement()
                .extracting(ListedProduction::name, ListedProduction::problem)
                .containsExactly("Über 001", null);
    }

    @Test
    void readsWhatTheReadmeShows() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("```yaml") + "```yaml".length();
        assertThat(read(readme.substring(from, readme.indexOf("```", from))))
                .singleElement()
                .extracting(ListedProduction::name, ListedProduction::problem)
                .containsExactly("ABC002 Vol 001", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workspaceId: 1, | | workspaceId is missing",
                "name: Vol 001, | | name is missing",
                "savedSearch: Responsive, | | savedSearch is missing",
                "'numbering: {a: 1},' | | numbering is missing",
                "'dataSource: {b: 2},' | | dataSource is missing",
                "', conflicts: fail' | | conflicts is missing",
                "workspaceId: 1 | workspaceId: 0 | workspaceId can't be '0'",
                "workspaceId: 1 | workspaceId: '1' | workspaceId can't be '1'",
                "workspaceId: 1 | workspaceId: 99999999999 | workspaceId can't be '99999999999'",
                "Vol 001 | 20261129 | name can't be '20261129'",
                "Vol 001 | '\"a\\nb\"' | name can't be 'a?b'",
                "Vol 001 | ' \" \"' | name can't be ' '",
                "'{a: 1}' | DocumentLevel | numbering can't be 'DocumentLevel'",
                "'{a: 1}' | '{1: 2}' | numbering can't be a java.util.LinkedHashMap",
                "conflicts: fail | conflicts: ask | conflicts can't be 'ask'",
                "conflicts: | conflict: | there is no field 'conflict', only workspaceId, name",
            })
    void badEntryIsTold(String what, String with, String problem) {
        String entry = GOOD.replace(what, with == null ? "" : with);
        assertThat(entry).isNotEqualTo(GOOD);
        List<ListedProduction> read = read("- " + GOOD.replace("001", "other") + "\n- " + entry);
        assertThat(read.get(0).problem()).isNull();
        assertThat(read.get(1).problem()).startsWith("Entry 2: " + problem);
    }

    @Test
    void longNameIsTold() {
        assertThat(read("- " + GOOD.replace("001", "0".repeat(200))).get(0).problem())
                .startsWith("Entry 1: name can't be 'Vol 000");
    }

    @Test
    void entryThatIsNoneIsTold() {
        assertThat(read("- Vol 001\n- " + GOOD))
                .extracting(ListedProduction::problem)
                .containsExactly("Entry 1: workspaceId is missing", null);
    }

    /** Whatever Relativity makes of the letters' case. */
    @Test
    void namesThatAreThereTwiceAreNotTaken() {
        List<ListedProduction> read = read(List.of("Vol 001", "Vol 002", "VOL 001").stream()
                .map(name -> "- " + GOOD.replace("Vol 001", name))
                .collect(Collectors.joining("\n")));
        assertThat(read)
                .extracting(ListedProduction::problem)
                .containsExactly("This name is in the list 2 times", null, "This name is in the list 2 times");
    }

    @Test
    void namesAreOfAWorkspace() {
        assertThat(read("- " + GOOD + "\n- " + GOOD.replace("workspaceId: 1", "workspaceId: 2")))
                .extracting(ListedProduction::problem)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "[]", "a: b", "text"})
    void listWithoutEntriesIsTold(String text) {
        assertThat(read(text)).extracting(ListedProduction::problem).containsExactly("The list has no entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- {a: 1, a: 2}", "- a\n---\n- b", "- *a", "- !!java.net.URL [x]", "- a: 'b", "- \u0000"})
    void listThatCantBeReadIsTold(String text) {
        assertThat(read(text)).singleElement().satisfies(entry -> assertThat(entry.problem())
                .startsWith("The list can't be read: "));
    }

    @Test
    void otherEncodingIsTold() {
        assertThat(list.read(("- " + GOOD.replace("Vol", "Über")).getBytes(StandardCharsets.ISO_8859_1)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.problem()).startsWith("The list can't be read: "));
    }

    private List<ListedProduction> read(String text) {
        return list.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
