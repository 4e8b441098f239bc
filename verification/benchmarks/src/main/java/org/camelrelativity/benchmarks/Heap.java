package org.camelrelativity.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of the heap are reachable, as forced collections show it. */
final class Heap {

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final int COLLECTIONS = 3;

    private Heap() {}

    static long live() {
        for (int i = 0; i < COLLECTIONS; i++) {
            MEMORY.gc();
        }
        return leftByCollection();
    }

    /** Not what is used now: threads go on, and have space set aside for them. */
    private static long leftByCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    /**
     * The most that is reachable while something is done, beyond what was before: it is stopped again and again for a
     * collection.
     *
     * @param call what is done
     * @param interval how long it goes on between two collections
     * @return bytes
     */
    static long peakDuring(Callable<?> call, Duration interval) throws Exception {
        long before = live();
        AtomicLong peak = new AtomicLong(before);
        CountDownLatch done = new CountDownLatch(1);
        Thread watcher = new Thread(() -> watch(peak, done, interval), "heap");
        watcher.start();
        try {
            call.call();
        } finally {
            done.countDown();
            watcher.join();
        }
        return peak.get() - before;
    }

    private static void watch(AtomicLong peak, CountDownLatch done, Duration interval) {
        try {
            while (!done.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                MEMORY.gc();
                peak.accumulateAndGet(leftByCollection(), Math::max);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
