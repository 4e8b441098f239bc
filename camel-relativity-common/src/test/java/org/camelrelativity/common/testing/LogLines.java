package org.camelrelativity.common.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is logged below {@code org.camelrelativity}, at INFO or above unless another level is given. */
public final class LogLines implements BeforeEachCallback, AfterEachCallback {

    /** Held, since the logging of the JDK forgets loggers that nobody holds, and their levels with them. */
    private static final Logger OURS = Logger.getLogger("org.camelrelativity");

    private final Level level;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler collector = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getLoggerName() + ": " + formatter.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public LogLines() {
        this(Level.INFO);
    }

    public LogLines(Level level) {
        this.level = level;
    }

    @Override
    public void beforeEach(ExtensionContext extensionContext) {
        OURS.setLevel(level);
        OURS.setUseParentHandlers(false);
        OURS.addHandler(collector);
    }

    @Override
    public void afterEach(ExtensionContext extensionContext) {
        OURS.removeHandler(collector);
        OURS.setUseParentHandlers(true);
        OURS.setLevel(null);
    }

    /** What was logged so far, the first line first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
