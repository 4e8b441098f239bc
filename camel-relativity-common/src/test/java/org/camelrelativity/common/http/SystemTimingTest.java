package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The timing of production; nearly all other tests replace it. */
class SystemTimingTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Timing timing = Timing.of(new DefaultCamelContext());

    @Test
    void isThatOfTheSystem() {
        Duration begin = timing.elapsed();
        assertThat(timing.clock().instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(timing.elapsed().minus(begin)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(Stream.generate(timing::random).limit(100))
                .allMatch(random -> random >= 0 && random < 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPauseTakesItsTime() throws Exception {
        Duration begin = timing.elapsed();
        assertThat(timing.pause(SHORT, () -> true)).isTrue();
        assertThat(timing.elapsed().minus(begin)).isBetween(SHORT, Duration.ofMinutes(1));
    }

    /** A stop of the context, say: the pause may be of minutes. */
    @Test
    void aPauseEndsWhenItIsNoLongerWorthwhile() throws Exception {
        Duration begin = timing.elapsed();
        assertThat(timing.pause(LONG, () -> false)).isFalse();
        AtomicInteger asked = new AtomicInteger();
        assertThat(timing.pause(LONG, () -> asked.incrementAndGet() < 2)).isFalse();
        assertThat(timing.elapsed().minus(begin)).isLessThan(Duration.ofMinutes(1));
    }

    /** Also one that comes when nothing is left to wait for. */
    @Test
    void anInterruptEndsAPause() {
        for (Duration duration : new Duration[] {LONG, Duration.ZERO}) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> timing.pause(duration, () -> true)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
