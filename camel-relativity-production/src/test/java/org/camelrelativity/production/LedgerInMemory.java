package org.camelrelativity.production;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camelrelativity.common.ledger.CallLedger;

/** A ledger that forgets with the JVM. */
final class LedgerInMemory implements CallLedger {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    LedgerInMemory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String worker() {
        return "test";
    }

    @Override
    public synchronized Optional<Entry> claim(Entry entry) {
        return Optional.ofNullable(entries.putIfAbsent(entry.key(), entry));
    }

    private boolean isStill(Entry known) {
        Entry now = entries.get(known.key());
        return now != null && now.claim().equals(known.claim()) && now.state() == known.state();
    }

    @Override
    public synchronized boolean replace(Entry known, Entry entry) {
        return isStill(known) && entries.put(entry.key(), entry) != null;
    }

    @Override
    public synchronized boolean remove(Entry known) {
        return isStill(known) && entries.remove(known.key()) != null;
    }

    @Override
    public Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public List<Entry> inDoubt() {
        return entries.values().stream()
                .filter(entry -> entry.stateAt(clock.instant()) == State.IN_DOUBT)
                .toList();
    }
}
