package org.camelrelativity.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;

/** A clock that goes on only when told or while somebody pauses, which takes no time; and no chance. */
public final class TestTiming extends Clock implements Timing {

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private volatile double random = 1;
    private volatile Runnable duringPause = () -> {};

    /** Puts a new one into the context, for all connections that start later. */
    public static TestTiming in(CamelContext context) {
        TestTiming timing = new TestTiming();
        context.getCamelContextExtension().addContextPlugin(Timing.class, timing);
        return timing;
    }

    /** Puts the real time back. */
    public static void real(CamelContext context) {
        context.getCamelContextExtension().addContextPlugin(Timing.class, new Timing.Real());
    }

    /** How long was paused, the first first. */
    public List<Duration> pauses() {
        synchronized (pauses) {
            return List.copyOf(pauses);
        }
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** What chance says from now on: 1, as at the start, is the longest pause. */
    public void random(double number) {
        random = number;
    }

    /** What happens while somebody pauses. */
    public void duringPause(Runnable action) {
        duringPause = action;
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public double random() {
        return random;
    }

    @Override
    public boolean pause(Duration duration, BooleanSupplier worthwhile) {
        pauses.add(duration);
        advance(duration);
        duringPause.run();
        return worthwhile.getAsBoolean();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
