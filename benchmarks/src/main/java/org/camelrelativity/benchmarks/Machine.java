package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where it was measured.
 *
 * @param date when
 * @param processor its model
 * @param cores how many
 * @param memoryGib how much
 * @param system operating system
 * @param java this JDK
 * @param virtualThreadsJava the JDK with virtual threads, or why there is none
 * @param loadBefore processes that wanted a core in the minute before
 * @param loadAfter the same at the end; the run itself is in it
 * @param pinned whether server and callers had a core each
 */
record Machine(
        LocalDate date,
        String processor,
        int cores,
        long memoryGib,
        String system,
        String java,
        String virtualThreadsJava,
        double loadBefore,
        double loadAfter,
        boolean pinned) {

    /** More than this before the run, and others use the machine as well. */
    private static final double QUIET = 0.5;

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static Machine after(double loadBefore, String virtualThreadsJava) throws IOException {
        com.sun.management.OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new Machine(
                LocalDate.now(),
                processorModel(),
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                system.getName() + " " + system.getArch(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                virtualThreadsJava,
                loadBefore,
                load(),
                JavaProcess.isPinned());
    }

    boolean wasQuiet() {
        return loadBefore <= QUIET;
    }

    String loads() {
        return String.format(Locale.ROOT, "%.1f before, %.1f after", loadBefore, loadAfter);
    }

    private static String processorModel() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
