package org.camelrelativity.common.http;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;

/**
 * Waits that are so many times as fast, for tests of routes: at 1000, a minute of the components takes 60 ms, and nothing is
 * waited for between two attempts of a call. The time of day is the real one.
 */
public final class FastTiming implements Timing {

    private final int speed;

    private FastTiming(int speed) {
        this.speed = speed;
    }

    /**
     * Speeds up the components of a context.
     *
     * @param context which has not started
     * @param speed how many times as fast as real time, at least 1
     * @throws IllegalArgumentException if the speed is less
     * @throws IllegalStateException if the context has started: its components would go on as before
     */
    public static void speedUp(CamelContext context, int speed) {
        if (speed < 1) {
            throw new IllegalArgumentException("speed must be at least 1, not " + speed);
        }
        if (context.isStarted()) {
            throw new IllegalStateException("the context has started: speed it up before");
        }
        context.getCamelContextExtension().addContextPlugin(Timing.class, new FastTiming(speed));
    }

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
