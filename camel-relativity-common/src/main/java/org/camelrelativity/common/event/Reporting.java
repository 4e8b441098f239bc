package org.camelrelativity.common.event;

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

    /** Tells Camel's event notifiers, one by one. */
    public static void notify(CamelContext camelContext, CamelEvent event) {
        for (EventNotifier listener : camelContext.getManagementStrategy().getStartedEventNotifiers()) {
            report(() -> {
                if (!listener.isDisabled() && listener.isEnabled(event)) {
                    listener.notify(event);
                }
            });
        }
    }
}
