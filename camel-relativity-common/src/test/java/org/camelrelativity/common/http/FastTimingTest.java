package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastTimingTest {

    private final CamelContext context = new DefaultCamelContext();

    @Test
    void anHourIsOverInAMomentAndTimePassesAccordingly() throws Exception {
        FastTiming.speedUp(context, 3_600_000);
        Timing timing = Timing.of(context);
        Duration begin = timing.elapsed();
        CountDownLatch done = new CountDownLatch(1);
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            timing.schedule(scheduler, done::countDown, Duration.ofHours(1));
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            scheduler.shutdownNow();
        }
        assertThat(timing.elapsed().minus(begin)).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    /** Pauses are skipped, and chance is fixed at its maximum, so that tests do not vary. */
    @Test
    @Timeout(10)
    void pausesAreSkippedAndTheClockIsReal() throws Exception {
        FastTiming.speedUp(context, 1);
        Timing timing = Timing.of(context);
        assertThat(timing.pause(Duration.ofDays(1), () -> true)).isTrue();
        assertThat(timing.pause(Duration.ofDays(1), () -> false)).isFalse();
        assertThat(timing.random()).isEqualTo(1);
        assertThat(timing.clock().instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesASpeedAtWhichNothingEnds(int speed) {
        assertThatThrownBy(() -> FastTiming.speedUp(context, speed))
                .hasMessage("speed must be at least 1, not " + speed);
    }

    @Test
    void refusesAContextThatWouldGoOnAsBefore() {
        context.start();
        assertThatThrownBy(() -> FastTiming.speedUp(context, 1000))
                .hasMessage("the context has started: speed it up before");
        context.stop();
    }
}
