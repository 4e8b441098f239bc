package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.time.Duration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.StatusPoller;

/** Lets an exchange wait for the end of a set, without a thread. Nothing is changed, so it may be done again. */
final class AwaitProducer extends DefaultAsyncProducer {

    private final RelativityImagingEndpoint endpoint;
    private final RelativityConnection connection;
    private final ApiVersion version;
    private final RequestBinder binder;
    private final SetStatusReader reader;
    private StatusPoller<SetReading> poller;

    /** Who differs in any of it does not share reads. */
    private record SharedReads(RelativityConnection connection, ApiVersion version, SetKey set) {}

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
        this.reader = new SetStatusReader(version, connection::once); // polling repeats the read anyway
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        poller = endpoint.getComponent().startedPoller();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        AwaitingExchange awaiting = new AwaitingExchange(exchange, callback, connection.getInstance());
        try {
            Request request = binder.bind(exchange);
            awaiting.bound(request);
            SetKey set = new SetKey(request.required(WORKSPACE_ID), request.required(IMAGING_SET_ID));
            Duration timeout = request.get(SetAwait.AWAIT_TIMEOUT).orElse(SetAwait.DEFAULT_TIMEOUT);
            poller.await(new SharedReads(connection, version, set), () -> reader.read(set), timeout, awaiting);
            return false;
        } catch (RelativityException | RuntimeException e) {
            awaiting.failAtOnce(e);
            return true;
        }
    }
}
