package org.camelrelativity.common.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.SafeCopyProperty;

/**
 * An exchange within one message: the one that a consumer made, or one that Camel derived from it. Kept where routes can't
 * remove it, and whence Camel itself takes it along when it copies an exchange. Compared by identity.
 *
 * <p>A redelivery repeats what the exchange and its copies did, and nothing that another copy of the same message did.
 */
public final class MessageIdentity implements SafeCopyProperty {

    private static final String KEY = "CamelRelativityMessage";

    private static final AtomicLong IDS = new AtomicLong();

    /** An exchange stays what it is, also when the results of a foreign one are copied into it, as pollEnrich does. */
    private static final Map<Exchange, MessageIdentity> BY_EXCHANGE = new WeakHashMap<>();

    private static final ReentrantLock LOCK = new ReentrantLock();

    private final long id = IDS.incrementAndGet();
    private final MessageIdentity parent;
    private final String exchangeId;
    private final AtomicInteger redeliveries = new AtomicInteger();

    private MessageIdentity(MessageIdentity parent, String exchangeId) {
        this.parent = parent;
        this.exchangeId = exchangeId;
    }

    /** Camel begins with an exchange: a copy, or a new message, also where the object itself was used before. */
    static void begin(Exchange exchange) {
        MessageIdentity carried = carriedBy(exchange);
        MessageIdentity parent = carried == null ? null : carried.originOf(exchange);
        MessageIdentity identity = new MessageIdentity(parent, exchange.getExchangeId());
        exchange.getExchangeExtension().setSafeCopyProperty(KEY, identity);
        LOCK.lock();
        try {
            BY_EXCHANGE.put(exchange, identity);
        } finally {
            LOCK.unlock();
        }
    }

    /** {@return what an exchange is, from now on at the latest; a copy that Camel did not begin with is its origin} */
    public static MessageIdentity of(Exchange exchange) {
        LOCK.lock();
        try {
            MessageIdentity known = BY_EXCHANGE.get(exchange);
            known = known == null ? carriedBy(exchange) : known;
            if (known == null) {
                known = new MessageIdentity(null, exchange.getExchangeId());
                exchange.getExchangeExtension().setSafeCopyProperty(KEY, known);
            }
            return known;
        } finally {
            LOCK.unlock();
        }
    }

    private static MessageIdentity carriedBy(Exchange exchange) {
        return exchange.getExchangeExtension().getSafeCopyProperty(KEY, MessageIdentity.class);
    }

    /** After an enrich an exchange carries what its copy was: the exchange itself is further up, and named by the copy. */
    private MessageIdentity originOf(Exchange copy) {
        Object original = copy.getProperty(ExchangePropertyKey.CORRELATION_ID);
        for (MessageIdentity each = this; each != null; each = each.parent) {
            if (each.exchangeId.equals(original)) {
                return each;
            }
        }
        return this;
    }

    /** The consumer's exchange. */
    MessageIdentity message() {
        MessageIdentity each = this;
        while (each.parent != null) {
            each = each.parent;
        }
        return each;
    }

    /** Camel is about to do a part of a route once more. */
    void countRedelivery() {
        redeliveries.incrementAndGet();
    }

    /** How often this exchange, and each that it was copied from, has been redelivered so far; by their ids. */
    Map<Long, Integer> redeliveries() {
        Map<Long, Integer> counts = new HashMap<>(4);
        for (MessageIdentity each = this; each != null; each = each.parent) {
            counts.put(each.id, each.redeliveries.get());
        }
        return counts;
    }

    /** Whether a redelivery of this exchange, or of one that it was copied from, repeats what was done at that time. */
    boolean isRedeliveredSince(Map<Long, Integer> counts) {
        for (MessageIdentity each = this; each != null; each = each.parent) {
            Integer before = counts.get(each.id);
            if (before != null && each.redeliveries.get() > before) {
                return true;
            }
        }
        return false;
    }

    @Override
    public SafeCopyProperty safeCopy() {
        return this;
    }
}
