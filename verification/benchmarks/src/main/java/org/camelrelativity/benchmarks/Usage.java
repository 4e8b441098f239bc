package org.camelrelativity.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process has used up to now: CPU time of all its threads but the one that asks, how long the compiler worked, and
 * bytes allocated by those threads that live.
 */
final class Usage {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    /** On a core, in nanoseconds; then waiting for one, and how often. */
    private static final String TIMES = "schedstat";

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Path OWN_TASK = Path.of("/proc/thread-self");

    private final Map<String, Long> cpuNanosByTask = cpuNanosByTask();
    private final long compilerMillis = COMPILER.getTotalCompilationTime();
    private final Map<Long, Long> bytesByThread = new HashMap<>();

    private Usage() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            bytesByThread.put(ids[i], Math.max(0, bytes[i]));
        }
    }

    static Usage now() {
        return new Usage();
    }

    /** By the kernel's own count, where it has one: Java's goes by steps of 10 ms, which are many calls. */
    private static Map<String, Long> cpuNanosByTask() {
        if (!Files.isReadable(OWN_TASK.resolve(TIMES))) {
            return Map.of("all", SYSTEM.getProcessCpuTime());
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            Path own = OWN_TASK.toRealPath().getFileName();
            return tasks.filter(task -> !task.getFileName().equals(own))
                    .collect(Collectors.toMap(task -> task.getFileName().toString(), Usage::cpuNanos));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long cpuNanos(Path task) {
        try {
            return Long.parseLong(Files.readString(task.resolve(TIMES)).split(" ")[0]);
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }

    /** Threads that ended meanwhile are missing. */
    double cpuMicrosSince(Usage before) {
        return more(cpuNanosByTask, before.cpuNanosByTask) / 1_000.0;
    }

    double compilerSecondsSince(Usage before) {
        return (compilerMillis - before.compilerMillis) / 1_000.0;
    }

    /** Threads that ended meanwhile are missing. */
    long bytesSince(Usage before) {
        return more(bytesByThread, before.bytesByThread);
    }

    private static <K> long more(Map<K, Long> now, Map<K, Long> before) {
        return now.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .filter(more -> more > 0) // one that is just ending has no time any more
                .sum();
    }
}
