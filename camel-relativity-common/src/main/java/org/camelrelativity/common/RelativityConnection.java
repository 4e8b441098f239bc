package org.camelrelativity.common;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.ReadReply;
import org.camelrelativity.common.http.Reading;
import org.camelrelativity.common.http.RelativityClient;

/**
 * A connection to one instance: one HTTP client, one identity and one budget for repeats, however many endpoints use it.
 * A component has its own; further ones are beans, named by the endpoint option {@code connection=#name}.
 */
public class RelativityConnection extends ServiceSupport implements CamelContextAware {

    private CamelContext camelContext;
    private RelativityConfiguration configuration;
    private RelativityClient client;

    /** A connection that is still to be configured. */
    public RelativityConnection() {
        this(new RelativityConfiguration());
    }

    /**
     * @param configuration the instance and the credentials; read when the connection starts
     */
    public RelativityConnection(RelativityConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public RelativityConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(RelativityConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Reads the configuration; nothing is sent yet.
     *
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it, and no secret
     */
    @Override
    protected void doStart() {
        client = new RelativityClient(camelContext, configuration);
        ServiceHelper.startService(client);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(client);
    }

    /**
     * Sends a call.
     *
     * @param call what to send
     * @param reading reads the answer
     * @param <A> the answer's type
     * @return the answer
     * @throws RelativityException if there is none that can be read; the subclass says what is known of the effect
     */
    public <A> ReadReply<A> call(Call call, Reading<A> reading) throws RelativityException {
        return client.call(call, reading);
    }
}
