package org.camelrelativity.common.event;

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
        CamelEvent made = null;
        for (EventNotifier listener : camelContext.getManagementStrategy().getStartedEventNotifiers()) {
            if (!listener.isDisabled()) {
                made = made == null ? event.get() : made;
                tell(listener, made);
            }
        }
    }

    private static void tell(EventNotifier listener, CamelEvent event) {
        try {
            if (listener.isEnabled(event)) {
                listener.notify(event);
            }
        } catch (Throwable e) { // also an Error, as Camel does: the exchange must come to its end
            LOG.debug("{} failed at {}", listener, event, e);
        }
    }
}
