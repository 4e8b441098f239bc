package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

    private static final String HEADER = "workspaceId,imagingSetId,qc,priority\n";

    @Test
    void columnsMayComeInAnyOrderWithOthersBetween() throws Exception {
        assertThat(rows("priority,remark,QC, imagingSetId ,workspaceId\n-3,\"a, \"\"b\"\"\",true,2,1\n"))
                .containsExactly(new Row(2, 1, 2, QualityControl.HIDDEN, -3));
    }

    @ParameterizedTest
    @CsvSource({"'',VISIBLE", "false,VISIBLE", "FALSE,VISIBLE", "true,HIDDEN", "release,RELEASE", "' Release ',RELEASE"
    })
    void qcHasThreeMeanings(String text, QualityControl meaning) throws Exception {
        assertThat(rows(HEADER + "1,2," + text + ",\n")).containsExactly(new Row(2, 1, 2, meaning, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",2,,|workspaceId is missing",
                "1,,,|imagingSetId is missing",
                "x,2,,|workspaceId must be an Artifact ID",
                "0,2,,|workspaceId must be an Artifact ID",
                "-1,2,,|workspaceId must be an Artifact ID",
                "1,2147483648,,|imagingSetId must be an Artifact ID",
                "1,2.5,,|imagingSetId must be an Artifact ID",
                "1,99999999999999999999,,|imagingSetId must be an Artifact ID",
                "1,2,maybe,|qc must be empty, false, true or release, but is 'maybe'",
                "1,2,,soon|priority must be empty or a whole number, but is 'soon'",
                "1,2,,2147483648|priority must be empty or a whole number",
                "1,2|it has 2 fields, but the header row has 4 columns",
                "1,2,,,5|it has 5 fields, but the header row has 4 columns",
                "1,2,\"true,|a quote is not closed, or stands where none may be",
                "1,2,tr\"ue,|a quote is not closed, or stands where none may be",
                "1,2,\"tr\"ue,|a quote is not closed, or stands where none may be",
            })
    void badRowIsRejectedAndTheNextIsRead(String row, String reason) throws Exception {
        List<InputRow> rows = rows(HEADER + row + "\n7,8,,\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isInstanceOfSatisfying(RejectedRow.class, rejected -> {
            assertThat(rejected.line()).isEqualTo(2);
            assertThat(rejected.reason()).contains(reason);
            assertThat(rejected.text()).isEqualTo(row);
        });
        assertThat(rows.get(1)).isEqualTo(new Row(3, 7, 8, QualityControl.VISIBLE, null));
    }

    @Test
    void quotedFieldMayHoldLineBreaks() throws Exception {
        assertThat(rows("remark,workspaceId,imagingSetId,qc,priority\n\"a\n9,9,9,\nb\",1,2,,\nc,3,4,,\n"))
                .containsExactly(
                        new Row(2, 1, 2, QualityControl.VISIBLE, null), new Row(5, 3, 4, QualityControl.VISIBLE, null));
    }

    @Test
    void quoteThatIsNeverClosedCostsItsOwnLineOnly() throws Exception {
        StringBuilder file = new StringBuilder(HEADER).append("1,2,\"true,\n");
        for (int i = 1; i <= 10_000; i++) {
            file.append("1,").append(i).append(",,\n");
        }
        List<InputRow> rows = rows(file.toString());

        assertThat(rows).hasSize(10_001);
        assertThat(rows.get(0)).isInstanceOf(RejectedRow.class);
        assertThat(rows.subList(1, rows.size())).hasOnlyElementsOfType(Row.class);
    }

    @Test
    void quoteThatAnotherRowClosesCostsNoRowBetween() throws Exception {
        List<InputRow> rows =
                rows("workspaceId,imagingSetId,qc,priority,remark\n1,2,,,\"open\n3,4,,,\n5,6,,,x\n7,8,,,y\"\n");

        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).isInstanceOfSatisfying(RejectedRow.class, row -> assertThat(row.text())
                .isEqualTo("1,2,,,\"open"));
        assertThat(rows.subList(1, 3)).hasOnlyElementsOfType(Row.class);
        assertThat(rows.get(3)).isInstanceOf(RejectedRow.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEndCounts(String end) throws Exception {
        String file = String.join(end, "workspaceId,imagingSetId,qc,priority", "", "1,2,,", "  ", "3,4,,");
        assertThat(rows(file)).extracting(InputRow::line).containsExactly(3, 5);
    }

    @Test
    void byteOrderMarkIsSkipped() throws Exception {
        assertThat(rows("\uFEFF" + HEADER + "1,2,,\n")).hasSize(1);
    }

    @Test
    @Timeout(20)
    void hugeLineIsRejectedWithoutBeingKept() throws Exception {
        List<InputRow> rows = rows(HEADER + "1,2,," + "x".repeat(10_000_000) + "\n3,4,,\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isInstanceOfSatisfying(RejectedRow.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo("it is longer than 65536 bytes");
            assertThat(rejected.text()).hasSizeLessThan(300);
        });
    }

    @Test
    void rowInAnotherEncodingIsRejected() throws Exception {
        byte[] file = ("remark," + HEADER + "Müller,1,2,,\nok,3,4,,\n").getBytes(StandardCharsets.ISO_8859_1);

        List<InputRow> rows = rows(file);
        assertThat(rows.get(0)).isInstanceOfSatisfying(RejectedRow.class, rejected -> assertThat(rejected.reason())
                .isEqualTo("it is not encoded in UTF-8"));
        assertThat(rows.get(1)).isInstanceOf(Row.class);
    }

    @Test
    void rowWithNulIsRejected() throws Exception {
        assertThat(rows(HEADER + "1,2,\0,\n3,4,,\n"))
                .extracting(Object::getClass)
                .containsExactly(RejectedRow.class, Row.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty",
                "' '|the file is empty",
                "workspaceId,imagingSetId,priority|the header row has no column qc",
                "workspaceId;imagingSetId;qc;priority|the header row has no column workspaceId",
                "workspaceId,imagingSetId,qc,priority,QC|the header row has the column qc more than once",
                "\"workspaceId|the header row is no CSV",
            })
    void fileWithoutUsableHeaderIsUnusable(String header, String reason) {
        assertThatThrownBy(() -> rows(header + "\n1,2,,\n".repeat(header.isBlank() ? 0 : 1)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void fileThatIsNoTextIsUnusable() {
        assertThatThrownBy(() -> rows((HEADER + "1,2,,\n").getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    @Timeout(20)
    void hugeHeaderIsUnusable() {
        assertThatThrownBy(() -> rows("x".repeat(10_000_000)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("longer than");
    }

    private static List<InputRow> rows(String file) throws IOException, UnusableFileException {
        return rows(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<InputRow> rows(byte[] file) throws IOException, UnusableFileException {
        InputStream bytes = new ByteArrayInputStream(file);
        try (RowReader reader = new RowReader(bytes)) {
            List<InputRow> rows = new ArrayList<>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }
}
