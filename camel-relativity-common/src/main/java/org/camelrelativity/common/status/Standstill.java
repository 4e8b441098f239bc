package org.camelrelativity.common.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camelrelativity.common.status.StatusReading.Phase;

/** Which running things don't get on. In memory only: a restart begins to count anew. */
final class Standstill {

    private final Clock clock;
    private final Optional<Duration> patience;
    private final Map<String, Halt> halts = new ConcurrentHashMap<>();

    /** How something stands, and since when. */
    private record Halt(List<Object> position, Instant since, boolean told) {}

    /**
     * @param clock tells for how long
     * @param patience after which time a thing is stuck; empty for never
     */
    Standstill(Clock clock, Optional<Duration> patience) {
        this.clock = clock;
        this.patience = patience;
    }

    void retain(Collection<String> keys) {
        halts.keySet().retainAll(keys);
    }

    /** Whether it has stood still for too long, and nobody was told. */
    boolean begins(StatusReading reading) {
        if (patience.isEmpty()) {
            return false;
        }
        if (reading.phase() != Phase.RUNNING && reading.phase() != Phase.REVIEWING) {
            halts.remove(reading.key());
            return false;
        }
        List<Object> position = List.of(
                Optional.ofNullable(reading.status()),
                Optional.ofNullable(reading.run()),
                Optional.ofNullable(reading.mark()),
                Optional.ofNullable(reading.progress()));
        Halt halt = halts.compute(
                reading.key(),
                (key, before) -> before != null && before.position().equals(position)
                        ? before
                        : new Halt(position, clock.instant(), false));
        return !halt.told() && !clock.instant().isBefore(halt.since().plus(patience.get()));
    }

    void told(String key) {
        halts.computeIfPresent(key, (same, halt) -> new Halt(halt.position(), halt.since(), true));
    }
}
