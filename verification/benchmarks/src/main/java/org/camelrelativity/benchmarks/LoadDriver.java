package org.camelrelativity.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Lets callers call, one call after the other each, for the time of a window. A caller that waits much longer for its answer
 * counts as a failure, and what it did before is lost.
 */
final class LoadDriver {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 2;
    private static final int PATIENCE_SECONDS = 15;

    private final ThreadFactory threads;

    LoadDriver(ThreadFactory threads) {
        this.threads = threads;
    }

    /** What every window needs anew. */
    private static final class Window {
        final CountDownLatch ready;
        final CountDownLatch start = new CountDownLatch(1);
        final CountDownLatch done;
        final CountDownLatch end = new CountDownLatch(1);
        volatile boolean over;

        Window(int callers) {
            ready = new CountDownLatch(callers);
            done = new CountDownLatch(callers);
        }
    }

    private static final class Caller implements Runnable {
        private final Window window;
        private final Callable<?> call;
        private final Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
        private long failures;
        private volatile boolean answered;

        Caller(Window window, Callable<?> call) {
            this.window = window;
            this.call = call;
        }

        @Override
        public void run() {
            try {
                window.ready.countDown();
                window.start.await();
                while (!window.over) {
                    measure();
                }
                answered = true;
                window.done.countDown();
                window.end.await(); // what it allocated is known only while it lives
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void measure() {
            long begin = System.nanoTime();
            try {
                call.call();
                latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - begin) / 1_000));
            } catch (Exception e) {
                failures++; // counted, and shown beside the figures
                if (failures == 1) {
                    System.err.println("a call failed: " + e);
                }
            }
        }
    }

    Sample measure(Callable<?> call, int callers, Duration length) throws InterruptedException {
        Window window = new Window(callers);
        List<Caller> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(window, call);
            all.add(caller);
            threads.newThread(caller).start();
        }
        window.ready.await();
        Usage before = Usage.now();
        long begin = System.nanoTime();
        window.start.countDown();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        window.over = true;
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (window.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            seconds = (System.nanoTime() - begin) / 1e9;
        }
        Usage after = Usage.now();
        window.end.countDown();
        return sample(all, seconds, before, after);
    }

    private static Sample sample(List<Caller> callers, double seconds, Usage before, Usage after) {
        List<Caller> answered =
                callers.stream().filter(caller -> caller.answered).toList();
        Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
        answered.forEach(caller -> latencies.add(caller.latencies));
        long failures = answered.stream().mapToLong(caller -> caller.failures).sum();
        long calls = latencies.getTotalCount();
        return new Sample(
                calls / seconds,
                after.cpuMicrosSince(before) / Math.max(1, calls),
                (double) after.bytesSince(before) / Math.max(1, calls),
                latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(99),
                after.compilerSecondsSince(before) / seconds,
                calls,
                failures + callers.size() - answered.size());
    }
}
