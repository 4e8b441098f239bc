package org.camelrelativity.common.component;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.camelrelativity.common.RelativityAwaitTimeoutException;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.exchange.CallAudit;
import org.camelrelativity.common.exchange.ExchangeWriter;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.ledger.CallOrigin;
import org.camelrelativity.common.ledger.MessageIdentity;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.watch.StatusPoller;
import org.camelrelativity.common.watch.Waiter;

/** Lets an exchange wait for an end, without a thread. Nothing is changed, so it may be done again. */
final class AwaitProducer extends DefaultAsyncProducer {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(24);
    private static final int NOT_FOUND = 404;
    /** For how long may not be found what was just saved or run: servers share their knowledge late. */
    private static final Duration NEW_GRACE = Duration.ofSeconds(10);

    private final RelativityEndpoint endpoint;
    private final Operation operation;
    private final RequestBinder binder;
    private final Awaited.Source awaiting;
    private StatusPoller<Outcome.Done> poller;

    /** Waits with equal keys share their reads. */
    record SharedReads(RelativityConnection connection, Operation operation, Request reading, String subject) {

        RelativityWait waiting(Duration waiting) {
            return new RelativityWait(operation.name(), subject, connection.getInstance(), waiting);
        }
    }

    AwaitProducer(RelativityEndpoint endpoint, RequestBinder binder, Awaited.Source awaiting) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = endpoint.operation();
        this.binder = binder;
        this.awaiting = awaiting;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        poller = endpoint.getComponent().startedPoller();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        RelativityConnection connection;
        try {
            connection = endpoint.effectiveConnection();
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        CallAudit audit = new CallAudit(operation, exchange, connection.getInstance());
        ExchangeWriter.removeOutcomeHeaders(exchange.getMessage());
        try {
            Request request = binder.bind(exchange);
            audit.bound(request);
            Awaited awaited = awaiting.of(request);
            String beforeRun = MessageIdentity.evidence(exchange, connection.getInstance(), awaited.evidence())
                    .orElse(null);
            Duration timeout = request.get(SharedFields.AWAIT_TIMEOUT).orElse(DEFAULT_TIMEOUT);
            poller.await(
                    new SharedReads(connection, operation, awaited.reading(), awaited.subject()),
                    awaited::read,
                    timeout,
                    new WaitingExchange(exchange, callback, audit, request, awaited, beforeRun));
            return false;
        } catch (RelativityException | RuntimeException e) {
            fail(exchange, audit, e);
            audit.finish();
            callback.done(true);
            return true;
        }
    }

    private static void fail(Exchange exchange, CallAudit audit, Throwable e) {
        if (e instanceof RelativityException known) {
            audit.failed(known);
            CallOrigin.failed(exchange);
        }
        exchange.setException(e);
    }

    /** However the wait ends, the call is audited and the route continues. */
    private final class WaitingExchange implements Waiter<Outcome.Done> {

        private final Exchange exchange;
        private final AsyncCallback callback;
        private final CallAudit audit;
        private final Request request;
        private final String kind;
        private final Awaited.Rule rule;
        private Optional<Function<Duration, RelativityRecord>> end = Optional.empty();
        private boolean answered;

        WaitingExchange(
                Exchange exchange,
                AsyncCallback callback,
                CallAudit audit,
                Request request,
                Awaited awaited,
                String beforeRun) {
            this.exchange = exchange;
            this.callback = callback;
            this.audit = audit;
            this.request = request;
            this.kind = awaited.kind();
            this.rule = awaited.rule(beforeRun);
        }

        @Override
        public String operation() {
            return operation.name();
        }

        @Override
        public boolean isOver(Outcome.Done read, Duration waited) {
            answered = true;
            end = rule.end(read, waited);
            return end.isPresent();
        }

        @Override
        public boolean isFinal(RelativityRefusedException refused, Duration waited) {
            return answered || refused.getHttpResponseCode() != NOT_FOUND || waited.compareTo(NEW_GRACE) >= 0;
        }

        @Override
        public void completed(Outcome.Done read, Duration waited, int requests) {
            RelativityRecord answer = end.orElseThrow().apply(waited);
            Outcome.Done done = new Outcome.Done(answer, request.ids(), read.status(), requests, null);
            try {
                audit.ended(done, false);
                ExchangeWriter.write(done, request, exchange);
            } catch (RelativityException | RuntimeException | Error e) {
                fail(exchange, audit, e);
            }
            resume();
        }

        @Override
        public void failed(Throwable e) {
            fail(exchange, audit, e);
            resume();
        }

        @Override
        public RelativityException timeout(Duration timeout, Outcome.Done last, int requests) {
            RelativityConnection connection = endpoint.effectiveConnection();
            return new RelativityAwaitTimeoutException(
                    operation.name(),
                    kind,
                    timeout,
                    last == null ? null : connection.withoutSecrets(rule.status(last)),
                    last == null ? null : rule.told(last, connection::withoutSecrets),
                    requests);
        }

        /** The route continues even if the audit fails. */
        private void resume() {
            try {
                audit.finish();
            } finally {
                callback.done(false);
            }
        }
    }
}
