package org.camelrelativity.examples.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

class LogTest {

    /** A file's name, a message of a server: neither forges a line, nor steers the terminal, nor turns what follows. */
    @Test
    void whatOthersHaveWrittenStaysOnItsLine() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        Log4jLogEvent event = Log4jLogEvent.newBuilder()
                .setLevel(Level.WARN)
                .setLoggerName("a.b.Route")
                .setMessage(new SimpleMessage("first\n00:00:00 ERROR forged\u202e\u001b[2J"))
                .setThrown(new IllegalStateException("second\r\nforged", new IOException("third\u2028\u0085forged")))
                .build();

        String line = (String)
                context.getConfiguration().getAppender("stderr").getLayout().toSerializable(event);

        assertThat(line)
                .contains("WARN  Route - first 00:00:00 ERROR forged", "second forged", "third forged", "at ")
                .containsOnlyOnce("second")
                .endsWith(System.lineSeparator());
        assertThat(line.strip()).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void linesOfTheReportStayOnTheirs() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        Log4jLogEvent event = Log4jLogEvent.newBuilder()
                .setLevel(Level.INFO)
                .setLoggerName("night")
                .setMessage(new SimpleMessage("Running Vol\u2028forged\u001b[2J"))
                .build();

        String line = (String)
                context.getConfiguration().getAppender("stdout").getLayout().toSerializable(event);

        assertThat(line.strip()).endsWith("Running Vol forged [2J").doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
    }
}
