package org.camelrelativity.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to go on: jobs of the sandbox then advance exactly when a test says so. */
public final class SandboxClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private SandboxClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * A clock that shows one instant.
     *
     * @param instant what it shows until it is advanced; not null
     * @return a clock in UTC
     */
    public static SandboxClock stoppedAt(Instant instant) {
        return new SandboxClock(new AtomicReference<>(Objects.requireNonNull(instant, "instant")), ZoneOffset.UTC);
    }

    /**
     * Moves the clock, and every clock derived from it by {@link #withZone}.
     *
     * @param duration how far; not null
     * @throws IllegalArgumentException if it would go backwards
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The clock only goes forward, not by " + duration);
        }
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /**
     * The same clock, seen in another zone: it stands and moves together with this one.
     *
     * @param other the zone; not null
     * @return a clock that shows the same instants
     */
    @Override
    public SandboxClock withZone(ZoneId other) {
        return new SandboxClock(now, other);
    }
}
