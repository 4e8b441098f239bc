package org.camelrelativity.common.ledger;

import java.util.Map;
import org.apache.camel.Exchange;

/** Where a call is made: by which exchange of which message, and after which redeliveries. */
public record CallOrigin(MessageIdentity message, long exchange, Map<Long, Integer> redeliveries) {

    public static CallOrigin of(Exchange exchange) {
        MessageIdentity identity = MessageIdentity.of(exchange);
        return new CallOrigin(identity.message(), identity.id(), identity.redeliveries(exchange));
    }

    /** A call is about to be made. */
    public static void begin(Exchange exchange) {
        MessageIdentity.of(exchange).setFailedStep(null);
    }

    /** A call was not done, and is not in doubt. If Camel redelivers just this step, it repeats nothing that was done. */
    public static void failed(Exchange exchange) {
        MessageIdentity.of(exchange)
                .setFailedStep(exchange.getExchangeExtension().getHistoryNodeId());
    }
}
