package org.camelrelativity.common.event;

import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Camel's event notifiers. One by one, as Camel does with its own events: what goes wrong with a listener concerns
 * neither the others nor the exchange, whose request may long have taken effect.
 */
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private Listeners() {}

    /**
     * @param camelContext whose notifiers to tell
     * @param event makes the event, only if somebody listens
     */
    public static void tell(CamelContext camelContext, Supplier<? extends CamelEvent> event) {
        List<EventNotifier> listeners = camelContext.getManagementStrategy().getStartedEventNotifiers().stream()
                .filter(listener -> !listener.isDisabled())
                .toList();
        if (listeners.isEmpty()) {
            return;
        }
        CamelEvent made = event.get();
        for (EventNotifier listener : listeners) {
            try {
                if (listener.isEnabled(made)) {
                    listener.notify(made);
                }
            } catch (Throwable e) { // also an Error, as Camel does: the exchange must come to its end
                LOG.debug("{} failed at {}", listener, made, e);
            }
        }
    }
}
