package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Completions of waits that have not been run yet, in order. The threads that run them run routes, so all of them may be
 * blocked, even by one another: by an exchange that itself waits for one of these completions. So the queue knows since
 * when none was taken. Not thread-safe.
 */
final class CompletionQueue {

    /** After how long without progress the threads count as blocked. */
    private static final Duration STUCK_TIMEOUT = Duration.ofSeconds(1);

    private final Queue<Runnable> completions = new ArrayDeque<>();
    private Duration lastProgress = Duration.ZERO;

    void add(Runnable completion, Duration now) {
        if (completions.isEmpty()) {
            lastProgress = now;
        }
        completions.add(completion);
    }

    boolean isEmpty() {
        return completions.isEmpty();
    }

    /** {@code null} if there is none. */
    Runnable next(Duration now) {
        lastProgress = now;
        return completions.poll();
    }

    /** When the queue counts as stuck, unless a completion is taken before. */
    Optional<Duration> stuckAt() {
        return completions.isEmpty() ? Optional.empty() : Optional.of(lastProgress.plus(STUCK_TIMEOUT));
    }

    boolean isStuck(Duration now) {
        return stuckAt().filter(at -> at.compareTo(now) <= 0).isPresent();
    }

    /** Another thread comes, and gets its time as well. */
    void threadAdded(Duration now) {
        lastProgress = now;
    }
}
