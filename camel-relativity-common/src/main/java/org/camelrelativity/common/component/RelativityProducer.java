package org.camelrelativity.common.component;

import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.exchange.AnswerPages;
import org.camelrelativity.common.exchange.CallAudit;
import org.camelrelativity.common.exchange.ExchangeWriter;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.ledger.CallOrigin;
import org.camelrelativity.common.ledger.Claim;
import org.camelrelativity.common.ledger.KeyedCalls;
import org.camelrelativity.common.ledger.MessageIdentity;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;

/** The one way of every exchange: bind, claim, call, settle, write the outcome to the message, and report it. */
public final class RelativityProducer extends DefaultProducer {

    private final Operation operation;
    private final RelativityEndpoint endpoint;
    private final RequestBinder binder;
    private final OperationInvoker invoker;

    RelativityProducer(RelativityEndpoint endpoint, RequestBinder binder, OperationInvoker invoker) {
        super(endpoint);
        this.operation = endpoint.operation();
        this.endpoint = endpoint;
        this.binder = binder;
        this.invoker = invoker;
    }

    @Override
    public void process(Exchange exchange) throws RelativityException {
        CallAudit audit = new CallAudit(
                operation, exchange, endpoint.effectiveConnection().getInstance());
        ExchangeWriter.removeOutcomeHeaders(exchange.getMessage());
        CallOrigin.begin(exchange);
        try {
            Request request = binder.bind(exchange);
            audit.bound(request);
            Claim claim = claim(exchange, request);
            Outcome outcome = AnswerPages.of(call(request, claim), request, invoker);
            boolean replayed = claim instanceof Claim.Known;
            audit.ended(outcome, replayed);
            if (outcome.provablyNotExecuted() || outcome instanceof Outcome.Unavailable) {
                CallOrigin.failed(exchange);
            }
            ExchangeWriter.write(outcome, request, exchange);
            if (replayed) {
                exchange.getMessage().setHeader(RelativityConstants.REPLAYED, true);
            }
        } catch (RelativityRequestException e) {
            CallOrigin.failed(exchange);
            audit.failed(e);
            throw e;
        } finally {
            audit.finish();
        }
    }

    /** {@code null} if the call is idempotent and needs none. */
    private Claim claim(Exchange exchange, Request request) throws RelativityRequestException {
        if (invoker.idempotency(request) != Idempotency.NOT_IDEMPOTENT) {
            return null;
        }
        boolean fireAgain = request.get(SharedFields.FIRE_AGAIN).orElse(false);
        RelativityConnection connection = endpoint.effectiveConnection();
        KeyedCalls keyedCalls;
        try {
            keyedCalls = endpoint.endpointLedger().keyedCalls();
        } catch (IOException e) {
            return new Claim.NotNow(e.getMessage(), null);
        }
        if (keyedCalls != null) {
            Duration longest = connection.longestCall().multipliedBy(OperationInvoker.requests(request));
            return keyedCalls.claim(exchange, connection.getInstance(), request, longest, fireAgain);
        }
        MessageIdentity.forget(exchange);
        return connection.messageLedger().claim(CallOrigin.of(exchange), request, fireAgain);
    }

    private Outcome call(Request request, Claim claim) throws RelativityRequestException {
        if (claim instanceof Claim.Known known) {
            return known.outcome();
        }
        if (claim instanceof Claim.NotNow notNow) {
            return new Outcome.NotSent(failure("not sent: " + notNow.reason(), notNow.retryAfter()));
        }
        return claim instanceof Claim.Granted granted ? call(granted) : invoker.invoke(request);
    }

    private Outcome call(Claim.Granted granted) throws RelativityRequestException {
        // If an unexpected exception follows, it may have been sent.
        Outcome outcome = new Outcome.Unknown(
                failure("the outcome is unknown: an unexpected exception ended an earlier call of this message", null));
        try {
            outcome = invoker.invoke(granted.toSend());
            return outcome;
        } catch (RelativityRequestException e) {
            outcome = new Outcome.NotSent(failure(e.getMessage(), null));
            throw e;
        } finally {
            granted.ended().accept(outcome);
        }
    }

    private static Outcome.Failure failure(String message, Duration retryAfter) {
        return Outcome.Failure.of(RelativityFailure.of(message, 0, retryAfter, 0), null);
    }
}
