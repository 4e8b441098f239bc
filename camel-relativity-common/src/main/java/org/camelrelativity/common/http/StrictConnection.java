package org.camelrelativity.common.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.camelrelativity.common.event.Reporting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection on which nothing is read that nobody asked for. HttpClient would take such bytes for the answer to the next
 * request (RFC 9112 §9.2 forbids it), and the end of the connection for the end of an answer's head (RFC 9112 §8).
 */
final class StrictConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** HttpClient has none: a server could fill the heap. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(32 * 1024)
            .build();

    /** As the pool does by default; the check costs a millisecond. */
    private static final long STALE_AFTER_NANOS = 2_000_000_000;

    private static final long NEVER = Long.MIN_VALUE;

    /** HttpClient's own connections write to it; their log of all bytes, secrets included, is left out. */
    private static final Logger HEADERS = LoggerFactory.getLogger("org.apache.hc.client5.http.headers");

    private final HeadParser parser;
    private final Secrets secrets;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Timeout socketTimeout;
    private long idleSince = NEVER;
    private boolean unsolicitedBytes;
    private boolean asksForToken;

    StrictConnection(Secrets secrets) {
        this(new HeadParser(), secrets);
    }

    private StrictConnection(HeadParser parser, Secrets secrets) {
        super(LIMITS, null, null, null, null, null, config -> parser);
        this.parser = parser;
        this.secrets = secrets;
    }

    /**
     * Whether there is an answer to read, or a part of one, before the request goes out. A pooled connection was
     * checked when it was handed out, just now.
     */
    boolean hasUnreadBytes() throws IOException {
        return parser.hasBufferedBytes() || idleSince == NEVER && hasData(isAnythingWaiting());
    }

    /** The pool asks before it hands out the connection, and replaces it by another if it is. */
    @Override
    public boolean isStale() throws IOException {
        boolean waiting = isAnythingWaiting();
        return hasData(waiting) || (waiting || System.nanoTime() - idleSince > STALE_AFTER_NANOS) && super.isStale();
    }

    /** Costs a system call. */
    private boolean isAnythingWaiting() throws IOException {
        SocketHolder sockets = getSocketHolder();
        return sockets == null || sockets.getBaseSocket().getInputStream().available() > 0;
    }

    private boolean hasData(boolean waiting) throws IOException {
        SocketHolder sockets = getSocketHolder();
        if (parser.hasBufferedBytes() || sockets == null) {
            return true;
        }
        if (sockets.getSSLSocket() != null && sockets.getInputStream().available() > 0) {
            return true; // decrypted already
        }
        try { // what waits below TLS may also be a session ticket or an alert: only reading tells
            return waiting && isDataAvailable(Timeout.ONE_MILLISECOND);
        } catch (SSLException e) {
            return false; // the request will fail by it, or the connection is stale
        }
    }

    @Override
    public void passivate() {
        setSocketTimeout(Timeout.ZERO_MILLISECONDS);
        idleSince = System.nanoTime();
    }

    @Override
    public void activate() {
        setSocketTimeout(socketTimeout);
    }

    @Override
    public Socket getSocket() {
        SocketHolder sockets = getSocketHolder();
        return sockets == null ? null : sockets.getSocket();
    }

    /** A request may be canceled while its connection is still being made. */
    @Override
    protected void bind(SocketHolder sockets) throws IOException {
        if (closed.get()) {
            sockets.getSocket().close();
            throw new InterruptedIOException("the connection was closed while it was made");
        }
        super.bind(sockets);
        socketTimeout = Timeout.ofMilliseconds(sockets.getSocket().getSoTimeout());
    }

    /** Whether more came with an answer than the answer. */
    boolean hasUnsolicitedBytes() {
        return unsolicitedBytes;
    }

    /** The pool asks when an answer was read, and closes the connection if it is not. */
    @Override
    public boolean isConsistent() {
        unsolicitedBytes = unsolicitedBytes || parser.hasBufferedBytes();
        return super.isConsistent() && !unsolicitedBytes;
    }

    @Override
    public void close(CloseMode mode) {
        unsolicitedBytes = unsolicitedBytes || parser.hasBufferedBytes(); // closing clears the buffer
        closed.set(true);
        super.close(mode);
    }

    @Override
    public void close() throws IOException {
        closed.set(true);
        super.close();
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        asksForToken = !request.containsHeader(HttpHeaders.AUTHORIZATION);
        if (HEADERS.isDebugEnabled()) {
            Reporting.report(
                    () -> HEADERS.debug(">> {} {}", new RequestLine(request), Arrays.toString(request.getHeaders())));
        }
    }

    /** What is no secret yet, a new token, nobody can hide. */
    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        if (HEADERS.isDebugEnabled()) {
            String head = asksForToken
                    ? String.valueOf(response.getCode())
                    : new StatusLine(response) + " " + Arrays.toString(response.getHeaders());
            Reporting.report(() -> HEADERS.debug("<< {}", secrets.plain(head)));
        }
    }

    /** Gives access to the input buffer, which HttpClient keeps private, and rejects a response head that ends early. */
    private static final class HeadParser extends DefaultHttpResponseParser {
        private SessionInputBuffer buffer;

        HeadParser() {
            super(LIMITS, LazyLaxLineParser.INSTANCE, null);
        }

        boolean hasBufferedBytes() {
            return buffer != null && buffer.length() > 0;
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer inBuffer, InputStream in)
                throws IOException, HttpException {
            buffer = inBuffer;
            return super.parse(inBuffer, new FilterInputStream(in) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    int count = super.read(bytes, from, length);
                    if (count < 0) {
                        throw new ConnectionClosedException("the connection was closed before the answer's head ended");
                    }
                    return count;
                }
            });
        }
    }
}
