package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The waits that have ended but whose exchanges have not gone on yet, the first first. The threads that go on with them
 * run routes, so all of them may be blocked, even by one another: by an exchange that itself waits for one of these ends.
 * So it is known here since when nothing has gone on.
 */
final class PendingEnds {

    /** So long may all threads be busy before it is taken that they are blocked. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Queue<Runnable> ends = new ArrayDeque<>();
    private Duration progress = Duration.ZERO;

    void add(Runnable end, Duration now) {
        if (ends.isEmpty()) {
            progress = now;
        }
        ends.add(end);
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    /** {@return the first one, which is no longer among them, or {@code null} if there is none} */
    Runnable next(Duration now) {
        progress = now;
        return ends.poll();
    }

    /** {@return when they are stuck, unless one goes on before} */
    Optional<Duration> stuckAt() {
        return ends.isEmpty() ? Optional.empty() : Optional.of(progress.plus(PATIENCE));
    }

    boolean areStuck(Duration now) {
        return stuckAt().filter(at -> at.compareTo(now) <= 0).isPresent();
    }

    /** Another thread comes, and gets its time as well. */
    void helpComes(Duration now) {
        progress = now;
    }
}
