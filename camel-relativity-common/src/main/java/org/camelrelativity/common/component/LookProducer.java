package org.camelrelativity.common.component;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.exchange.CallAudit;
import org.camelrelativity.common.exchange.ExchangeWriter;
import org.camelrelativity.common.ledger.CallLook;
import org.camelrelativity.common.ledger.IdempotencyKey;
import org.camelrelativity.common.ledger.LedgerLook;
import org.camelrelativity.common.ledger.Looks;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;

/** Looks at the call of a key. The body and the ids of the message don't matter: the ledger knows what the call is about. */
final class LookProducer extends DefaultProducer {

    private final RelativityEndpoint endpoint;
    private final Operation operation;
    private final IdempotencyKey keys;

    LookProducer(RelativityEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = endpoint.operation();
        if (endpoint.getIdempotencyKey() == null) {
            throw new IllegalArgumentException(
                    operation + ": option idempotencyKey is missing: it names the call to look at");
        }
        this.keys = endpoint.endpointLedger().key(IdempotencyKey.MAX_LENGTH_WITH_INSTANCE);
    }

    @Override
    public void process(Exchange exchange) throws RelativityException {
        String instance = endpoint.effectiveConnection().getInstance();
        CallAudit audit = new CallAudit(operation, exchange, instance);
        ExchangeWriter.removeOutcomeHeaders(exchange.getMessage());
        try {
            Request request = new Request(operation, Map.of(), null, List.of());
            audit.bound(request);
            Outcome outcome = look(instance, keys.of(exchange));
            audit.ended(outcome, false);
            ExchangeWriter.write(outcome, request, exchange);
        } catch (RelativityRequestException e) {
            audit.failed(e);
            throw e;
        } finally {
            audit.finish();
        }
    }

    private Outcome look(String instance, String key) throws RelativityRequestException {
        EndpointLedger ledger = endpoint.endpointLedger();
        AtomicInteger attempts = new AtomicInteger();
        Looks looks = new Looks(
                (request, version) -> {
                    Outcome read = ledger.read(request, version);
                    attempts.addAndGet(read.attempts());
                    return read;
                },
                ledger.maxLooks());
        try {
            CallLook answer = new LedgerLook(
                            ledger.started(), endpoint.getComponent().operations(), looks, ledger.clock())
                    .look(instance, key);
            return new Outcome.Done(answer, Map.of(), 0, attempts.get(), null);
        } catch (IOException e) {
            String message = "the ledger can't be used: " + e.getMessage();
            return new Outcome.Unavailable(
                    Outcome.Failure.of(RelativityFailure.withoutAnswer(message, attempts.get()), e));
        }
    }
}
