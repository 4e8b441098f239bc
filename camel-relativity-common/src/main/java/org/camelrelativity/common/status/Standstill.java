package org.camelrelativity.common.status;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camelrelativity.common.status.StatusReading.Phase;

/** Which running things don't get on. In memory only: a restart begins to count anew. */
final class Standstill {

    private final Supplier<Duration> elapsed;
    private final Optional<Duration> patience;
    private final Map<String, Halt> halts = new ConcurrentHashMap<>();

    /** How something stands, and since when. */
    private record Halt(List<Object> position, Duration since, boolean told) {}

    /**
     * @param elapsed how long it is since some moment in the past; the time of day may be set
     * @param patience after which time a thing is stuck; empty for never
     */
    Standstill(Supplier<Duration> elapsed, Optional<Duration> patience) {
        this.elapsed = elapsed;
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
        Duration now = elapsed.get();
        List<Object> position = List.of(
                Optional.ofNullable(reading.status()),
                Optional.ofNullable(reading.run()),
                Optional.ofNullable(reading.mark()),
                Optional.ofNullable(reading.progress()));
        Halt halt = halts.compute(
                reading.key(),
                (key, before) ->
                        before != null && before.position().equals(position) ? before : new Halt(position, now, false));
        return !halt.told() && now.minus(halt.since()).compareTo(patience.get()) >= 0;
    }

    void told(String key) {
        halts.computeIfPresent(key, (same, halt) -> new Halt(halt.position(), halt.since(), true));
    }
}
