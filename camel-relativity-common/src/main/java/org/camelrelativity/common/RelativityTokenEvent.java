package org.camelrelativity.common;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;

/**
 * A token was fetched or renewed, or could not be. Camel's event notifiers get it; it holds no token and no reason, which
 * the exchanges that needed the token have.
 */
public final class RelativityTokenEvent implements CamelEvent {

    private final CamelContext camelContext;
    private final String instance;
    private final boolean successful;
    private long timestamp = System.currentTimeMillis();

    public RelativityTokenEvent(CamelContext camelContext, String instance, boolean successful) {
        this.camelContext = camelContext;
        this.instance = instance;
        this.successful = successful;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    /** {@return the Camel context} */
    @Override
    public Object getSource() {
        return camelContext;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** {@return the instance's host that the token is for} */
    public String getInstance() {
        return instance;
    }

    /** {@return whether there is a new token} */
    public boolean isSuccessful() {
        return successful;
    }

    @Override
    public String toString() {
        return (successful ? "new token for " : "no new token for ") + instance;
    }
}
