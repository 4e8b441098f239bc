package org.camelrelativity.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * What this process has used up to now: CPU time of all its threads, of this the compiler's, and bytes allocated by those
 * threads that live.
 */
final class Usage {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private final long cpuNanos = SYSTEM.getProcessCpuTime();
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

    double cpuMicrosSince(Usage before) {
        return (cpuNanos - before.cpuNanos) / 1_000.0;
    }

    double compilerSecondsSince(Usage before) {
        return (compilerMillis - before.compilerMillis) / 1_000.0;
    }

    /** Threads that ended meanwhile are missing. */
    long bytesSince(Usage before) {
        return bytesByThread.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.bytesByThread.getOrDefault(thread.getKey(), 0L))
                .sum();
    }
}
