package org.camelrelativity.common.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.camelrelativity.common.PlainCause;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.http.Deadlines.InFlightRequest;

/**
 * Sends a request exactly once. Built on a private HTTP component of Camel, so that its TLS and proxy options serve us
 * while the user's own {@code http} component stays untouched; HttpClient's own retries, redirects and cookies are off.
 */
final class HttpTransport extends ServiceSupport {

    private static final TimeValue LONGEST_KEEP_ALIVE = TimeValue.ofSeconds(30);
    /** Before a call that is not idempotent: a connection that the server has dropped would leave its outcome open. */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(1);

    /** closeIdle locks the whole pool, so not before each of many calls. A connection may be idle for this much longer. */
    private static final long NANOS_BETWEEN_CLOSINGS = 100_000_000;

    /** A chain may lead back to itself. */
    private static final int MAX_CAUSES = 20;

    private static final Pattern BEFORE_QUOTATION = Pattern.compile(": [^:(]*");

    private final CamelContext camelContext;
    private final RelativityConfiguration configuration;
    private final Settings settings;
    private final URI root;
    private final HttpHost target;
    private final String origin;
    private final HttpComponent http;
    private final Clock clock;
    private final Secrets secrets;
    private HttpEndpoint endpoint;
    private HttpClient client;
    private ScheduledExecutorService scheduler;
    private Deadlines deadlines;
    private volatile long idleClosed = System.nanoTime() - NANOS_BETWEEN_CLOSINGS;

    /** All requests go to the root's host, and none leaves for another. */
    HttpTransport(
            CamelContext camelContext,
            RelativityConfiguration configuration,
            Settings settings,
            URI root,
            Clock clock,
            Secrets secrets) {
        this.camelContext = camelContext;
        this.configuration = configuration;
        this.settings = settings;
        this.root = root;
        this.target = HttpHost.create(root);
        this.origin = root.getScheme() + "://" + root.getRawAuthority();
        this.clock = clock;
        this.secrets = secrets;
        this.http = new StrictHttpComponent(settings.connectTimeout(), secrets);
    }

    /** Not to be repeated: the answer would be as large again. */
    private static final class AnswerTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerTooLargeException(long max) {
            super("the answer is larger than " + max + " bytes (option maxResponseSize)");
        }
    }

    /** Checks the connection just before the request goes out. */
    private final class StrictExecutor extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback information,
                HttpContext context)
                throws IOException, HttpException {
            InFlightRequest inFlight = (InFlightRequest) context;
            if (inFlight.isReadByProxy(request)) {
                settings.proxyCredential().ifPresent(credential -> request.setHeader(credential.proxyHeader()));
            }
            if (connection instanceof StrictConnection strict) { // else it is of the user's own connection manager
                if (strict.hasUnreadBytes()) {
                    inFlight.markNotSent();
                    throw new IOException("the connection had unsolicited bytes before the request was sent");
                }
                inFlight.connection = strict;
            }
            return super.execute(request, connection, information, context);
        }
    }

    @Override
    protected void doStart() throws Exception {
        settings.proxyCredential().ifPresent(credential -> secrets.add(credential.secrets()));
        http.setCamelContext(camelContext);
        http.setCookieManagementDisabled(true);
        http.setMaxTotalConnections(settings.maxConnections());
        http.setConnectionsPerRoute(settings.maxConnections());
        http.setSslContextParameters(
                configuration.getSslContextParameters() == null && configuration.isUseGlobalSslContextParameters()
                        ? camelContext.getSSLContextParameters()
                        : configuration.getSslContextParameters());
        settings.proxyPort().ifPresent(port -> {
            http.setProxyHost(configuration.getProxyHost());
            http.setProxyPort(port);
            http.setProxyAuthScheme("http"); // else TLS would be spoken to the proxy itself when the instance is https
        });
        http.setHttpClientConfigurer(this::configure);
        ServiceHelper.startService(http);
        endpoint = (HttpEndpoint) http.createEndpoint(root.toString());
        ServiceHelper.startService(endpoint);
        client = endpoint.getHttpClient();
        scheduler = camelContext
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "RelativityResponseDeadline");
        deadlines = new Deadlines(scheduler, settings.responseTimeout());
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(endpoint, http);
        camelContext.getExecutorServiceManager().shutdownNow(scheduler);
    }

    /** The user's configurer first: what our promises rest on is set after it. */
    private void configure(HttpClientBuilder builder) {
        if (settings.proxyPort().isEmpty()) {
            builder.setProxy(null); // Camel takes one from its global options, which are not ours
        }
        builder.setDefaultRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connectionRequestTimeout()))
                .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                .build());
        HttpClientConfigurer users = configuration.getHttpClientConfigurer();
        if (users != null) {
            users.configureHttpClient(builder);
        }
        builder.disableAutomaticRetries();
        builder.disableRedirectHandling();
        builder.setKeepAliveStrategy(HttpTransport::keepAlive);
        // HttpClient would repeat what is answered 401 or 407 if it knew other credentials than ours.
        builder.setTargetAuthenticationStrategy((type, challenges, context) -> List.of());
        hidePathFromAuthentication(builder);
        builder.addExecInterceptorLast("relativity-sending", (request, scope, chain) -> {
            InFlightRequest inFlight = (InFlightRequest) scope.clientContext;
            inFlight.markSent();
            return withoutChallenges(chain.proceed(request, scope), inFlight);
        });
        builder.setRequestExecutor(new StrictExecutor());
    }

    /**
     * HttpClient (seen in 5.5.1) parses the path of each request, even if it caches no credentials, to find some for this part
     * of the server. Ours are in the headers already, and others for the instance are not used, so it sees the path "/" instead.
     */
    private static void hidePathFromAuthentication(HttpClientBuilder builder) {
        builder.addExecInterceptorBefore(
                ChainElement.PROTOCOL.name(), "relativity-hide-path", (request, scope, chain) -> {
                    String path = request.getPath();
                    ((InFlightRequest) scope.clientContext).hiddenPath = path;
                    request.setPath("/");
                    try {
                        return chain.proceed(request, scope);
                    } finally {
                        request.setPath(path);
                    }
                });
        builder.addExecInterceptorAfter(
                ChainElement.PROTOCOL.name(), "relativity-show-path", (request, scope, chain) -> {
                    request.setPath(((InFlightRequest) scope.clientContext)
                            .hiddenPath); // through a proxy it is another request
                    return chain.proceed(request, scope);
                });
    }

    /** HttpClient logs a challenge that it can't parse, as a warning. Of ours we need no more than that there is one. */
    private static ClassicHttpResponse withoutChallenges(ClassicHttpResponse response, InFlightRequest inFlight) {
        int status = response.getCode();
        if (status == HttpStatus.SC_UNAUTHORIZED || status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            inFlight.challenged = response.containsHeader(HttpHeaders.WWW_AUTHENTICATE);
            response.removeHeaders(HttpHeaders.WWW_AUTHENTICATE);
            response.removeHeaders(HttpHeaders.PROXY_AUTHENTICATE); // a proxy that tunnels has asked before
        }
        return response;
    }

    /** As long as the server says, but not for long: it may go away without a word. */
    private static TimeValue keepAlive(HttpResponse response, HttpContext context) {
        TimeValue servers = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
        boolean shorter = TimeValue.isPositive(servers) && servers.compareTo(LONGEST_KEEP_ALIVE) < 0;
        return shorter ? servers : LONGEST_KEEP_ALIVE;
    }

    /** Sends once and reads the whole response, whatever its status; up to expectedBytes even if maxResponseSize is less. */
    Response send(HttpUriRequestBase request, boolean notIdempotent, long expectedBytes) {
        InFlightRequest inFlight = deadlines.new InFlightRequest(request);
        try {
            if (notIdempotent) {
                closeIdleConnections();
            }
            CompleteResponse response = client.execute(
                    target, request, inFlight, answer -> complete(answer, request, inFlight, expectedBytes));
            if (!inFlight.isSent()) { // a proxy's answer to CONNECT comes like the server's
                return new Response.NoResponse(
                        "the proxy refused the CONNECT request with " + response.statusLine(),
                        false,
                        response.proxyAsks() ? Repeatability.FINAL : Repeatability.NOT_SENT,
                        null);
            }
            if (notIdempotent && inFlight.hasUnsolicitedBytes()) { // an answer may have come late to a request before
                throw new IOException("unsolicited bytes followed a response with status " + response.status());
            }
            return response;
        } catch (IOException | RuntimeException e) {
            // The read's own timeout is as long as the deadline, and may be first.
            boolean late = inFlight.isLate() || inFlight.isSent() && e instanceof SocketTimeoutException;
            String message = late
                    ? "no complete answer within " + settings.responseTimeout().toMillis() + " ms"
                    : secrets.plain(describe(e));
            Exception cause = isPlain(e) ? e : PlainCause.withoutText(e);
            return new Response.NoResponse(message, inFlight.isSent(), repeatability(e, inFlight), cause);
        } finally {
            inFlight.end();
        }
    }

    /** The time is set afterwards: a thread that skips this relies on connections having been closed already. */
    private void closeIdleConnections() {
        long now = System.nanoTime();
        if (now - idleClosed > NANOS_BETWEEN_CLOSINGS
                && endpoint.getClientConnectionManager() instanceof ConnPoolControl<?> pool) {
            pool.closeIdle(LONGEST_IDLE);
            idleClosed = now;
        }
    }

    /** What is no {@code IOException} comes of our code or the user's, and would come again. */
    private static Repeatability repeatability(Exception e, InFlightRequest inFlight) {
        if (inFlight.isLate()) {
            return Repeatability.UNANSWERED;
        }
        if (!(e instanceof IOException)
                || e instanceof AnswerTooLargeException
                || e instanceof MessageConstraintException) {
            return Repeatability.FINAL;
        }
        return inFlight.isSent() ? Repeatability.UNANSWERED : Repeatability.NOT_SENT;
    }

    private CompleteResponse complete(
            ClassicHttpResponse response, HttpUriRequestBase request, InFlightRequest inFlight, long expectedBytes)
            throws IOException {
        Header contentType = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return new CompleteResponse(
                origin + request.getPath(),
                response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                        && (!inFlight.isSent() || inFlight.isReadByProxy(request)),
                response.getCode(),
                CompleteResponse.mediaType(contentType == null ? null : contentType.getValue()),
                RetryAfter.in(response, clock),
                response.getCode() == HttpStatus.SC_UNAUTHORIZED && inFlight.challenged,
                inUtf8(body(response.getEntity(), request, expectedBytes), contentType),
                secrets);
    }

    /** JSON is read in UTF-8, and in UTF-16 and UTF-32 as they show themselves; any other charset the content type names. */
    private static byte[] inUtf8(byte[] body, Header contentType) {
        Charset charset = charset(contentType == null ? null : contentType.getValue());
        boolean alike = charset == null
                || charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII); // which some say that write UTF-8
        return alike ? body : new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }

    /** {@code null} if none is said, or none that there is. */
    private static Charset charset(String contentType) {
        String inLowerCase = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (!inLowerCase.contains("charset")) {
            return null;
        }
        if (inLowerCase.endsWith("; charset=utf-8")) { // the usual case, without parsing
            return StandardCharsets.UTF_8;
        }
        try {
            ContentType type = ContentType.parseLenient(contentType);
            return type == null ? null : type.getCharset();
        } catch (IllegalArgumentException e) {
            return null; // no name of a charset
        }
    }

    private byte[] body(HttpEntity entity, HttpUriRequestBase request, long expectedBytes) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        long max = Math.max(settings.maxResponseSize(), expectedBytes);
        InputStream content = entity.getContent();
        long length = entity.getContentLength(); // if it is known, no larger buffer is needed
        long most = length < 0 ? max : Math.min(length, max);
        byte[] body = content.readNBytes((int) Math.min(Integer.MAX_VALUE, most + 1));
        if (body.length > max) {
            request.abort(); // closing the stream would first read what is left
            throw new AnswerTooLargeException(max);
        }
        return body; // HttpClient closes the stream
    }

    private static String describe(Exception e) {
        Throwable known = e instanceof ClientProtocolException && e.getCause() != null ? e.getCause() : e;
        String message = known.getMessage() == null ? "" : ": " + known.getMessage();
        Matcher unquoted = BEFORE_QUOTATION.matcher(message);
        return known.getClass().getSimpleName()
                + (quotesAnswer(e) && unquoted.lookingAt() ? unquoted.group() : message);
    }

    /** What HttpClient could not read may be anything, also a new token: it stands behind a colon. */
    private static boolean quotesAnswer(Throwable e) {
        return e instanceof HttpException
                || e instanceof ClientProtocolException
                || e instanceof MalformedChunkCodingException && !(e instanceof TruncatedChunkException);
    }

    private boolean isPlain(Exception e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .noneMatch(each -> quotesAnswer(each) || secrets.areIn(each.getMessage()));
    }
}
