package org.camelrelativity.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The faults that requests are going to meet. One request meets at most one: the next one planned for its operation,
 * when there is none, the one that always strikes, and when there is none either, the one that is decided on. A request uses up a fault by arriving, even if Relativity would
 * have refused it.
 */
public final class SandboxFaults {
    private static final SandboxFault NONE = SandboxFault.none();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SandboxOperation, Deque<SandboxFault>> next = new EnumMap<>(SandboxOperation.class);
    private final Map<SandboxOperation, SandboxFault> always = new EnumMap<>(SandboxOperation.class);
    private Function<SandboxOperation, SandboxFault> decision = operation -> NONE;

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

    /**
     * Decides request by request, for those for which nothing else is planned, until {@link #clear()}. It is asked for
     * one request at a time, in the order in which they arrive: a decision by a {@link java.util.Random} with a seed is
     * the same sequence of faults each time, although the requests that meet them may come in another order.
     *
     * @param decider answers what happens to a request of that operation, or null for nothing; quick, and not null
     */
    public void decide(Function<SandboxOperation, SandboxFault> decider) {
        Objects.requireNonNull(decider, "decider");
        change(() -> decision = decider);
    }

    /** Forgets all faults. */
    public void clear() {
        change(() -> {
            next.clear();
            always.clear();
            decision = operation -> NONE;
        });
    }

    /** For how many of the next requests of which operations something is planned. */
    Map<SandboxOperation, Integer> planned() {
        Map<SandboxOperation, Integer> planned = new EnumMap<>(SandboxOperation.class);
        change(() -> next.forEach((operation, faults) -> planned.put(operation, faults.size())));
        return planned;
    }

    /** Takes the fault for a request that arrives. */
    SandboxFault take(SandboxOperation operation) {
        lock.lock();
        try {
            Deque<SandboxFault> planned = next.get(operation);
            if (planned != null && !planned.isEmpty()) {
                return planned.poll();
            }
            SandboxFault constant = always.get(operation);
            SandboxFault fault = constant == null ? decision.apply(operation) : constant;
            return fault == null ? NONE : fault;
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
