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
 * <p>What has taken effect is not sent again when the message is redelivered: the n-th call of the same request after the
 * redelivery has the outcome of the n-th before it, so that a loop goes on where it failed. A call of unknown or partial
 * outcome is not sent again by anything that repeats it, unless an endpoint says {@code fireAgain}.
 */
public final class MessageLedger implements CallLedger {

    /** How many requests of one message are remembered; those that are done make room, the oldest first. */
    private static final int MOST_REQUESTS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    /** No value refers to its key, or no message would ever be forgotten. */
    private final Map<MessageIdentity, Map<CallKey, Calls>> messages = new WeakHashMap<>();

    /** The calls of one request, in their order. */
    private static final class Calls {
        private final List<Call> made = new ArrayList<>(1);
        private int redeliveries;
        private int next;

        private boolean areDone() {
            return made.stream().allMatch(call -> call.outcome instanceof Outcome.Done);
        }
    }

    /** A call; without an outcome while it is under way. */
    private static final class Call implements ClaimedCall {
        private final Calls siblings;
        private Outcome outcome;

        Call(Calls siblings) {
            this.siblings = siblings;
        }
    }

    @Override
    public Claim claim(MessageIdentity message, CallKey key) {
        lock.lock();
        try {
            Map<CallKey, Calls> requests = messages.computeIfAbsent(message, absent -> new LinkedHashMap<>());
            if (!requests.containsKey(key) && !hasRoom(requests)) {
                return new Claim.NotNow(MOST_REQUESTS + " calls of this message are under way or of unknown outcome");
            }
            Calls calls = requests.computeIfAbsent(key, absent -> new Calls());
            if (calls.redeliveries != message.redeliveries()) {
                calls.redeliveries = message.redeliveries();
                calls.next = 0;
            }
            return key.fireAgain() ? claimNext(calls) : claimUnlessInDoubt(calls);
        } finally {
            lock.unlock();
        }
    }

    private static boolean hasRoom(Map<CallKey, Calls> requests) {
        return requests.size() < MOST_REQUESTS
                || requests.values().stream()
                        .filter(Calls::areDone)
                        .findFirst()
                        .filter(requests.values()::remove)
                        .isPresent();
    }

    private static Claim claimUnlessInDoubt(Calls calls) {
        for (Call call : calls.made) {
            if (call.outcome instanceof Outcome.Unknown || call.outcome instanceof Outcome.Partial) {
                return new Claim.Known(call.outcome);
            }
        }
        return claimNext(calls);
    }

    private static Claim claimNext(Calls calls) {
        if (calls.next < calls.made.size() && calls.made.get(calls.next).outcome != null) {
            return new Claim.Known(calls.made.get(calls.next++).outcome);
        }
        if (calls.made.stream().anyMatch(call -> call.outcome == null)) {
            return new Claim.NotNow("the same call of this message is still under way");
        }
        Call call = new Call(calls);
        calls.made.add(call);
        calls.next = calls.made.size();
        return new Claim.Granted(call);
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
            Calls siblings = ((Call) call).siblings;
            siblings.made.remove(call);
            siblings.next = Math.min(siblings.next, siblings.made.size());
        } finally {
            lock.unlock();
        }
    }
}
