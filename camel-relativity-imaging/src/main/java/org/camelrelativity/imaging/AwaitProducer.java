package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;
import static org.camelrelativity.imaging.ImagingOperations.AWAIT;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.component.RelativityWait;
import org.camelrelativity.common.exchange.CallAudit;
import org.camelrelativity.common.exchange.ExchangeWriter;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.ledger.CallOrigin;
import org.camelrelativity.common.ledger.MessageIdentity;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.StatusPoller;
import org.camelrelativity.common.watch.Waiter;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.ImagingSetStatusResponseBuilder;

/** Lets an exchange wait for the end of a set, without a thread. Nothing is changed, so it may be done again. */
final class AwaitProducer extends DefaultAsyncProducer {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(24);
    private static final int NOT_FOUND = 404;
    /** For how long a set may not be found that was just saved or run: servers share their knowledge late. */
    private static final Duration NEW_SET_GRACE = Duration.ofSeconds(10);

    private final RelativityImagingEndpoint endpoint;
    private final ApiVersion version;
    private final RequestBinder binder;
    private final SetStatusReader reader;
    private StatusPoller<SetReading> poller;

    /** Waits with equal keys share their reads. */
    record SharedReads(RelativityConnection connection, ApiVersion version, ArtifactSelector set) {

        RelativityWait waiting(Duration waiting) {
            String subject = "imaging set " + set.artifactId() + " of workspace " + set.workspaceId();
            return new RelativityWait(AWAIT.name(), subject, connection.getInstance(), waiting);
        }
    }

    AwaitProducer(RelativityImagingEndpoint endpoint, ApiVersion version, RequestBinder binder) {
        super(endpoint);
        this.endpoint = endpoint;
        this.version = version;
        this.binder = binder;
        this.reader = new SetStatusReader(
                version, call -> endpoint.effectiveConnection().once(call)); // polling repeats the read anyway
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
        CallAudit audit = new CallAudit(AWAIT, exchange, connection.getInstance());
        ExchangeWriter.removeOutcomeHeaders(exchange.getMessage());
        try {
            Request request = binder.bind(exchange);
            audit.bound(request);
            ArtifactSelector set =
                    new ArtifactSelector(request.required(WORKSPACE_ID), request.required(IMAGING_SET_ID));
            String beforeRun = MessageIdentity.evidence(exchange, connection.getInstance(), reader.request(set))
                    .orElse(null);
            Duration timeout = request.get(ImagingFields.AWAIT_TIMEOUT).orElse(DEFAULT_TIMEOUT);
            poller.await(
                    new SharedReads(connection, version, set),
                    () -> reader.read(set),
                    timeout,
                    new WaitingExchange(exchange, callback, audit, request, new AwaitRule(beforeRun)));
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
    private final class WaitingExchange implements Waiter<SetReading> {

        private final Exchange exchange;
        private final AsyncCallback callback;
        private final CallAudit audit;
        private final Request request;
        private final AwaitRule rule;
        private Optional<ImagingSetOutcome> outcome = Optional.empty();
        private boolean answered;

        WaitingExchange(Exchange exchange, AsyncCallback callback, CallAudit audit, Request request, AwaitRule rule) {
            this.exchange = exchange;
            this.callback = callback;
            this.audit = audit;
            this.request = request;
            this.rule = rule;
        }

        @Override
        public boolean isOver(SetReading read, Duration waited) {
            answered = true;
            outcome = rule.judge(read, waited);
            return outcome.isPresent();
        }

        @Override
        public boolean isFinal(RelativityRefusedException refused, Duration waited) {
            return answered || refused.getHttpResponseCode() != NOT_FOUND || waited.compareTo(NEW_SET_GRACE) >= 0;
        }

        @Override
        public void completed(SetReading read, Duration waited, int requests) {
            ImagingSetEnd end = new ImagingSetEnd(statusOf(read), outcome.orElseThrow(), waited, read.status());
            Outcome.Done done =
                    new Outcome.Done(end, request.ids(), read.answered().status(), requests, null);
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
        public RelativityException timeout(Duration timeout, SetReading last, int requests) {
            ImagingSetStatusResponse told = last == null
                    ? null
                    : ImagingSetStatusResponseBuilder.builder(last.status())
                            .status(endpoint.effectiveConnection()
                                    .withoutSecrets(last.status().status()))
                            .build();
            return new RelativityAwaitTimeoutException(timeout, told, requests);
        }

        /** A set can end before its first status. */
        private static String statusOf(SetReading read) {
            return Objects.toString(read.status().status(), "").strip();
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
