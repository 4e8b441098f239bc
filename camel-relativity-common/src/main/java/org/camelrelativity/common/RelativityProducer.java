package org.camelrelativity.common;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.camelrelativity.common.exchange.Answered;
import org.camelrelativity.common.exchange.Caller;
import org.camelrelativity.common.exchange.Fire;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.operation.Operation;

/** The one way of every exchange: bind, call, answer; and tell the outside how it ended. */
public final class RelativityProducer extends DefaultProducer {

    /** The property by which a redelivery is known to be of a call that may have been executed. */
    private static final String UNFINISHED = "CamelRelativityUnfinished";

    private final Operation operation;
    private final RelativityConnection connection;
    private final RequestBinder binder;
    private final Caller caller;

    /**
     * @param endpoint the endpoint
     * @param connection the connection that it uses
     * @param binder makes a request of an exchange
     * @param caller asks Relativity
     */
    RelativityProducer(
            RelativityEndpoint endpoint, RelativityConnection connection, RequestBinder binder, Caller caller) {
        super(endpoint);
        this.operation = endpoint.operation();
        this.connection = connection;
        this.binder = binder;
        this.caller = caller;
    }

    /**
     * What an exchange may have done already, Camel's error handler can't make it do again: an {@code errorHandler} with
     * redeliveries for everything would.
     */
    private void refuseRedelivery(Exchange exchange) throws RelativityException {
        RelativityException before = exchange.getProperty(UNFINISHED, RelativityException.class);
        boolean redelivered = Boolean.TRUE.equals(exchange.getMessage().getHeader(Exchange.REDELIVERED));
        if (redelivered && before != null && before.getOperation().equals(operation.name())) {
            throw before;
        }
        exchange.removeProperty(UNFINISHED);
    }

    @Override
    public void process(Exchange exchange) throws RelativityException {
        refuseRedelivery(exchange);
        Fire fire = new Fire(operation, exchange, connection.getInstance());
        Answered.forgetOutcome(exchange.getMessage());
        try {
            Answered<?> answered = caller.call(fire.asks(binder.bind(exchange)));
            answered.writeTo(exchange);
            fire.isDone(answered);
        } catch (RelativityException e) {
            e.getJobReport().ifPresent(report -> Answered.count(report, exchange.getMessage()));
            fire.failed(e);
            if (e instanceof RelativityOutcomeUnknownException || e instanceof RelativityPartialFailureException) {
                exchange.setProperty(UNFINISHED, e);
            }
            throw e;
        } finally {
            fire.ends();
        }
    }
}
