package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What ten thousand waits at once may cost: threads, heap and reads a minute, measured since this was made. */
public final class WaitLimits {

    private static final int THREADS = 4;
    private static final long MEBIBYTE = 1 << 20;
    private static final long HEAP = 64 * MEBIBYTE;
    private static final int READS_A_MINUTE = 600;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Set<Thread> before = liveThreads();
    private final long heapBefore = usedHeap();
    private final Set<String> threads = new HashSet<>();
    private long heap;
    private int most;

    /** Notes the threads that were not there before, but for the server's and the test's. */
    public void lookAtThreads() {
        liveThreads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.startsWith("qtp") && !name.startsWith("awaitility"))
                .forEach(threads::add);
    }

    public void lookAtHeap() {
        heap = usedHeap() - heapBefore;
    }

    /** Takes when something was read, the first first, and remembers the most reads in any minute. */
    public void count(List<Instant> reads) {
        Deque<Instant> minute = new ArrayDeque<>();
        for (Instant read : reads) {
            minute.add(read);
            while (!minute.getFirst().plus(MINUTE).isAfter(read)) {
                minute.remove();
            }
            most = Math.max(most, minute.size());
        }
    }

    public void assertKept(String waits) {
        System.out.printf(
                "%s awaited at once: %d threads more %s, %.1f MiB more heap, at most %d reads in any minute%n",
                waits, threads.size(), threads, (double) heap / MEBIBYTE, most);
        assertThat(threads).hasSizeLessThanOrEqualTo(THREADS);
        assertThat(heap).isLessThan(HEAP);
        assertThat(most).isLessThanOrEqualTo(READS_A_MINUTE);
    }

    private static Set<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) { // what is referred to weakly or softly takes more than one
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
