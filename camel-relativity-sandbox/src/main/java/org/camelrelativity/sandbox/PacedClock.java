package org.camelrelativity.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes faster or slower than another one, or stands still. The sandbox's page changes its speed. */
final class PacedClock extends Clock {
    static final double FASTEST = 1000;

    /** How fast it goes, since when, and what it showed then. */
    private record Pace(Instant base, Instant shown, double speed) {
        Instant at(Instant now) {
            // Exact where nobody has changed anything.
            return speed == 1
                    ? shown.plus(Duration.between(base, now))
                    : shown.plusNanos((long) (Duration.between(base, now).toNanos() * speed));
        }
    }

    private final Clock base;
    private final AtomicReference<Pace> pace;

    private PacedClock(Clock base, AtomicReference<Pace> pace) {
        this.base = base;
        this.pace = pace;
    }

    static PacedClock system(double speed) {
        return on(Clock.systemUTC(), speed);
    }

    /** Shows what another clock shows now, and then goes by it. */
    static PacedClock on(Clock base, double speed) {
        Instant now = base.instant();
        return new PacedClock(base, new AtomicReference<>(new Pace(now, now, speed)));
    }

    static boolean isSpeed(double speed) {
        return speed >= 0 && speed <= FASTEST;
    }

    double speed() {
        return pace.get().speed();
    }

    void speed(double changed) {
        pace.updateAndGet(former -> {
            Instant now = base.instant();
            return new Pace(now, former.at(now), changed);
        });
    }

    @Override
    public Instant instant() {
        return pace.get().at(base.instant());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new PacedClock(base.withZone(zone), pace);
    }
}
