package org.camelrelativity.common.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, in memory, the calls of each message for as long as Camel holds an exchange of it.
 *
 * <p>What has taken effect is not sent again when the exchange is redelivered that did it, or one that this was copied from:
 * the n-th call of the same request after the redelivery has the outcome of the n-th before it, so that a loop goes on where
 * it failed. A call of unknown or partial outcome is not sent again by anything that repeats it, unless an endpoint says
 * {@code fireAgain}.
 */
public final class MessageLedger {

    private static final Logger LOG = LoggerFactory.getLogger(MessageLedger.class);

    /** How many calls that are done are remembered of one message. */
    private static final int MOST_DONE = 100_000;

    /** Which call: the operation and what it is about, whatever else the request says. */
    private record CallKey(
            String operation, Map<Field<?>, Object> ids, RelativityRecord subject, Set<RelativityRecord> elements) {

        static CallKey of(Request request) {
            Set<RelativityRecord> elements =
                    request.elements().isEmpty() ? Set.of() : new HashSet<>(request.elements());
            return new CallKey(request.operation().name(), request.ids(), request.subject(), elements);
        }
    }

    /** The calls of one message: of each request in their order. They are kept by the message, and forgotten with it. */
    static final class Calls {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<CallKey, List<Call>> byRequest = new HashMap<>();
        private int done;
    }

    /** A call; without an outcome while it is under way. */
    private static final class Call {
        private final Calls calls;
        private final CallKey key;
        private final boolean fireAgain;
        private final long exchange;
        /** Those before it was made, or before it was last answered from memory. */
        private Map<Long, Integer> redeliveries;

        private Outcome outcome;

        Call(Calls calls, CallKey key, boolean fireAgain, CallOrigin origin) {
            this.calls = calls;
            this.key = key;
            this.fireAgain = fireAgain;
            this.exchange = origin.exchange();
            this.redeliveries = origin.redeliveries();
        }

        boolean isInDoubt() {
            return outcome instanceof Outcome.Unknown || outcome instanceof Outcome.Partial;
        }

        /** Something between them has been redelivered since: whichever of the two comes late. */
        boolean wasRedeliveredSince(CallOrigin origin) {
            return redeliveries.entrySet().stream().anyMatch(before -> {
                Integer now = origin.redeliveries().get(before.getKey());
                return now != null && !now.equals(before.getValue());
            });
        }

        /** The one exchange was copied from the other: they are no branches side by side. */
        boolean isOnSameBranchAs(CallOrigin origin) {
            return redeliveries.containsKey(origin.exchange())
                    || origin.redeliveries().containsKey(exchange);
        }
    }

    /** To be asked before anything is sent. A route may have decided to fire although an earlier call is in doubt. */
    public Claim claim(CallOrigin origin, Request request, boolean fireAgain) {
        CallKey key = CallKey.of(request);
        Calls calls = origin.message().callsIn(this);
        calls.lock.lock();
        try {
            List<Call> made = calls.byRequest.computeIfAbsent(key, absent -> new ArrayList<>(1));
            for (Call call : made) {
                if (call.isInDoubt() && !fireAgain) {
                    return new Claim.Known(call.outcome, null);
                }
            }
            for (Call call : made) {
                boolean repeated = call.fireAgain == fireAgain && call.wasRedeliveredSince(origin);
                if (call.outcome == null && (repeated || call.isOnSameBranchAs(origin))) {
                    return new Claim.NotNow("the same call of this message is still under way", null);
                }
                if (repeated) {
                    call.redeliveries = origin.redeliveries();
                    return new Claim.Known(call.outcome, null);
                }
            }
            Call call = new Call(calls, key, fireAgain, origin);
            made.add(call);
            return new Claim.Granted(request, outcome -> ended(call, outcome), null);
        } finally {
            calls.lock.unlock();
        }
    }

    private static void ended(Call call, Outcome outcome) {
        boolean forgotten = false;
        call.calls.lock.lock();
        try {
            call.outcome = outcome;
            if (outcome.provablyNotExecuted()) {
                remove(call);
            } else if (outcome instanceof Outcome.Done && ++call.calls.done > MOST_DONE) {
                remove(call);
                forgotten = call.calls.done == MOST_DONE + 1;
            }
        } finally {
            call.calls.lock.unlock();
        }
        if (forgotten) {
            Reporting.report(() -> LOG.warn(
                    "A message has made more than {} calls: further calls are not remembered, and would be repeated"
                            + " if the whole message were redelivered",
                    MOST_DONE));
        }
    }

    private static void remove(Call call) {
        List<Call> made = call.calls.byRequest.get(call.key);
        made.remove(call);
        if (made.isEmpty()) {
            call.calls.byRequest.remove(call.key);
        }
    }
}
