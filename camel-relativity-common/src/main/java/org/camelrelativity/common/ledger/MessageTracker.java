package org.camelrelativity.common.ledger;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.camelrelativity.common.event.Reporting;

/**
 * Gives every exchange of a Camel context its identity before anything copies it, and counts its redeliveries.
 * Headers tell of redeliveries too, but a route may remove them.
 */
public final class MessageTracker extends EventNotifierSupport implements Reporting.IgnoresCallEvents {

    public MessageTracker() {
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeCreatedEvent created) {
            MessageIdentity.begin(created.getExchange());
        } else if (event instanceof CamelEvent.ExchangeRedeliveryEvent redelivery) {
            MessageIdentity.of(redelivery.getExchange()).countRedelivery();
        }
    }
}
