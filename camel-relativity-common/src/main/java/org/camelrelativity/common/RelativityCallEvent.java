package org.camelrelativity.common;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;

/**
 * A call at one of our endpoints has ended, successfully or not. Camel's event notifiers get it; it holds neither a body
 * nor a credential.
 */
public final class RelativityCallEvent implements CamelEvent {

    private final CamelContext camelContext;
    private final String exchangeId;
    private final String instance;
    private final String operation;
    private final Integer workspaceId;
    private final RelativityOutcome outcome;
    private final boolean replayed;
    private final int httpStatus;
    private final int attempts;
    private final Duration duration;
    private long timestamp = System.currentTimeMillis();

    /** For the component; what the parameters mean, the getters say. */
    public RelativityCallEvent(
            CamelContext camelContext,
            String exchangeId,
            String instance,
            String operation,
            Integer workspaceId,
            RelativityOutcome outcome,
            boolean replayed,
            int httpStatus,
            int attempts,
            Duration duration) {
        this.camelContext = camelContext;
        this.exchangeId = exchangeId;
        this.instance = instance;
        this.operation = Objects.requireNonNull(operation);
        this.workspaceId = workspaceId;
        this.outcome = Objects.requireNonNull(outcome);
        this.replayed = replayed;
        this.httpStatus = httpStatus;
        this.attempts = attempts;
        this.duration = Objects.requireNonNull(duration);
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

    /** {@return the exchange's id} */
    public String getExchangeId() {
        return exchangeId;
    }

    /** {@return the instance's host, with its port if it is an unusual one; or {@code null}} */
    public String getInstance() {
        return instance;
    }

    /** {@return the operation as in the endpoint's URI, such as {@code job/run}} */
    public String getOperation() {
        return operation;
    }

    /** {@return the workspace, if the request names one} */
    public Optional<Integer> getWorkspaceId() {
        return Optional.ofNullable(workspaceId);
    }

    /** {@return how it ended} */
    public RelativityOutcome getOutcome() {
        return outcome;
    }

    /** {@return whether nothing was sent, since an earlier call of the same message had this outcome} */
    public boolean isReplayed() {
        return replayed;
    }

    /** {@return the HTTP status, of several answers the last; 0 if there was none} */
    public int getHttpStatus() {
        return httpStatus;
    }

    /** {@return how many requests were sent; of a replayed outcome, how many led to it} */
    public int getAttempts() {
        return attempts;
    }

    /** {@return from the beginning of the exchange's way to its end, with all waiting} */
    public Duration getDuration() {
        return duration;
    }

    @Override
    public String toString() {
        return operation + " " + outcome + " on " + instance + ", exchange " + exchangeId;
    }
}
