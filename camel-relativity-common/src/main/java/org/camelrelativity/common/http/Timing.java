package org.camelrelativity.common.http;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;

/**
 * Time and chance. A test puts its own into the Camel context as a plug-in of this type, which reaches every connection
 * without an option or a setter that users would see, and then neither waits nor hopes.
 */
public interface Timing {

    /** {@return the time of day} */
    Clock clock();

    /** {@return how long it is since some moment in the past; it never goes back, as the time of day may} */
    Duration elapsed();

    /** {@return a number from 0 to 1, each as likely} */
    double random();

    /**
     * Waits.
     *
     * @param duration how long
     * @param worthwhile whether to go on waiting
     * @return whether it was worthwhile to the end
     * @throws InterruptedException if the thread is interrupted
     */
    boolean pause(Duration duration, BooleanSupplier worthwhile) throws InterruptedException;

    /**
     * Has something done later.
     *
     * @param scheduler does it
     * @param task what to do
     * @param delay when, from now
     */
    void schedule(ScheduledExecutorService scheduler, Runnable task, Duration delay);

    /**
     * @param camelContext where a test may have put its own
     * @return the context's own, or the real one
     */
    static Timing of(CamelContext camelContext) {
        Timing own = camelContext.getCamelContextExtension().getContextPlugin(Timing.class);
        return own == null ? new Real() : own;
    }

    /** The real one. */
    final class Real implements Timing {

        /** Camel tells nobody that it is about to stop before it waits for the exchanges in flight: so we look. */
        private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

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
                TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_NANOS));
                left = end - System.nanoTime();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return worthwhile.getAsBoolean();
        }
    }
}
