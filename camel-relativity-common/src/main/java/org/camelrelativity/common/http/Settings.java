package org.camelrelativity.common.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Quoted;

/**
 * The configuration, read strictly.
 *
 * @param apiRoot ends in {@code /Relativity.REST/api/}
 * @param tokenUrl where the identity server issues tokens
 * @param connectTimeout positive
 * @param responseTimeout positive
 * @param connectionRequestTimeout positive
 * @param maxConnections positive
 * @param maxResponseSize in bytes, positive
 * @param maxAttempts from 1 to 10
 * @param retryDelay at most {@code maxRetryDelay}
 * @param maxRetryDelay at most 5 minutes: a thread waits so long
 * @param proxyPort the proxy's port, if there is a proxy
 */
record Settings(
        URI apiRoot,
        URI tokenUrl,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration connectionRequestTimeout,
        int maxConnections,
        int maxResponseSize,
        int maxAttempts,
        Duration retryDelay,
        Duration maxRetryDelay,
        Optional<Integer> proxyPort) {

    private static final String API_PATH = "/Relativity.REST/api";
    private static final String TOKEN_PATH = "/Relativity/Identity/connect/token";
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration LONGEST_RETRY_DELAY = Duration.ofMinutes(5);

    /**
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it and what was expected
     */
    static Settings of(RelativityConfiguration configuration) {
        Optional<Integer> proxyPort =
                Optional.ofNullable(configuration.getProxyPort()).map(port -> positive("proxyPort", port));
        if (proxyPort.isPresent() != (configuration.getProxyHost() != null)) {
            throw new IllegalArgumentException("proxyHost and proxyPort are needed together");
        }
        URI apiRoot = apiRoot(configuration);
        return new Settings(
                apiRoot,
                tokenUrl(configuration, apiRoot),
                duration("connectTimeout", configuration.getConnectTimeout()),
                duration("responseTimeout", configuration.getResponseTimeout()),
                duration("connectionRequestTimeout", configuration.getConnectionRequestTimeout()),
                positive("maxConnections", configuration.getMaxConnections()),
                positive("maxResponseSize", configuration.getMaxResponseSize()),
                maxAttempts(configuration),
                retryDelay(configuration),
                maxRetryDelay(configuration),
                proxyPort);
    }

    private static int maxAttempts(RelativityConfiguration configuration) {
        int maxAttempts = positive("maxAttempts", configuration.getMaxAttempts());
        if (maxAttempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("maxAttempts must be at most " + MOST_ATTEMPTS);
        }
        return maxAttempts;
    }

    private static Duration retryDelay(RelativityConfiguration configuration) {
        Duration retryDelay = duration("retryDelay", configuration.getRetryDelay());
        if (retryDelay.compareTo(maxRetryDelay(configuration)) > 0) {
            throw new IllegalArgumentException("retryDelay must not be longer than maxRetryDelay");
        }
        return retryDelay;
    }

    private static Duration maxRetryDelay(RelativityConfiguration configuration) {
        Duration maxRetryDelay = duration("maxRetryDelay", configuration.getMaxRetryDelay());
        if (maxRetryDelay.compareTo(LONGEST_RETRY_DELAY) > 0) {
            throw new IllegalArgumentException("maxRetryDelay must be at most 5m, for a thread waits so long");
        }
        return maxRetryDelay;
    }

    private static URI tokenUrl(RelativityConfiguration configuration, URI apiRoot) {
        String url = configuration.getTokenUrl();
        return url == null ? apiRoot.resolve(TOKEN_PATH) : url("tokenUrl", url, configuration);
    }

    private static URI apiRoot(RelativityConfiguration configuration) {
        String url = configuration.getInstanceUrl();
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException(
                    "instanceUrl is missing: give the instance's address, such as https://relativity.example.com");
        }
        String base = url("instanceUrl", url, configuration).toString().replaceAll("/+$", "");
        if (!base.regionMatches(true, base.length() - API_PATH.length(), API_PATH, 0, API_PATH.length())) {
            base += API_PATH;
        }
        return URI.create(base + "/").normalize(); // servers differ in what they make of // and /../
    }

    /** Where credentials are sent to: no URL that is not protected, unless it stays on this machine, without a proxy, or is allowed. */
    private static URI url(String option, String value, RelativityConfiguration configuration) {
        URI uri;
        try {
            uri = new URI(value.strip());
        } catch (URISyntaxException e) {
            // Without its cause, which would print the whole text and with it a password that was put there.
            throw new IllegalArgumentException(option + " is no URL: " + e.getReason());
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(option + " must be an https URL with a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(option + " must have no user, query or fragment");
        }
        boolean plainAllowed = bool("allowPlainHttp", configuration.getAllowPlainHttp());
        boolean leaves = configuration.getProxyHost() != null || !isLoopback(option, uri.getHost());
        if (plain && !plainAllowed && leaves) {
            throw new IllegalArgumentException(option + " is plain http to " + uri.getHost()
                    + ", which would send credentials unprotected: use https, or set allowPlainHttp=true");
        }
        return uri;
    }

    /** Only names and addresses that need no look-up: what a name server says is no ground for trust. */
    private static boolean isLoopback(String option, String host) {
        boolean address = host.startsWith("[") || Pattern.matches("[\\d.]+", host);
        try {
            return host.equalsIgnoreCase("localhost")
                    || address && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(option + " has no valid host: " + host, e);
        }
    }

    private static Duration duration(String option, String value) {
        return read(option, FieldType.DURATION, value);
    }

    private static int positive(String option, String value) {
        return read(option, FieldType.ARTIFACT_ID, value);
    }

    private static boolean bool(String option, String value) {
        return read(option, FieldType.BOOLEAN, value);
    }

    private static <T> T read(String option, FieldType<T> type, String value) {
        return Optional.ofNullable(value)
                .flatMap(type::parse)
                .orElseThrow(() -> new IllegalArgumentException(
                        option + " must be " + type.expected() + ", but was " + Quoted.of(value)));
    }
}
