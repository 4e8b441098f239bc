package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

    @TempDir
    private Path folder;

    private Path file;

    private static final String HEADER = "workspaceId,imagingSetId,qc,batch\n";

    @Test
    void columnsMayComeInAnyOrderWithOthersBetween() throws Exception {
        assertThat(rows("remark,QC, imagingSetId ,workspaceId\n\"a, \"\"b\"\"\",true,2,1\n"))
                .containsExactly(new Row(2, 1, 2, "true", null, null));
    }

    @ParameterizedTest
    @CsvSource({"'',false", "false,false", "FALSE,false", "true,true", "release,release", "' Release ',release"})
    void qcHasThreeMeanings(String text, String meaning) throws Exception {
        assertThat(rows(HEADER + "1,2," + text + ",\n")).containsExactly(good(2, 1, 2, meaning));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",2,,|workspaceId must be an Artifact ID, but is ''",
                "1,,,|imagingSetId must be an Artifact ID, but is ''",
                "x,2,,|workspaceId must be an Artifact ID",
                "0,2,,|workspaceId must be an Artifact ID",
                "-1,2,,|workspaceId must be an Artifact ID",
                "1,2147483648,,|imagingSetId must be an Artifact ID",
                "1,2.5,,|imagingSetId must be an Artifact ID",
                "1,99999999999999999999,,|imagingSetId must be an Artifact ID",
                "1,2,maybe,|qc must be empty, false, true or release, but is 'maybe'",
                "1,2|it has 2 fields, but the header row has 4 columns",
                "1,2,,,5|it has 5 fields, but the header row has 4 columns",
                "1,2,tr\"ue,|qc must be empty, false, true or release",
            })
    void badRowIsRejectedAndTheNextIsRead(String row, String reason) throws Exception {
        List<Row> rows = rows(HEADER + row + "\n7,8,,\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).line()).isEqualTo(2);
        assertThat(rows.get(0).fault()).contains(reason);
        assertThat(rows.get(0).text().replace("\"", "")).isEqualTo(row.replace("\"", ""));
        assertThat(rows.get(1)).isEqualTo(good(3, 7, 8, "false"));
    }

    /** Else a quote that was forgotten, and another row's, would hide the rows between them. */
    @Test
    void rowOfSeveralLinesIsRejectedAndTheNextIsRead() throws Exception {
        List<Row> rows = rows("remark,workspaceId,imagingSetId,qc,batch\n\"a\n9,9,9,,\nb\",1,2,,\nc,3,4,,\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).line()).isEqualTo(2);
        assertThat(rows.get(0).fault()).contains("it goes on to line 4");
        assertThat(rows.get(0).text()).contains("9,9,9,,");
        assertThat(rows.get(1)).isEqualTo(good(5, 3, 4, "false"));
    }

    /** It is known before any row is run. */
    @ParameterizedTest
    @ValueSource(strings = {"1,2,\"true,", "1,2,\"tr\"ue,"})
    void quoteThatMakesRowsUncertainMakesTheFileUnusable(String row) throws Exception {
        for (int rows : List.of(1, 10_000)) {
            write((HEADER + "5,6,,\n" + row + "\n" + "7,8,,\n".repeat(rows)).getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> RowReader.open(file))
                    .isInstanceOf(ParseException.class)
                    .hasMessageStartingWith("the file is no CSV: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEndCounts(String end) throws Exception {
        String file = String.join(end, "workspaceId,imagingSetId,qc,batch", "", "1,2,,", "  ", "3,4,,");
        assertThat(rows(file)).extracting(Row::line).containsExactly(3, 5);
    }

    @Test
    void byteOrderMarkIsSkipped() throws Exception {
        assertThat(rows("\uFEFF" + HEADER + "1,2,,\n")).hasSize(1);
    }

    @Test
    @Timeout(20)
    void hugeRowMakesTheFileUnusableWithoutBeingKept() throws Exception {
        write((HEADER + "1,2,," + "x".repeat(10_000_000) + "\n3,4,,\n").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> RowReader.open(file))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("longer than 65536 characters");
    }

    @Test
    void rowInAnotherEncodingIsRejected() throws Exception {
        byte[] file = ("remark," + HEADER + "Müller,1,2,,\nok,3,4,,\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(rows(file)).extracting(Row::fault).containsExactly("it is not encoded in UTF-8", null);
    }

    @Test
    void rowWithNulIsRejected() throws Exception {
        assertThat(rows(HEADER + "1,2,\0,\n3,4,,\n"))
                .extracting(Row::fault)
                .containsExactly("it is not encoded in UTF-8", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty",
                "' '|the file is empty",
                "workspaceId,imagingSetId,batch|the header row must have the column qc once",
                "workspaceId;imagingSetId;qc;batch|the header row must have the column workspaceid once",
                "workspaceId,imagingSetId,qc,batch,QC|the header row must have the column qc once",
                "\"workspaceId|the file is no CSV",
            })
    void fileWithoutUsableHeaderIsUnusable(String header, String reason) {
        assertThatThrownBy(() -> rows(header + "\n1,2,,\n".repeat(header.isBlank() ? 0 : 1)))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void fileThatIsNoTextIsUnusable() {
        assertThatThrownBy(() -> rows((HEADER + "1,2,,\n").getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    @Timeout(20)
    void hugeHeaderIsUnusable() {
        assertThatThrownBy(() -> rows("x".repeat(10_000_000)))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("longer than");
    }

    private static Row good(int line, int workspace, int set, String qc) {
        return new Row(line, workspace, set, qc, null, null);
    }

    private List<Row> rows(String text) throws IOException, ParseException {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Row> rows(byte[] bytes) throws IOException, ParseException {
        write(bytes);
        try (RowReader reader = RowReader.open(file)) {
            List<Row> rows = new ArrayList<>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }

    private void write(byte[] bytes) throws IOException {
        file = Files.write(folder.resolve("rows.csv"), bytes);
    }
}
