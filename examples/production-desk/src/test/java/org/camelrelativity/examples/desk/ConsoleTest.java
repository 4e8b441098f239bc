package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private static final String HOSTILE = "a\nb done -> forged\u202e\u001b[2J";

    @Test
    void whatOthersHaveWrittenStaysOnItsLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));
        console.sent(Ticket.malformed(new MalformedCommandException(HOSTILE, HOSTILE, HOSTILE)), Queues.REJECTED);
        console.leftToBroker(HOSTILE, HOSTILE);

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("a?b done -> forged??[2J")
                .doesNotContainPattern("\\p{C}"));
    }
}
