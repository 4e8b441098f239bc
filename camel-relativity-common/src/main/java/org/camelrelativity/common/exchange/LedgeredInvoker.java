package org.camelrelativity.common.exchange;

import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.ledger.CallKey;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.CallLedger.Claim;
import org.camelrelativity.common.ledger.CallLedger.ClaimedCall;
import org.camelrelativity.common.ledger.MessageIdentity;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;

/** Asks the ledger before a call that is not idempotent, and tells it what became of the call. */
public final class LedgeredInvoker {

    private final OperationInvoker invoker;
    private final CallLedger ledger;

    /**
     * What became of a call.
     *
     * @param outcome the outcome
     * @param replayed whether it is the one of an earlier call, and nothing was sent
     */
    public record Result(Outcome outcome, boolean replayed) {}

    /**
     * @param invoker sends
     * @param ledger remembers
     */
    public LedgeredInvoker(OperationInvoker invoker, CallLedger ledger) {
        this.invoker = invoker;
        this.ledger = ledger;
    }

    /**
     * @param exchange the exchange that asks
     * @param request what it asks
     * @return what became of it
     * @throws RelativityRequestException if it can't be said in this generation of the API; nothing was sent
     */
    public Result invoke(Exchange exchange, Request request) throws RelativityRequestException {
        if (invoker.idempotency(request) != Idempotency.NOT_IDEMPOTENT) {
            return new Result(invoker.invoke(request), false);
        }
        Claim claim = ledger.claim(MessageIdentity.of(exchange), CallKey.of(request));
        if (claim instanceof Claim.Known known) {
            return new Result(known.outcome(), true);
        }
        if (claim instanceof Claim.NotNow notNow) {
            return new Result(notSent("not sent: " + notNow.reason()), false);
        }
        return new Result(invoke(((Claim.Granted) claim).call(), request), false);
    }

    private Outcome invoke(ClaimedCall call, Request request) throws RelativityRequestException {
        Outcome outcome = null;
        boolean bad = false;
        try {
            outcome = invoker.invoke(request);
            return outcome;
        } catch (RelativityRequestException e) {
            bad = true;
            throw e;
        } finally { // also after an exception that nobody expected: the request may be out there
            if (bad || provablyNotExecuted(outcome)) {
                ledger.release(call);
            } else {
                ledger.settle(call, outcome == null ? unexpected() : outcome);
            }
        }
    }

    /** Also if it was not executed for any job of a mass operation. */
    private static boolean provablyNotExecuted(Outcome outcome) {
        return outcome instanceof Outcome.NotSent || outcome instanceof Outcome.Refused;
    }

    private static Outcome notSent(String message) {
        return new Outcome.NotSent(Outcome.Failure.of(RelativityFailure.withoutAnswer(message, 0), null));
    }

    private static Outcome unexpected() {
        String message = "the outcome is unknown: an unexpected exception ended an earlier call of this message";
        return new Outcome.Unknown(Outcome.Failure.of(RelativityFailure.withoutAnswer(message, 0), null));
    }
}
