package org.camelrelativity.common.http;

import java.time.Duration;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.socket.LayeredConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Camel's HTTP component with a limit to the headers of an answer, which it has no option for: without one, a server can
 * fill the heap. All else, TLS first of all, stays as Camel makes it: it hands over its TLS when it wants a connection
 * manager, in Camel 4.14 and 4.18 in one form, in 4.22 in another.
 */
final class LimitedHttpComponent extends HttpComponent {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(32 * 1024)
            .build();

    private final Duration connectTimeout;

    LimitedHttpComponent(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> sockets, int maxTotal, int maxPerRoute, SocketConfig socketConfig) {
        LayeredConnectionSocketFactory tls = (LayeredConnectionSocketFactory) sockets.lookup("https");
        return limited(PoolingHttpClientConnectionManagerBuilder.create().setSSLSocketFactory(tls), socketConfig);
    }

    /** Overrides that of Camel 4.22. */
    protected HttpClientConnectionManager createConnectionManager(
            TlsSocketStrategy tls, int maxTotal, int maxPerRoute, SocketConfig socketConfig) {
        return limited(PoolingHttpClientConnectionManagerBuilder.create().setTlsSocketStrategy(tls), socketConfig);
    }

    /** The numbers are the component's, since our endpoint's URI has none of its own. */
    private HttpClientConnectionManager limited(
            PoolingHttpClientConnectionManagerBuilder builder, SocketConfig socketConfig) {
        return builder.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(LIMITS)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setTimeToLive(TimeValue.ofMilliseconds(getConnectionTimeToLive()))
                        .build())
                .setDefaultSocketConfig(socketConfig)
                .setMaxConnTotal(getMaxTotalConnections())
                .setMaxConnPerRoute(getConnectionsPerRoute())
                .build();
    }
}
