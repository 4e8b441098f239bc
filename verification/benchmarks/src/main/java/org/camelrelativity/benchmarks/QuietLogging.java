package org.camelrelativity.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Warnings only: a line for each call, such as the audit trail's, would be measured as well. */
public final class QuietLogging {

    /**
     * Called by the JVM.
     *
     * @throws IOException never
     */
    public QuietLogging() throws IOException {
        String settings = "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n";
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
