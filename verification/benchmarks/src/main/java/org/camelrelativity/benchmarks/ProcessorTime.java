package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Processor time up to now, in the kernel's ticks: what there was on all cores, what was used by anybody, and what by this
 * process and its children that have ended. Interrupts, such as those of our own connections, are nobody's.
 *
 * @param all used or not
 * @param used by any process, or by other machines on the same hardware
 * @param own used by us
 */
record ProcessorTime(long all, long used, long own) {

    /** In /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final int KINDS = 8;

    private static final int[] USED = {0, 1, 2, 7};

    /** In /proc/self/stat, counted from behind the program's name: utime, stime, cutime, cstime. */
    private static final int[] OWN = {11, 12, 13, 14};

    /** {@return empty where no such files are} */
    static Optional<ProcessorTime> now() throws IOException {
        Path machine = Path.of("/proc/stat");
        Path self = Path.of("/proc/self/stat");
        return Files.isReadable(machine) && Files.isReadable(self)
                ? Optional.of(read(Files.readString(machine), Files.readString(self)))
                : Optional.empty();
    }

    /**
     * @param machine the content of /proc/stat
     * @param self the content of /proc/self/stat
     */
    static ProcessorTime read(String machine, String self) {
        String firstLine = machine.lines().findFirst().orElseThrow();
        long[] ticks = numbers(firstLine.replaceFirst("cpu\\s+", ""));
        // The name stands in brackets and may hold anything, brackets and blanks too.
        String[] behindName = self.substring(self.lastIndexOf(')') + 1).strip().split("\\s+");
        return new ProcessorTime(
                Arrays.stream(ticks).limit(KINDS).sum(),
                Arrays.stream(USED).mapToLong(kind -> ticks[kind]).sum(),
                Arrays.stream(OWN)
                        .mapToLong(field -> Long.parseLong(behindName[field]))
                        .sum());
    }

    /** {@return which part of what there was since then others have used; 1 is all cores, all the time} */
    double shareOfOthersSince(ProcessorTime before) {
        long others = used - before.used - (own - before.own);
        return Math.max(0, (double) others / Math.max(1, all - before.all));
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
