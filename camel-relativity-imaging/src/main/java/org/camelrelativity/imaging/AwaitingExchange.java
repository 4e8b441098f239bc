package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.CallAudit;
import org.camelrelativity.common.exchange.ExchangeWriter;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.Waiter;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/** An exchange that waits. However the wait ends, the outside is told, and then the route goes on. */
final class AwaitingExchange implements Waiter<SetReading> {

    private final Exchange exchange;
    private final AsyncCallback callback;
    private final CallAudit audit;
    private final AwaitRule rule = new AwaitRule();
    private Request request;
    private Optional<ImagingSetOutcome> outcome = Optional.empty();

    AwaitingExchange(Exchange exchange, AsyncCallback callback, String instance) {
        this.exchange = exchange;
        this.callback = callback;
        this.audit = new CallAudit(SetAwait.OPERATION, exchange, instance);
        ExchangeWriter.forgetOutcome(exchange.getMessage());
    }

    void bound(Request bound) {
        request = bound;
        audit.bound(bound);
    }

    @Override
    public boolean isOver(SetReading read, Duration waited) {
        outcome = rule.judge(read.status(), waited);
        return outcome.isPresent();
    }

    @Override
    public void completed(SetReading read, Duration waited, int requests) {
        ImagingSetEnd end =
                new ImagingSetEnd(read.status().status().strip(), outcome.orElseThrow(), waited, read.status());
        Outcome.Done done = new Outcome.Done(end, request.ids(), read.answered().status(), requests, null);
        try {
            audit.ended(done, false);
            ExchangeWriter.write(done, request, exchange);
        } catch (RelativityException | RuntimeException | Error e) {
            fail(e);
        }
        resume();
    }

    @Override
    public void failed(Throwable e) {
        fail(e);
        resume();
    }

    @Override
    public RelativityException timeout(Duration timeout, SetReading last, int requests) {
        String status = last == null ? null : Objects.toString(last.status().status(), "");
        return new RelativityAwaitTimeoutException(SetAwait.OPERATION.name(), timeout, status, requests);
    }

    /** Before it began to wait. */
    void failAtOnce(Exception e) {
        fail(e);
        audit.finish();
        callback.done(true);
    }

    /** Whatever goes wrong when the outside is told. */
    private void resume() {
        try {
            audit.finish();
        } finally {
            callback.done(false);
        }
    }

    private void fail(Throwable e) {
        if (e instanceof RelativityException known) {
            audit.failed(known);
        }
        exchange.setException(e);
    }
}
