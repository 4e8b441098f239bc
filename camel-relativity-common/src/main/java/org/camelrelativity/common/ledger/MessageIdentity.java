package org.camelrelativity.common.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.SafeCopyProperty;

/**
 * One message: the exchange that a consumer made, and all that Camel derives from it. Kept where routes can't remove it and
 * whence Camel itself takes it along when it copies an exchange. Compared by identity.
 */
public final class MessageIdentity implements SafeCopyProperty {

    private static final String KEY = "CamelRelativityMessage";

    private final AtomicInteger redeliveries = new AtomicInteger();

    private MessageIdentity() {}

    /**
     * @param exchange any
     * @return the message that it belongs to, from now on at the latest
     */
    public static MessageIdentity of(Exchange exchange) {
        MessageIdentity known = exchange.getExchangeExtension().getSafeCopyProperty(KEY, MessageIdentity.class);
        if (known != null) {
            return known;
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
