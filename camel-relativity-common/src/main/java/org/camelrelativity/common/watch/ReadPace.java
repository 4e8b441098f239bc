package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.http.Timing;

/**
 * When to read. A subject: after two seconds, then less and less often, down to every fifteen seconds, unless the server
 * asks for a longer pause. All together: so many reads a minute, evenly; what was not used is not made up for.
 */
final class ReadPace {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** The most that a Retry-After gets, or an end would be noticed too late. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private static final double GROWTH = 1.5;
    /** By which part pauses differ, so that what began together does not stay together. */
    private static final double JITTER = 0.25;

    private final Timing timing;
    private final Duration interval;
    private Duration earliest = Duration.ZERO;

    ReadPace(Timing timing, int maxReadsPerMinute) {
        this.timing = timing;
        long nanos = Duration.ofMinutes(1).toNanos();
        interval = Duration.ofNanos((nanos + maxReadsPerMinute - 1) / maxReadsPerMinute);
    }

    /** When the next read of any subject may start. */
    Duration earliest() {
        return earliest;
    }

    void readStarted(Duration now) {
        earliest = now.plus(interval);
    }

    /** When to read a new subject: those that come together not all at once. */
    Duration first(Duration now) {
        return now.plusMillis(Math.round(FIRST_PAUSE.toMillis() * timing.random()));
    }

    /** When to read a subject again; the failure is that of the last read, {@code null} if it succeeded. */
    Duration next(Duration now, int reads, RelativityException failure) {
        double longest = LONGEST_PAUSE.toMillis() / (1 + JITTER);
        double shortest = Math.min(longest, FIRST_PAUSE.toMillis() * Math.pow(GROWTH, reads - 1));
        Duration pause = Duration.ofMillis(Math.round(shortest * (1 + JITTER * timing.random())));
        Duration asked =
                failure == null ? Duration.ZERO : failure.getRetryAfter().orElse(Duration.ZERO);
        Duration granted = Collections.min(List.of(asked, LONGEST_RETRY_AFTER));
        return now.plus(Collections.max(List.of(pause, granted)));
    }
}
