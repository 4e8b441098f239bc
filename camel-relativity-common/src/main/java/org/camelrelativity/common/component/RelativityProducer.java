package org.camelrelativity.common.component;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.exchange.CallAudit;
import org.camelrelativity.common.exchange.ExchangeWriter;
import org.camelrelativity.common.exchange.LedgeredInvoker;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Request;

/** The one way of every exchange: bind, call, write what became of it; and tell the outside. */
public final class RelativityProducer extends DefaultProducer {

    private final Operation operation;
    private final RelativityConnection connection;
    private final RequestBinder binder;
    private final LedgeredInvoker invoker;

    RelativityProducer(
            RelativityEndpoint endpoint,
            RelativityConnection connection,
            RequestBinder binder,
            LedgeredInvoker invoker) {
        super(endpoint);
        this.operation = endpoint.operation();
        this.connection = connection;
        this.binder = binder;
        this.invoker = invoker;
    }

    @Override
    public void process(Exchange exchange) throws RelativityException {
        CallAudit audit = new CallAudit(operation, exchange, connection.getInstance());
        ExchangeWriter.forgetOutcome(exchange.getMessage());
        try {
            Request request = binder.bind(exchange);
            audit.bound(request);
            LedgeredInvoker.Result result = invoker.invoke(exchange, request);
            audit.ended(result.outcome(), result.replayed());
            ExchangeWriter.write(result.outcome(), request, exchange);
            if (result.replayed()) {
                exchange.getMessage().setHeader(RelativityConstants.REPLAYED, true);
            }
        } catch (RelativityRequestException e) {
            audit.failed(e);
            throw e;
        } finally {
            audit.finish();
        }
    }
}
