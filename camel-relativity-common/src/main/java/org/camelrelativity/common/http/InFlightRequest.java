package org.camelrelativity.common.http;

import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;

/** One request of the transport, which HttpClient hands on as its context. Until {@link #markSent} it was not sent. */
final class InFlightRequest extends HttpClientContext {

    private final Cancellable http;
    private final Deadlines deadlines;
    private CheckedConnection connection; // null if the user's own connection manager makes others
    private boolean challenged;
    private volatile long due;
    private volatile boolean sent;
    private volatile boolean late;

    InFlightRequest(Cancellable http, Deadlines deadlines) {
        this.http = http;
        this.deadlines = deadlines;
    }

    /** What goes through a tunnel is for the server alone. */
    boolean isReadByProxy(HttpRequest request) {
        RouteInfo route = getHttpRoute(); // not known yet when the tunnel is made
        return Method.CONNECT.isSame(request.getMethod())
                || route != null && route.getProxyHost() != null && !route.isTunnelled();
    }

    /** Before the transport has it. From now on the server may have executed the request, and its time runs. */
    void markSent() {
        if (sent) {
            throw new IllegalStateException("something repeats requests, which only we may do");
        }
        deadlines.start(this);
        sent = true;
    }

    /** The transport has not written a byte, and won't. */
    void markNotSent() {
        sent = false;
    }

    void challenged(boolean saysHowToAuthenticate) {
        challenged = saysHowToAuthenticate;
    }

    boolean isChallenged() {
        return challenged;
    }

    void connection(CheckedConnection used) {
        connection = used;
    }

    boolean isSent() {
        return sent;
    }

    /** Whether more came on the connection than the answer. */
    boolean hasSurplus() {
        return connection != null && connection.hasSurplus();
    }

    boolean isLate() {
        return late;
    }

    void dueIn(long nanos) {
        due = System.nanoTime() + nanos;
    }

    long nanosLeft() {
        return due - System.nanoTime();
    }

    void abort() {
        late = true;
        http.cancel();
    }
}
