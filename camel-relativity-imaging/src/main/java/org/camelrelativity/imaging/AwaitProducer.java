package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.time.Duration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.camelrelativity.common.RelativityConnection;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Request;

/** Lets an exchange wait for the end of a set, without a thread. Nothing is changed, so it may be done again. */
final class AwaitProducer extends DefaultAsyncProducer {

    private final RelativityImagingEndpoint endpoint;
    private final RelativityConnection connection;
    private final ApiVersion version;
    private final RequestBinder binder;
    private final SetStatusReader reader;
    private SetWaits waits;

    /**
     * @param endpoint the endpoint
     * @param connection the connection that it uses
     * @param version the generation of the API
     * @param binder makes a request of an exchange
     */
    AwaitProducer(
            RelativityImagingEndpoint endpoint,
            RelativityConnection connection,
            ApiVersion version,
            RequestBinder binder) {
        super(endpoint);
        this.endpoint = endpoint;
        this.connection = connection;
        this.version = version;
        this.binder = binder;
        this.reader = new SetStatusReader(version, connection::once); // who asks again anyway needs no repeats
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        waits = endpoint.getComponent().startedWaits();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        AwaitingExchange awaiting = new AwaitingExchange(exchange, callback, connection.getInstance());
        try {
            Request request = awaiting.asks(binder.bind(exchange));
            SetKey set = new SetKey(request.required(WORKSPACE_ID), request.required(IMAGING_SET_ID));
            Duration timeout = request.get(SetAwait.AWAIT_TIMEOUT).orElse(SetAwait.DEFAULT_TIMEOUT);
            waits.await(new AwaitedSet.Key(connection, version, set), reader, timeout, awaiting);
            return false;
        } catch (RelativityException | RuntimeException e) {
            awaiting.failsAtOnce(e);
            return true;
        }
    }
}
