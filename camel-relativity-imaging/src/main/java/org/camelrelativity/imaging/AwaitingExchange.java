package org.camelrelativity.imaging;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.Answered;
import org.camelrelativity.common.exchange.Fire;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Verdict;
import org.camelrelativity.imaging.model.ImagingSetEnd;

/** An exchange that waits. However the wait ends, the outside is told, and then the route goes on. */
final class AwaitingExchange implements Wait.Waiter {

    private final Exchange exchange;
    private final AsyncCallback callback;
    private final Fire fire;
    private Request request;

    /**
     * @param exchange the exchange
     * @param callback goes on with the route
     * @param instance where it asks
     */
    AwaitingExchange(Exchange exchange, AsyncCallback callback, String instance) {
        this.exchange = exchange;
        this.callback = callback;
        this.fire = new Fire(SetAwait.OPERATION, exchange, instance);
        Answered.forgetOutcome(exchange.getMessage());
    }

    /**
     * @param bound for which set it waits
     * @return the same
     */
    Request asks(Request bound) {
        request = fire.asks(bound);
        return request;
    }

    @Override
    public void ended(Answered<?> read, ImagingSetEnd end, int requests) {
        Answered<ImagingSetEnd> answered = new Answered<>(
                SetAwait.ANSWER, request, read.call(), read.reply().ofAll(requests), end, Verdict.DONE);
        try {
            answered.writeTo(exchange);
            fire.isDone(answered);
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
        fire.ends();
        callback.done(true);
    }

    /** Whatever goes wrong when it is told outside. */
    private void goesOn() {
        try {
            fire.ends();
        } finally {
            callback.done(false);
        }
    }

    private void isFailed(Throwable e) {
        if (e instanceof RelativityException known) {
            fire.failed(known);
        }
        exchange.setException(e);
    }
}
