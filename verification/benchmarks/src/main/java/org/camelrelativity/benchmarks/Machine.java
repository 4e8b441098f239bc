package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
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
 * @param others which part of all cores' time others used during the run, from 0 to 1; empty where it is not known
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
        Optional<Double> others,
        boolean pinned) {

    /** What a system does by itself is less. */
    private static final double QUIET = 0.03;

    static Machine after(Optional<ProcessorTime> before, String virtualThreadsJava) throws IOException {
        com.sun.management.OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new Machine(
                LocalDate.now(ZoneOffset.UTC),
                processorModel(),
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                system.getName() + " " + system.getArch(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                virtualThreadsJava,
                before.isEmpty()
                        ? Optional.empty()
                        : ProcessorTime.now().map(now -> now.shareOfOthersSince(before.get())),
                JavaProcess.isPinned());
    }

    boolean wasQuiet() {
        return others.filter(share -> share > QUIET).isEmpty();
    }

    /** How much others used the machine, for people. */
    String othersShare() {
        return others.map(share -> String.format(Locale.ROOT, "%.1f %% of the processor time", share * 100))
                .orElse("not known");
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
