package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a seed may say, and what is said of one that is wrong; docs/sandbox.md tells it all. */
class SeedTest {
    private static final Path DOCUMENT = Path.of("../docs/sandbox.md");
    private static final UUID TOKEN = UUID.fromString("6f3a2c1e-5b7d-4e80-9a41-0c2d3e4f5a6b");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private RelativitySandbox start(String seed) throws Exception {
        Path file = Files.writeString(folder.resolve("seed.yaml"), seed);
        return RelativitySandboxMain.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8), "--speed=0", "--seed", file.toString());
    }

    private static String documented() throws Exception {
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    @Test
    void namesCannotCommandATerminal() throws Exception {
        start("workspaces: [{id: 1, savedSearches: [{documents: 1, name: \"a\\x9b31m\\e[31m\\u202Eb\"}]}]")
                .close();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("\"a?31m?[31m?b\"");
    }

    @Test
    void theDocumentedSeedIsTheDefault() throws Exception {
        try (var resource = Seed.class.getResourceAsStream("seed.yaml")) {
            assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(documented());
        }
    }

    @Test
    void theDocumentedSeedDoesWhatItSays() throws Exception {
        try (RelativitySandbox sandbox = start(documented())) {
            SandboxWorkspace review = sandbox.workspace(1017371);
            assertThat(review.savedSearches()).containsEntry(1038812, "Damaged files");
            assertThat(review.documents().foundBy(1038812)).hasSize(200);
            assertThat(review.imagingSets()).containsExactly(1039603, 1039604, 1039605);
            assertThat(review.imagingProfiles()).contains(1040001).hasSize(3);
            assertThat(review.production(1041001).status()).isEqualTo("Staged");
            assertThat(review.production(1041001).documents()).hasSize(120);
            assertThat(review.production(1041002).status()).isEqualTo("Error");
            SandboxWorkspace archive = sandbox.workspace(1017048);
            assertThat(archive.imagingSet(1038816).status()).isEqualTo("Staging");
            assertThat(archive.production(1041005).status()).isEqualTo("QueuedForProduction");
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains(
                            TOKEN.toString(),
                            Integer.toString(review.production(1041002).jobId()));
            sandbox.expireDatabaseToken(TOKEN); // or there is none
        }
    }

    @Test
    void failingDocumentsRecoverOrNotAsTheSeedSays() throws Exception {
        try (RelativitySandbox sandbox = start(documented())) {
            PacedClock clock = sandbox.instance().pacedClock().orElseThrow();
            clock.speed(PacedClock.FASTEST);
            SandboxWorkspace review = sandbox.workspace(1017371);
            new TestClient(sandbox).run(1017371, 1039604);
            new TestClient(sandbox).run(1017371, 1039605);
            await().until(() -> review.imagingSet(1039604).status(), "Completed with errors"::equals);
            await().until(() -> review.imagingSet(1039605).status(), "Error - job failed"::equals);
            assertThat(review.imagingSet(1039604).documentsErrored()).isEqualTo(8);
        }
    }

    @Test
    void whatIsLeftOutIsChosen() throws Exception {
        try (RelativitySandbox sandbox = start("""
                username: anna@example.com
                password: "back\\\\slash"
                accessToken: 42
                workspaces:
                  - id: 7
                    savedSearches: [{documents: 0}]
                    imagingProfiles: [{}]
                    productions: [{documents: 1, name: 2024}]
                """)) {
            assertThat(sandbox.username()).isEqualTo("anna@example.com");
            assertThat(sandbox.accessToken()).isEqualTo("42");
            SandboxWorkspace workspace = sandbox.workspace(7);
            assertThat(workspace.savedSearches()).hasSize(1);
            assertThat(workspace.imagingProfiles()).hasSize(3);
            assertThat(workspace.production(workspace.productions().get(0)).name())
                    .isEqualTo("2024");
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("password = back\\\\slash");
        }
    }

    /** Terminals take some characters for commands. */
    @Test
    void printsNamesWithoutControlCharacters() throws Exception {
        start("workspaces: [{id: 7, savedSearches: [{id: 8, documents: 0, name: \"a\\e[2Jb\\nc\"}]}]")
                .close();

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("\"a?[2Jb?c\"");
    }

    /** The seed, and after an arrow what is said of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " => : expected 'workspaces', the file is empty",
                "[] => , line 1, column 1: expected a mapping, not a list",
                "workspace: [] => , line 1, column 1: workspace: expected one of username, password, accessToken, workspaces, not 'workspace'",
                "username: a => , line 1, column 1: workspaces: expected a value, there is none",
                "{workspaces: [], workspaces: []} => , line 1, column 18: workspaces: expected this key once, not 'workspaces'",
                "workspaces: => , line 1, column 12: workspaces: expected a list, not ''",
                "workspaces: 7 => , line 1, column 13: workspaces: expected a list, not '7'",
                "workspaces: [7] => , line 1, column 14: workspaces[0]: expected a mapping, not '7'",
                "workspaces: [{}] => , line 1, column 14: workspaces[0].id: expected a value, there is none",
                "workspaces: [{id: 0}] => , line 1, column 19: workspaces[0].id: expected an integer from 1 to 2147483647, not '0'",
                "workspaces: [{id: 0x10}] => , line 1, column 19: workspaces[0].id: expected an integer from 1 to 2147483647, not '0x10'",
                "workspaces: [{id: 99999999999}] => , line 1, column 19: workspaces[0].id: expected an integer from 1 to 2147483647, not '99999999999'",
                "workspaces: [{id: 1}, {id: 1}] => , line 1, column 28: workspaces[1].id: expected the id of no other workspace, not '1'",
                "workspaces: [{id: 1\n => , line 2, column 1: expected YAML: expected ',' or '}', but got <stream end>",
                "a: b: c => , line 1, column 5: expected YAML: mapping values are not allowed here",
                "--- {}\n--- {} => , line 2, column 1: expected YAML: but found another document",
                "username: ~\nworkspaces: [] => , line 1, column 11: username: expected text, not '~'",
                "username: 'a:b'\nworkspaces: [] => , line 1, column 11: username: expected printable ASCII without '{', a colon, or a blank at an end, not 'a:b'",
                "password: ' a'\nworkspaces: [] => , line 1, column 11: password: expected printable ASCII without '{' or a blank at an end, not ' a'",
                "password: ${a}\nworkspaces: [] => , line 1, column 11: password: expected printable ASCII without '{' or a blank at an end, not '${a}'",
                "accessToken: ä\nworkspaces: [] => , line 1, column 14: accessToken: expected printable ASCII without '{' or blanks, not 'ä'"
            })
    void aWrongSeedIsOneLineWithThePlaceAndWhatWasExpected(String seedAndMessage) {
        assertRefused(seedAndMessage, "", "");
    }

    /** The same, within a workspace. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "savedSearches: [{}] => .savedSearches[0].documents: expected a value, there is none",
                "savedSearches: [{documents: -1}] => .savedSearches[0].documents: expected an integer from 0 to 1000000, not '-1'",
                "savedSearches: [{documents: 2000000}] => .savedSearches[0].documents: expected an integer from 0 to 1000000, not '2000000'",
                "savedSearches: [{documents: 2, failing: 3}] => .savedSearches[0].failing: expected an integer from 0 to 2, not '3'",
                "savedSearches: [{documents: 2, name: [a]}] => .savedSearches[0].name: expected text, not a list",
                "savedSearches: [{documents: 2, name: ' '}] => .savedSearches[0].name: expected text, not ' '",
                "savedSearches: [{id: 5, documents: 2}, {id: 5, documents: 2}] => .savedSearches[1].id: expected an id that is not in use, not '5'",
                "savedSearches: [{id: 2000001, documents: 2}] => .savedSearches[0].id: expected an id that is not in use, not '2000001'",
                "imagingProfiles: [{method: native}] => .imagingProfiles[0].method: expected Native or Basic, not 'native'",
                "imagingSets: [{savedSearch: 5}] => .imagingSets[0].savedSearch: expected the id of a saved search of this workspace, not '5'",
                "imagingSets: [{savedSearch: 5, imagingProfile: 6}], savedSearches: [{id: 5, documents: 1}] => .imagingSets[0].imagingProfile: expected the id of an imaging profile of this workspace, not '6'",
                "imagingSets: [{savedSearch: 5, running: yes}], savedSearches: [{id: 5, documents: 1}] => .imagingSets[0].running: expected true or false, not 'yes'",
                "productions: [{documents: 1, status: Produced}] => .productions[0].status: expected Staged or QueuedForProduction or Error, not 'Produced'",
                "productions: [{documents: 1, status: Error}] => .productions[0].status: expected documents that are failing in a production with the status Error, not 'Error'",
                "databaseTokens: [{token: abc, productions: []}] => .databaseTokens[0].token: expected a GUID such as 0f8fad5b-d9cb-469f-a165-70867728950e, not 'abc'",
                "productions: [{id: 5, documents: 1}], databaseTokens: [{token: 6f3a2c1e-5b7d-4e80-9a41-0c2d3e4f5a6b, productions: [5]}] => .databaseTokens[0].productions[0]: expected the id of a production of this workspace with the status QueuedForProduction or Error, not '5'"
            })
    void aWrongObjectIsTold(String objectsAndMessage) {
        assertRefused(objectsAndMessage, "workspaces: [{id: 1, ", "}]");
    }

    private void assertRefused(String seedAndMessage, String before, String after) {
        String[] parts = seedAndMessage.split(" => ", 2);
        assertThatThrownBy(() -> start(before + parts[0] + after).close())
                .isInstanceOf(SeedException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith(folder.resolve("seed.yaml").toString())
                .endsWith(parts[1])
                .doesNotContain("\n");
    }

    @Test
    void aFileThatIsNoTextIsTold() throws Exception {
        Path file = Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', (byte) 0xE4});

        assertThatThrownBy(() -> SeedNode.read(file)).hasMessageEndingWith(": expected text in UTF-8");
        assertThatThrownBy(() -> SeedNode.parse("x.yaml", "a: \u0000"))
                .hasMessageStartingWith("x.yaml: expected YAML: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void everyKeyIsDocumentedAndNoOther() throws Exception {
        String document = Files.readString(DOCUMENT);
        Seed.KEYS.forEach((kind, keys) ->
                assertThat(documentedKeys(document, kind)).as(kind).containsExactlyElementsOf(keys));
    }

    private static List<String> documentedKeys(String document, String kind) {
        Matcher table = Pattern.compile("\\| key of (?:the|an?) " + kind + " \\|.*?\n\n", Pattern.DOTALL)
                .matcher(document + "\n\n");
        assertThat(table.find()).as("a table of " + kind).isTrue();
        List<String> keys = new ArrayList<>();
        table.group()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .forEach(cell ->
                        Pattern.compile("`(\\w+)`").matcher(cell).results().forEach(key -> keys.add(key.group(1))));
        return keys;
    }
}
