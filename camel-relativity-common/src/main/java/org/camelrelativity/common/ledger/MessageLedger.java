package org.camelrelativity.common.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.camelrelativity.common.operation.Outcome;

/**
 * Remembers, in memory, the calls of each message for as long as Camel holds an exchange of it.
 *
 * <p>What has taken effect is not sent again when the exchange is redelivered that did it, or one that this was copied from:
 * the n-th call of the same request after the redelivery has the outcome of the n-th before it, so that a loop goes on where
 * it failed. A call of unknown or partial outcome is not sent again by anything that repeats it, unless an endpoint says
 * {@code fireAgain}.
 */
public final class MessageLedger implements CallLedger {

    /** How many calls of one message are remembered; those that are done make room, the oldest request first. */
    private static final int MOST_CALLS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    /** No value refers to its key, or no message would ever be forgotten. */
    private final Map<MessageIdentity, Calls> messages = new WeakHashMap<>();

    /** The calls of one message: of each request in their order. */
    private static final class Calls {
        private final Map<CallKey, List<Call>> byRequest = new LinkedHashMap<>();
        private int size;

        List<Call> of(CallKey key) {
            return byRequest.getOrDefault(key, List.of());
        }

        boolean hasRoom() {
            if (size >= MOST_CALLS) {
                byRequest.entrySet().stream()
                        .filter(request ->
                                request.getValue().stream().allMatch(call -> call.outcome instanceof Outcome.Done))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .ifPresent(oldest -> size -= byRequest.remove(oldest).size());
            }
            return size < MOST_CALLS;
        }

        Call add(CallKey key, Map<Long, Integer> redeliveries) {
            Call call = new Call(this, key, redeliveries);
            byRequest.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(call);
            size++;
            return call;
        }

        void remove(Call call) {
            List<Call> siblings = byRequest.get(call.key);
            if (siblings != null && siblings.remove(call)) {
                size--;
            }
        }
    }

    /** A call; without an outcome while it is under way. */
    private static final class Call implements ClaimedCall {
        private final Calls calls;
        private final CallKey key;
        /** When it was made, or last answered from memory. */
        private Map<Long, Integer> redeliveries;

        private Outcome outcome;

        Call(Calls calls, CallKey key, Map<Long, Integer> redeliveries) {
            this.calls = calls;
            this.key = key;
            this.redeliveries = redeliveries;
        }

        boolean isInDoubt() {
            return outcome instanceof Outcome.Unknown || outcome instanceof Outcome.Partial;
        }
    }

    @Override
    public Claim claim(MessageIdentity exchange, CallKey key) {
        lock.lock();
        try {
            Calls calls = messages.computeIfAbsent(exchange.message(), absent -> new Calls());
            for (Call call : calls.of(key)) {
                if (call.isInDoubt() && !key.fireAgain()) {
                    return new Claim.Known(call.outcome);
                }
            }
            for (Call call : calls.of(key)) {
                if (call.outcome == null) {
                    return new Claim.NotNow("the same call of this message is still under way");
                }
                if (exchange.isRedeliveredSince(call.redeliveries)) {
                    call.redeliveries = exchange.redeliveries();
                    return new Claim.Known(call.outcome);
                }
            }
            return calls.hasRoom()
                    ? new Claim.Granted(calls.add(key, exchange.redeliveries()))
                    : new Claim.NotNow(MOST_CALLS + " calls of this message are under way or of unknown outcome");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void settle(ClaimedCall call, Outcome outcome) {
        lock.lock();
        try {
            ((Call) call).outcome = outcome;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release(ClaimedCall call) {
        lock.lock();
        try {
            Call released = (Call) call;
            released.calls.remove(released);
        } finally {
            lock.unlock();
        }
    }
}
