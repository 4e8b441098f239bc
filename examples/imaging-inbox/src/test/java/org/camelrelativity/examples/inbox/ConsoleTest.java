package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private static final String HOSTILE = "a\nFinished forged\u202e\u001b[2J";

    @Test
    void whatOthersHaveWrittenStaysOnItsLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));
        console.line(HOSTILE);
        console.row(Collections.nCopies(RowRun.COLUMNS.size(), HOSTILE));

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("a?Finished forged??[2J"));
    }
}
