package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetListTest {

    private static final String HEADER = TestNight.HEADER + "\n";

    @TempDir
    private Path directory;

    private Path file;
    private final SetList list = new SetList();

    @BeforeEach
    void nameFile() {
        file = directory.resolve("sets.csv");
        list.setFile(file.toString());
    }

    @Test
    void readsSetsInOrder() throws Exception {
        assertThat(read(HEADER + "1,2,First\n3,4,\"Second, or so\"\n"))
                .containsExactly(new ListedSet(1, 2, "First"), new ListedSet(3, 4, "Second, or so"));
    }

    @Test
    void readsWhatPeopleAndSpreadsheetsWrite() throws Exception {
        assertThat(
                        read(
                                "\uFEFF# For tonight\r\nname, workspaceId ,imagingSetId,owner\r\n\r\n Übersicht , 1,2 ,Ann\r\n"))
                .containsExactly(new ListedSet(1, 2, "Übersicht"));
    }

    @Test
    void readsNone() throws Exception {
        assertThat(read(HEADER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,2,A|line 2: workspaceId is no Artifact ID: 'x'",
                "1,-2,A|line 2: imagingSetId is no Artifact ID: '-2'",
                "1,0,A|line 2: imagingSetId is no Artifact ID: '0'",
                "1,,A|line 2: imagingSetId is no Artifact ID: ''",
                "99999999999,2,A|line 2: workspaceId is no Artifact ID: '99999999999'",
                "1,2,|line 2: name is empty, or not one line of text",
                "1,2|line 2: it has 2 fields, and not as many as line 1",
                "1,2,A,B|line 2: it has 4 fields, and not as many as line 1",
            })
    void badLineIsTold(String line, String problem) {
        assertUnusable(HEADER + line, problem);
    }

    @Test
    void everyBadLineIsTold() {
        assertUnusable(
                HEADER + "1,2,Good\nx,2,A\n\n1,2,Again\n",
                "line 3: workspaceId is no Artifact ID: 'x'; line 5: the set is in line 2 already");
    }

    @Test
    void manyBadLinesAreCounted() {
        assertUnusable(HEADER + "x,1,A\n".repeat(12), "line 11: workspaceId is no Artifact ID: 'x'; and 2 more lines");
    }

    @Test
    void problemIsOneLine() {
        assertThatThrownBy(() -> read(HEADER + "\"1\n2\",2,A\n"))
                .isInstanceOf(UnusableListException.class)
                .hasMessageContaining("workspaceId is no Artifact ID: '1?2'");
    }

    @Test
    void nameIsOneLine() {
        assertUnusable(HEADER + "1,2,\"A\nreleased: B\"\n", "name is empty, or not one line of text");
    }

    @Test
    void columnsMustBeNamed() {
        assertUnusable("1,2,A\n", "line 1 must name the columns workspaceId, imagingSetId and name");
        assertUnusable("", "line 1 must name the columns workspaceId, imagingSetId and name");
        assertUnusable("name,name,workspaceId,imagingSetId\n", "duplicate");
    }

    @Test
    void openQuote() {
        assertUnusable(HEADER + "1,2,\"A\n3,4,B\n", "can't be used");
    }

    @Test
    void otherEncoding() throws IOException {
        Files.write(file, (HEADER + "1,2,Übersicht").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> list.read(list.copy()))
                .isInstanceOf(UnusableListException.class)
                .hasMessageEndingWith("it is not in UTF-8");
    }

    @Test
    void missingFile() {
        assertThatThrownBy(list::copy)
                .isInstanceOf(UnusableListException.class)
                .hasMessage("The list " + file + " can't be used: there is no such file");
    }

    private void assertUnusable(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnusableListException.class)
                .hasMessageStartingWith("The list " + file + " can't be used: ")
                .hasMessageContaining(problem);
    }

    private List<ListedSet> read(String text) throws Exception {
        Files.writeString(file, text);
        return list.read(list.copy());
    }
}
