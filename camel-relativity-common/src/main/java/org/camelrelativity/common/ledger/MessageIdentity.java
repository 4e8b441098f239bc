package org.camelrelativity.common.ledger;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.PooledExchange;
import org.apache.camel.SafeCopyProperty;
import org.camelrelativity.common.ledger.MessageLedger.Calls;
import org.camelrelativity.common.operation.Request;

/**
 * An exchange within one message: the one that a consumer made, or one that Camel copied from it. Kept where routes can't
 * remove it, and whence Camel itself takes it along when it copies an exchange. Compared by identity.
 */
public final class MessageIdentity {

    private static final String KEY = "CamelRelativityMessage";

    private static final AtomicLong IDS = new AtomicLong();

    /**
     * An exchange stays what it is, also when the results of a foreign one are copied into it, as pollEnrich does. Not for
     * pooled exchanges: Camel does not always say when it begins with another message in the same object.
     */
    private static final Map<Exchange, MessageIdentity> BY_EXCHANGE = new WeakHashMap<>();

    private static final ReentrantLock LOCK = new ReentrantLock();

    /** For how many things a message remembers what was read of them before a call. */
    private static final int MOST_EVIDENCE = 10_000;

    private final long id = IDS.incrementAndGet();
    private final MessageIdentity parent;
    /** How often the parent had been redelivered when Camel copied it. */
    private final int parentsRedeliveries;

    private final String exchangeId;
    /** The exchange whose identity this is; empty for a pooled one. */
    private final Reference<Exchange> exchange;

    private final AtomicInteger redeliveries = new AtomicInteger();
    private volatile String failedStep;
    /** Of the message: its calls by each connection. */
    private final AtomicReference<Map<MessageLedger, Calls>> calls = new AtomicReference<>(Map.of());

    /** Of the message: what was read of a thing before its last call with an idempotency key; null if there was none. */
    private volatile Map<Subject, String> evidence; // its entries are guarded by the lock

    /** A thing of an instance, identified by the request that reads it. */
    private record Subject(String instance, Request read) {}

    /** What an exchange carries, and a copy of it. */
    private record IdentityProperty(MessageIdentity origin, int redeliveries, boolean own) implements SafeCopyProperty {

        @Override
        public SafeCopyProperty safeCopy() {
            return own ? new IdentityProperty(origin, origin.redeliveries.get(), false) : this;
        }
    }

    private MessageIdentity(MessageIdentity parent, int parentsRedeliveries, Exchange exchange) {
        this.parent = parent;
        this.parentsRedeliveries = parentsRedeliveries;
        this.exchangeId = exchange.getExchangeId();
        this.exchange = new WeakReference<>(exchange instanceof PooledExchange ? null : exchange);
    }

    /** Camel begins with an exchange: a new message, or a copy. */
    static void begin(Exchange exchange) {
        IdentityProperty carried = carriedBy(exchange);
        boolean pooled = exchange instanceof PooledExchange;
        boolean reused = pooled && exchange.getProperty(ExchangePropertyKey.CORRELATION_ID) == null;
        MessageIdentity parent = carried == null || reused
                ? null
                : findByExchangeId(exchange.getProperty(ExchangePropertyKey.CORRELATION_ID), carried.origin());
        int seen = 0;
        if (parent != null) {
            seen = parent == carried.origin() && !carried.own() ? carried.redeliveries() : parent.redeliveries.get();
        }
        MessageIdentity identity = new MessageIdentity(parent, seen, exchange);
        identity.putOn(exchange);
        if (!pooled) {
            LOCK.lock();
            try {
                BY_EXCHANGE.put(exchange, identity);
            } finally {
                LOCK.unlock();
            }
        }
    }

    /** Camel is done with an exchange; its copies may go on. */
    static void end(Exchange exchange) {
        LOCK.lock();
        try {
            BY_EXCHANGE.remove(exchange);
        } finally {
            LOCK.unlock();
        }
    }

    /** After an enrich an exchange carries what its copy was: the exchange itself is further up, and known by its id. */
    private static MessageIdentity findByExchangeId(Object exchangeId, MessageIdentity carried) {
        for (MessageIdentity each = carried; each != null; each = each.parent) {
            if (each.exchangeId.equals(exchangeId)) {
                return each;
            }
        }
        return carried;
    }

    /** What an exchange is, from now on at the latest; a copy that Camel did not begin with is its origin. */
    static MessageIdentity of(Exchange exchange) {
        IdentityProperty own = carriedBy(exchange);
        if (own != null && own.own() && own.origin().exchange.refersTo(exchange)) {
            return own.origin(); // the usual case, without the lock
        }
        LOCK.lock();
        try {
            MessageIdentity known = BY_EXCHANGE.get(exchange);
            IdentityProperty carried = known == null ? carriedBy(exchange) : null; // maybe put there meanwhile
            if (carried != null) {
                return findByExchangeId(exchange.getExchangeId(), carried.origin());
            }
            if (known == null) {
                known = new MessageIdentity(null, 0, exchange);
                known.putOn(exchange);
            }
            return known;
        } finally {
            LOCK.unlock();
        }
    }

    private void putOn(Exchange exchange) {
        exchange.getExchangeExtension().setSafeCopyProperty(KEY, new IdentityProperty(this, 0, true));
    }

    private static IdentityProperty carriedBy(Exchange exchange) {
        return exchange.getExchangeExtension().getSafeCopyProperty(KEY, IdentityProperty.class);
    }

    long id() {
        return id;
    }

    /** The consumer's exchange. */
    MessageIdentity message() {
        MessageIdentity each = this;
        while (each.parent != null) {
            each = each.parent;
        }
        return each;
    }

    /** The calls of this message that a connection has made. */
    Calls callsIn(MessageLedger ledger) {
        Calls known = calls.get().get(ledger);
        return known != null
                ? known
                : calls.updateAndGet(before -> with(ledger, before)).get(ledger);
    }

    private static Map<MessageLedger, Calls> with(MessageLedger ledger, Map<MessageLedger, Calls> calls) {
        if (calls.isEmpty()) {
            return Map.of(ledger, new Calls());
        }
        Map<MessageLedger, Calls> more = new HashMap<>(calls);
        more.computeIfAbsent(ledger, absent -> new Calls());
        return more;
    }

    /**
     * Remembers in the message, with all its copies, what was read before a call, for whoever waits for its end. What was read
     * before an earlier call of the message may show the end of that one.
     */
    static void remember(Exchange exchange, String instance, CallEvidence before) {
        Request about = before.about();
        if (before.read().isEmpty() || before.read().get(0) == null) {
            forget(exchange);
            return;
        }
        about.operation().proof().read(about, null, before.version()).ifPresent(read -> {
            MessageIdentity message = of(exchange).message();
            LOCK.lock();
            try {
                Map<Subject, String> known = message.evidence;
                if (known == null || known.size() == MOST_EVIDENCE) { // it only saves time
                    known = new HashMap<>();
                    message.evidence = known;
                }
                known.put(new Subject(instance, read), before.read().get(0));
            } finally {
                LOCK.unlock();
            }
        });
    }

    /**
     * Forgets it, since the message makes a call of which nothing is remembered: which things that sets to work, not every
     * request tells, and to know what was before only saves time.
     */
    public static void forget(Exchange exchange) {
        of(exchange).message().evidence = null;
    }

    /** {@return what this request read in an instance before the message's last call with an idempotency key about it} */
    public static Optional<String> evidence(Exchange exchange, String instance, Request read) {
        MessageIdentity message = of(exchange).message();
        LOCK.lock();
        try {
            return Optional.ofNullable(message.evidence).map(known -> known.get(new Subject(instance, read)));
        } finally {
            LOCK.unlock();
        }
    }

    /** A call that was not done has failed in this node of the route; {@code null} if none has. */
    void setFailedStep(String node) {
        failedStep = node;
    }

    /** Camel is about to do a part of a route once more. */
    static void redeliver(Exchange exchange) {
        MessageIdentity identity = of(exchange);
        String node = exchange.getExchangeExtension().getHistoryNodeId();
        boolean onlyTheCall = node != null && node.equals(identity.failedStep);
        identity.failedStep = null;
        if (!onlyTheCall) {
            int redeliveries = identity.redeliveries.incrementAndGet();
            boolean own = identity.isOf(exchange);
            exchange.getExchangeExtension().setSafeCopyProperty(KEY, new IdentityProperty(identity, redeliveries, own));
        }
    }

    /** Whether it is the exchange itself, and no copy that Camel did not begin with. */
    private boolean isOf(Exchange exchange) {
        return exchangeId.equals(exchange.getExchangeId());
    }

    /** How often this exchange has been redelivered, and each that it was copied from before it was copied; by their ids. */
    Map<Long, Integer> redeliveries(Exchange exchange) {
        IdentityProperty carried = carriedBy(exchange);
        boolean copy = carried != null && carried.origin() == this && !isOf(exchange);
        int own = copy ? carried.redeliveries() : redeliveries.get();
        if (parent == null) {
            return Map.of(id, own);
        }
        Map<Long, Integer> counts = new HashMap<>();
        counts.put(id, own);
        for (MessageIdentity each = this; each.parent != null; each = each.parent) {
            counts.put(each.parent.id, each.parentsRedeliveries);
        }
        return counts;
    }
}
