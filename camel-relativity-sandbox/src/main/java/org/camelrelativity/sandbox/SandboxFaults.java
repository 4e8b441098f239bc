package org.camelrelativity.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The faults that requests are going to meet. One request meets at most one: the next one planned for its operation,
 * and when there is none, the one that always strikes. A request uses up a fault by arriving, even if Relativity would
 * have refused it.
 */
public final class SandboxFaults {
    private static final SandboxFault NONE = SandboxFault.none();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SandboxOperation, Deque<SandboxFault>> next = new EnumMap<>(SandboxOperation.class);
    private final Map<SandboxOperation, SandboxFault> always = new EnumMap<>(SandboxOperation.class);

    SandboxFaults() {}

    /**
     * Strikes the next request of an operation, after those already planned.
     *
     * @param operation which requests; not null
     * @param fault what happens; not null
     */
    public void next(SandboxOperation operation, SandboxFault fault) {
        next(operation, fault, 1);
    }

    /**
     * Strikes the next requests of an operation, after those already planned.
     *
     * @param operation which requests; not null
     * @param fault what happens; not null
     * @param times how many requests; not negative
     * @throws IllegalArgumentException if negative
     */
    public void next(SandboxOperation operation, SandboxFault fault, int times) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(fault, "fault");
        if (times < 0) {
            throw new IllegalArgumentException("A fault can't strike " + times + " times");
        }
        change(() -> {
            Deque<SandboxFault> planned = next.computeIfAbsent(operation, unused -> new ArrayDeque<>());
            for (int i = 0; i < times; i++) {
                planned.add(fault);
            }
        });
    }

    /**
     * Strikes every request of an operation for which nothing else is planned, until {@link #clear()}.
     *
     * @param operation which requests; not null
     * @param fault what happens instead of what always happened so far; not null
     */
    public void always(SandboxOperation operation, SandboxFault fault) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(fault, "fault");
        change(() -> always.put(operation, fault));
    }

    /** Forgets all faults. */
    public void clear() {
        change(() -> {
            next.clear();
            always.clear();
        });
    }

    /** Takes the fault for a request that arrives. */
    SandboxFault take(SandboxOperation operation) {
        lock.lock();
        try {
            Deque<SandboxFault> planned = next.get(operation);
            if (planned != null && !planned.isEmpty()) {
                return planned.poll();
            }
            return always.getOrDefault(operation, NONE);
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
