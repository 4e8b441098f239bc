package org.camelrelativity.common.http;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;

/**
 * Clock, jitter and sleep; replaceable in tests, by a plug-in of this type in the Camel context, which reaches every
 * connection without an option or a setter that users would see.
 */
public interface Timing {

    /** {@return the time of day} */
    Clock clock();

    /** {@return how long it is since some moment in the past; it never goes back, as the time of day may} */
    Duration elapsed();

    /** {@return a number from 0 to 1, each as likely} */
    double random();

    /** Sleeps while it is worthwhile, and says whether it was to the end. */
    boolean pause(Duration duration, BooleanSupplier worthwhile) throws InterruptedException;

    /** Has something done later. */
    void schedule(ScheduledExecutorService scheduler, Runnable task, Duration delay);

    /** {@return the context's plug-in, or the system's clock} */
    static Timing of(CamelContext camelContext) {
        Timing own = camelContext.getCamelContextExtension().getContextPlugin(Timing.class);
        return own == null ? new SystemTiming() : own;
    }

    final class SystemTiming implements Timing {

        /** Camel does not announce a stop before it waits for the exchanges in flight, so it is polled for. */
        private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

        private static final long BEGIN = System.nanoTime();

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - BEGIN);
        }

        @Override
        public void schedule(ScheduledExecutorService scheduler, Runnable task, Duration delay) {
            scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }

        @Override
        public boolean pause(Duration duration, BooleanSupplier worthwhile) throws InterruptedException {
            long end = System.nanoTime() + duration.toNanos();
            long left = duration.toNanos();
            while (left > 0 && worthwhile.getAsBoolean()) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, POLL_NANOS));
                left = end - System.nanoTime();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return worthwhile.getAsBoolean();
        }
    }
}
