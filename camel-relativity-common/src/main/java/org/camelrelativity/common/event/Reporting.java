package org.camelrelativity.common.event;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to the log and to Camel's event notifiers. What these throw is logged and dropped, since the request that is
 * reported may have taken effect.
 */
public final class Reporting {

    private static final Logger LOG = LoggerFactory.getLogger(Reporting.class);

    private Reporting() {}

    /** Something that only reports. */
    @FunctionalInterface
    public interface Report {
        void write() throws Exception;
    }

    /** Reports, whatever it throws. */
    public static void report(Report report) {
        try {
            report.write();
        } catch (Throwable e) { // also an Error: the exchange must come to its end
            warn(e);
        }
    }

    /** The same appender may have thrown it, and throw again. */
    private static void warn(Throwable e) {
        try {
            LOG.warn("A listener or log appender failed; the call's outcome stands", e);
        } catch (Throwable again) {
            // where it could be logged, logging fails
        }
    }

    /** Tells Camel's event notifiers, one by one. The event is only made if somebody listens. */
    public static void notify(CamelContext camelContext, Supplier<? extends CamelEvent> event) {
        CamelEvent made = null;
        for (EventNotifier listener : camelContext.getManagementStrategy().getStartedEventNotifiers()) {
            if (!listener.isDisabled() && !(listener instanceof IgnoresCallEvents)) {
                CamelEvent told = made == null ? event.get() : made;
                made = told;
                report(() -> {
                    if (listener.isEnabled(told)) {
                        listener.notify(told);
                    }
                });
            }
        }
    }

    /** A listener of ours for Camel's own events only: for it alone, no event need be made. */
    public interface IgnoresCallEvents {}
}
