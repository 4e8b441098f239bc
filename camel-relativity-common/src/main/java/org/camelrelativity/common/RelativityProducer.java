package org.camelrelativity.common;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.camelrelativity.common.exchange.Answered;
import org.camelrelativity.common.exchange.Caller;
import org.camelrelativity.common.exchange.RequestBinder;

/** The one way of every exchange: bind, call, answer. */
public final class RelativityProducer extends DefaultProducer {

    private static final List<String> OUTCOME_HEADERS = List.of(
            RelativityConstants.ATTEMPTS,
            RelativityConstants.JOBS_REQUESTED,
            RelativityConstants.JOBS_SUCCESSFUL,
            RelativityConstants.JOBS_FAILED);

    private final RequestBinder binder;
    private final Caller caller;

    /**
     * @param endpoint the endpoint
     * @param binder makes a request of an exchange
     * @param caller asks Relativity
     */
    RelativityProducer(RelativityEndpoint endpoint, RequestBinder binder, Caller caller) {
        super(endpoint);
        this.binder = binder;
        this.caller = caller;
    }

    @Override
    public void process(Exchange exchange) throws RelativityException {
        OUTCOME_HEADERS.forEach(exchange.getMessage()::removeHeader); // an earlier step's are no outcome of this one
        try {
            caller.call(binder.bind(exchange)).writeTo(exchange);
        } catch (RelativityException e) {
            e.getJobReport().ifPresent(report -> Answered.count(report, exchange.getMessage()));
            throw e;
        }
    }
}
