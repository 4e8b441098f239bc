package org.camelrelativity.common.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.camelrelativity.common.http.Timing;

/**
 * So many times as fast as the real one, but for the clock: at 1000, a minute of the components is 60 ms of the test. The
 * examples have their own, since each builds alone.
 */
public record FastTiming(int speed) implements Timing {

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime()).multipliedBy(speed);
    }

    @Override
    public double random() {
        return 1;
    }

    @Override
    public boolean pause(Duration duration, BooleanSupplier worthwhile) {
        return worthwhile.getAsBoolean();
    }

    @Override
    public void schedule(ScheduledExecutorService scheduler, Runnable task, Duration delay) {
        scheduler.schedule(task, delay.dividedBy(speed).toNanos(), TimeUnit.NANOSECONDS);
    }
}
