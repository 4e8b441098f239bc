package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private static final String HOSTILE = "a\nFinished forged\u202e\u001b[2J";

    @Test
    void whatOthersHaveWrittenStaysOnItsLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));
        console.fileArrived(HOSTILE);
        console.fileNotTaken(HOSTILE);
        console.fileRefused(HOSTILE, HOSTILE);

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                .contains("a?Finished forged??[2J"));
    }

    @Test
    void reportThatSomebodyHasTakenAwayIsShownAllTheSame() {
        Row row = new Row(2, 1017371, 1039603, QualityControl.VISIBLE, null);
        RowResult result = new RowResult(
                row, "job", new SetStatus("Completed"), new DocumentCounts("5", "0"), Outcome.COMPLETED, "fine");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new Console(new PrintStream(out, true, StandardCharsets.UTF_8))
                .fileFinished(new FileSummary(
                        "a.csv",
                        Path.of("gone.report.csv"),
                        Path.of("gone.rejected.csv"),
                        Map.of(Outcome.COMPLETED, 1),
                        1,
                        List.of(result.fields()),
                        List.of(List.of("3", "qc can't be maybe", "1,2,maybe,"))));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1039603", "fine", "qc can't be maybe");
    }
}
