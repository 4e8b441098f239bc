package org.camelrelativity.kamelets;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.camelrelativity.common.http.Timing;

/** A thousand times as fast as the real one: a minute of the components is 60 ms of the test. */
final class FastTiming implements Timing {

    private static final int SPEED = 1000;

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime()).multipliedBy(SPEED);
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
        scheduler.schedule(task, delay.dividedBy(SPEED).toNanos(), TimeUnit.NANOSECONDS);
    }
}
