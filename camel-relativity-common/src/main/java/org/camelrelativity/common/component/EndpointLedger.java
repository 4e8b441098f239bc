package org.camelrelativity.common.component;

import java.io.IOException;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.http.Timing;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.IdempotencyKey;
import org.camelrelativity.common.ledger.KeyedCalls;
import org.camelrelativity.common.ledger.Looks;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;

/** What an endpoint with an idempotency key needs: its ledger, started, the key of a message, and the reads that prove a call. */
final class EndpointLedger {

    private final RelativityEndpoint endpoint;
    private volatile KeyedCalls keyedCalls;

    EndpointLedger(RelativityEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** {@code null} without an idempotency key. The ledger is started, which an endpoint does not need. */
    KeyedCalls keyedCalls() throws IOException {
        KeyedCalls used = keyedCalls;
        if (used == null && endpoint.getIdempotencyKey() != null) {
            used = new KeyedCalls(
                    started(),
                    endpoint.getComponent().operations(),
                    endpoint.version(),
                    new Looks(this::read, maxLooks()),
                    key(IdempotencyKey.MAX_LENGTH),
                    clock());
            keyedCalls = used;
        }
        return used;
    }

    /** The endpoint's ledger or the component's, started; {@code null} without an idempotency key. */
    CallLedger started() throws IOException {
        if (endpoint.getIdempotencyKey() == null) {
            return null;
        }
        RelativityComponent component = endpoint.getComponent();
        CallLedger used = endpoint.getLedger() != null ? endpoint.getLedger() : component.getLedger();
        if (used == null) {
            throw new IllegalArgumentException(endpoint.operation()
                    + ": idempotencyKey needs a ledger: set option ledger of the endpoint or the component to a"
                    + " CallLedger bean");
        }
        component.startLedger(used);
        return used;
    }

    IdempotencyKey key(int maxLength) {
        CamelContext context = endpoint.getCamelContext();
        Expression expression = context.resolveLanguage("simple").createExpression(endpoint.getIdempotencyKey());
        expression.init(context);
        return new IdempotencyKey(endpoint.operation(), expression, maxLength);
    }

    int maxLooks() {
        return endpoint.option(SharedFields.MAX_LOOKS).orElse(0); // of what nothing proves
    }

    Clock clock() {
        return Timing.of(endpoint.getCamelContext()).clock();
    }

    /** Reads what proves a call, or is a part of it. */
    Outcome read(Request request, ApiVersion version) {
        OperationInvoker invoker =
                new OperationInvoker(request.operation().wires(version), call -> endpoint.effectiveConnection()
                        .call(call));
        try {
            return invoker.invoke(request);
        } catch (RelativityRequestException e) {
            throw new IllegalStateException(e); // what proves an operation is asked for by the same ids
        }
    }
}
