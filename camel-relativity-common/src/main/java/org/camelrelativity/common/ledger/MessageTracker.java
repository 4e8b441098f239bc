package org.camelrelativity.common.ledger;

import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.ManagementStrategy;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Gives every exchange of a Camel context its identity before anything copies it, and counts its redeliveries.
 * Headers tell of redeliveries too, but a route may remove them.
 */
public final class MessageTracker extends EventNotifierSupport {

    private static final ReentrantLock INSTALLING = new ReentrantLock();

    private MessageTracker() {
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
    }

    /** Lets a context have its tracker, one for all components: what two counted would be counted twice. */
    public static void install(CamelContext camelContext) {
        INSTALLING.lock();
        try {
            ManagementStrategy management = camelContext.getManagementStrategy();
            if (management.getEventNotifiers().stream().noneMatch(MessageTracker.class::isInstance)) {
                management.addEventNotifier(new MessageTracker());
            }
        } finally {
            INSTALLING.unlock();
        }
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeEvent exchangeEvent) {
            switch (event.getType()) {
                case ExchangeCreated -> MessageIdentity.begin(exchangeEvent.getExchange());
                case ExchangeRedelivery -> MessageIdentity.redeliver(exchangeEvent.getExchange());
                case ExchangeCompleted, ExchangeFailed -> MessageIdentity.end(exchangeEvent.getExchange());
                default -> {} // the others don't matter to it
            }
        }
    }
}
