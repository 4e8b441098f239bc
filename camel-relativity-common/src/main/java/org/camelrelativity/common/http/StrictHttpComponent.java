package org.camelrelativity.common.http;

import java.time.Duration;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.socket.LayeredConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Camel's HTTP component with connections of our own, which it has no option for. All else, TLS first of all, stays as
 * Camel makes it: it hands over its TLS when it wants a connection manager, in Camel 4.14 and 4.18 in one form, in 4.22 in
 * another.
 */
final class StrictHttpComponent extends HttpComponent {

    private final Duration connectTimeout;
    private final Secrets secrets;

    StrictHttpComponent(Duration connectTimeout, Secrets secrets) {
        this.connectTimeout = connectTimeout;
        this.secrets = secrets;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> sockets, int maxTotal, int maxPerRoute, SocketConfig socketConfig) {
        LayeredConnectionSocketFactory tls = (LayeredConnectionSocketFactory) sockets.lookup("https");
        return manager(PoolingHttpClientConnectionManagerBuilder.create().setSSLSocketFactory(tls), socketConfig);
    }

    /** Overrides that of Camel 4.22. */
    protected HttpClientConnectionManager createConnectionManager(
            TlsSocketStrategy tls, int maxTotal, int maxPerRoute, SocketConfig socketConfig) {
        return manager(PoolingHttpClientConnectionManagerBuilder.create().setTlsSocketStrategy(tls), socketConfig);
    }

    /** The numbers are the component's, since our endpoint's URI has none of its own. */
    private HttpClientConnectionManager manager(
            PoolingHttpClientConnectionManagerBuilder builder, SocketConfig socketConfig) {
        return builder.setConnectionFactory(socket -> new StrictConnection(secrets)) // the pool binds it
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .setTimeToLive(TimeValue.ofMilliseconds(getConnectionTimeToLive()))
                        .build())
                .setDefaultSocketConfig(socketConfig)
                .setMaxConnTotal(getMaxTotalConnections())
                .setMaxConnPerRoute(getConnectionsPerRoute())
                .build();
    }
}
