package org.camelrelativity.imaging;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.CallAudit;
import org.camelrelativity.common.exchange.ExchangeWriter;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.imaging.model.ImagingSetEnd;

/** An exchange that waits. However the wait ends, the outside is told, and then the route goes on. */
final class AwaitingExchange implements Wait.Waiter {

    private final Exchange exchange;
    private final AsyncCallback callback;
    private final CallAudit audit;
    private Request request;

    /**
     * @param exchange the exchange
     * @param callback goes on with the route
     * @param instance where it asks
     */
    AwaitingExchange(Exchange exchange, AsyncCallback callback, String instance) {
        this.exchange = exchange;
        this.callback = callback;
        this.audit = new CallAudit(SetAwait.OPERATION, exchange, instance);
        ExchangeWriter.forgetOutcome(exchange.getMessage());
    }

    /**
     * @param bound for which set it waits
     * @return the same
     */
    Request asks(Request bound) {
        request = bound;
        audit.bound(bound);
        return request;
    }

    @Override
    public void ended(Outcome.Done read, ImagingSetEnd end, int requests) {
        Outcome.Done done = new Outcome.Done(end, request.ids(), read.status(), requests, null);
        try {
            audit.ended(done, false);
            ExchangeWriter.write(done, request, exchange);
        } catch (RelativityException | RuntimeException | Error e) {
            isFailed(e);
        }
        goesOn();
    }

    @Override
    public void failed(Throwable e) {
        isFailed(e);
        goesOn();
    }

    /**
     * Before it began to wait.
     *
     * @param e why
     */
    void failsAtOnce(Exception e) {
        isFailed(e);
        audit.finish();
        callback.done(true);
    }

    /** Whatever goes wrong when it is told outside. */
    private void goesOn() {
        try {
            audit.finish();
        } finally {
            callback.done(false);
        }
    }

    private void isFailed(Throwable e) {
        if (e instanceof RelativityException known) {
            audit.failed(known);
        }
        exchange.setException(e);
    }
}
