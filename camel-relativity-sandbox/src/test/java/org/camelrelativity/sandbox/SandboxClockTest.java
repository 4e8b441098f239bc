package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SandboxClockTest {
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private final SandboxClock clock = SandboxClock.stoppedAt(start);

    @Test
    void standsUntilItIsAdvanced() {
        assertThat(clock.instant()).isEqualTo(start);
        clock.advance(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(60));
    }

    @Test
    void movesInAllZonesTogether() {
        SandboxClock there = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofMinutes(1));

        assertThat(there.instant()).isEqualTo(clock.instant());
        assertThat(there.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void neverGoesBackwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noStatusLastsLessThanNoTime() {
        Duration negative = Duration.ofSeconds(-1);
        assertThatThrownBy(() -> new SandboxTiming(Duration.ZERO, negative, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
