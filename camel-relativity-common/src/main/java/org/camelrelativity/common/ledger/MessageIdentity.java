package org.camelrelativity.common.ledger;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.SafeCopyProperty;

/**
 * One message: the exchange that a consumer made, and all that Camel derives from it. Kept where routes can't remove it, and
 * whence Camel itself takes it along when it copies an exchange. Compared by identity.
 */
public final class MessageIdentity implements SafeCopyProperty {

    private static final String KEY = "CamelRelativityMessage";

    /** An exchange stays what it is, also when the results of a foreign one are copied into it, as pollEnrich does. */
    private static final Map<Exchange, MessageIdentity> BY_EXCHANGE = new WeakHashMap<>();

    private static final ReentrantLock LOCK = new ReentrantLock();

    private final AtomicInteger redeliveries = new AtomicInteger();

    private MessageIdentity() {}

    /** Camel begins with an exchange: a copy, or a new message, also where the object itself was used before. */
    static void begin(Exchange exchange) {
        LOCK.lock();
        try {
            BY_EXCHANGE.put(exchange, carriedBy(exchange));
        } finally {
            LOCK.unlock();
        }
    }

    /** {@return the message that an exchange belongs to, from now on at the latest} */
    public static MessageIdentity of(Exchange exchange) {
        LOCK.lock();
        try {
            return BY_EXCHANGE.computeIfAbsent(exchange, MessageIdentity::carriedBy);
        } finally {
            LOCK.unlock();
        }
    }

    private static MessageIdentity carriedBy(Exchange exchange) {
        MessageIdentity carried = exchange.getExchangeExtension().getSafeCopyProperty(KEY, MessageIdentity.class);
        if (carried != null) {
            return carried;
        }
        MessageIdentity identity = new MessageIdentity();
        exchange.getExchangeExtension().setSafeCopyProperty(KEY, identity);
        return identity;
    }

    /** Camel is about to do a part of a route once more. */
    void countRedelivery() {
        redeliveries.incrementAndGet();
    }

    int redeliveries() {
        return redeliveries.get();
    }

    /** A copy belongs to the same message. */
    @Override
    public SafeCopyProperty safeCopy() {
        return this;
    }
}
