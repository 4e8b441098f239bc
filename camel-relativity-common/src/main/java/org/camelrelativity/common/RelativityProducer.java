package org.camelrelativity.common;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.camelrelativity.common.exchange.AnswerDecoder;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.exchange.RequestEncoder;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.Reply;
import org.camelrelativity.common.operation.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way of every exchange: bind, encode, call, decode, answer. */
public final class RelativityProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(RelativityProducer.class);

    private final RelativityConnection connection;
    private final RequestBinder binder;
    private final RequestEncoder encoder;
    private final AnswerDecoder decoder = new AnswerDecoder();

    /**
     * @param endpoint the endpoint
     * @param connection where to send
     * @param binder makes a request of an exchange
     * @param encoder says it in the endpoint's generation of the API
     */
    RelativityProducer(
            RelativityEndpoint endpoint,
            RelativityConnection connection,
            RequestBinder binder,
            RequestEncoder encoder) {
        super(endpoint);
        this.connection = connection;
        this.binder = binder;
        this.encoder = encoder;
    }

    @Override
    public void process(Exchange exchange) throws RelativityException {
        Request request = binder.bind(exchange);
        Call call = encoder.encode(request);
        LOG.debug("{} {} {}", request.operation(), call.wire().verb(), call.path());
        Reply reply = connection.call(call);
        decoder.answer(request, call, reply, exchange);
    }
}
