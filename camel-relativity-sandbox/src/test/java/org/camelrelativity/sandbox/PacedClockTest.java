package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PacedClockTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final SandboxClock base = SandboxClock.stoppedAt(START);

    @Test
    void goesAsManyTimesAsFast() {
        PacedClock clock = PacedClock.on(base, 10);
        base.advance(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void goesOnFromWhereItIsWhenItsSpeedChanges() {
        PacedClock clock = PacedClock.on(base, 1);
        base.advance(Duration.ofSeconds(1));
        clock.speed(60);
        base.advance(Duration.ofSeconds(1));
        clock.speed(0);
        base.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(61));
        clock.speed(0.5);
        base.advance(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(62));
    }

    @Test
    void isOneClockInAllZones() {
        PacedClock clock = PacedClock.on(base, 1);
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.speed(2);
        base.advance(Duration.ofSeconds(1));
        assertThat(tokyo.instant()).isEqualTo(START.plusSeconds(2));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
