package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;

/** Finds running subjects that make no progress. In memory only: a restart resets the time. */
final class StallDetector {

    private final Supplier<Duration> elapsed;
    private final Optional<Duration> timeout;
    private final Map<String, Position> positions = new ConcurrentHashMap<>();

    private record Position(List<Object> values, Duration since, boolean reported) {}

    StallDetector(Supplier<Duration> elapsed, Optional<Duration> timeout) {
        this.elapsed = elapsed;
        this.timeout = timeout;
    }

    void retain(Collection<String> keys) {
        positions.keySet().retainAll(keys);
    }

    /** Whether it has made no progress for too long, and that was not reported. */
    boolean isStuck(StatusSnapshot snapshot) {
        if (timeout.isEmpty()) {
            return false;
        }
        if (snapshot.phase() != Phase.RUNNING && snapshot.phase() != Phase.REVIEWING) {
            positions.remove(snapshot.key());
            return false;
        }
        Duration now = elapsed.get();
        List<Object> values =
                Arrays.asList(snapshot.status(), snapshot.run(), snapshot.revision(), snapshot.progress());
        Position position = positions.compute(
                snapshot.key(),
                (key, old) -> old != null && old.values().equals(values) ? old : new Position(values, now, false));
        return !position.reported() && now.minus(position.since()).compareTo(timeout.get()) >= 0;
    }

    void reported(String key) {
        positions.computeIfPresent(key, (same, old) -> new Position(old.values(), old.since(), true));
    }
}
