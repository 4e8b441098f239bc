package org.camelrelativity.common.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Quoted;

/**
 * The configuration, read strictly.
 *
 * @param apiRoot ends in {@code /Relativity.REST/api/}
 * @param connectTimeout positive
 * @param responseTimeout positive
 * @param connectionRequestTimeout positive
 * @param maxConnections positive
 * @param maxResponseSize in bytes, positive
 * @param proxyPort the proxy's port, if there is a proxy
 */
record Settings(
        URI apiRoot,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration connectionRequestTimeout,
        int maxConnections,
        int maxResponseSize,
        Optional<Integer> proxyPort) {

    private static final String API_PATH = "/Relativity.REST/api";
    private static final Pattern DURATION = Pattern.compile("\\d{1,12}|(\\d{1,9}(ms|h|m|s))+");

    /**
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it and what was expected
     */
    static Settings of(RelativityConfiguration configuration) {
        Optional<Integer> proxyPort =
                Optional.ofNullable(configuration.getProxyPort()).map(port -> positive("proxyPort", port));
        if (proxyPort.isPresent() != (configuration.getProxyHost() != null)) {
            throw new IllegalArgumentException("proxyHost and proxyPort are needed together");
        }
        return new Settings(
                apiRoot(configuration),
                duration("connectTimeout", configuration.getConnectTimeout()),
                duration("responseTimeout", configuration.getResponseTimeout()),
                duration("connectionRequestTimeout", configuration.getConnectionRequestTimeout()),
                positive("maxConnections", configuration.getMaxConnections()),
                positive("maxResponseSize", configuration.getMaxResponseSize()),
                proxyPort);
    }

    private static URI apiRoot(RelativityConfiguration configuration) {
        String url = configuration.getInstanceUrl();
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException(
                    "instanceUrl is missing: give the instance's address, such as https://relativity.example.com");
        }
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            // Without its cause, which would print the whole text and with it a password that was put there.
            throw new IllegalArgumentException("instanceUrl is no URL: " + e.getReason());
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("instanceUrl must be an https URL with a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("instanceUrl must have no user, query or fragment");
        }
        boolean plainAllowed = bool("allowPlainHttp", configuration.getAllowPlainHttp());
        if (plain && !plainAllowed && !isLoopback(uri.getHost())) {
            throw new IllegalArgumentException("instanceUrl is plain http to " + uri.getHost()
                    + ", which would send credentials unprotected: use https, or set allowPlainHttp=true");
        }
        String base = url.strip().replaceAll("/+$", "");
        if (!base.regionMatches(true, base.length() - API_PATH.length(), API_PATH, 0, API_PATH.length())) {
            base += API_PATH;
        }
        return URI.create(base + "/");
    }

    /** Only names and addresses that need no look-up: what a name server says is no ground for trust. */
    private static boolean isLoopback(String host) {
        boolean address = host.startsWith("[") || Pattern.matches("[\\d.]+", host);
        try {
            return host.equalsIgnoreCase("localhost")
                    || address && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("instanceUrl has no valid host: " + host, e);
        }
    }

    private static Duration duration(String option, String value) {
        String text = value == null ? "" : value.strip();
        long millis = DURATION.matcher(text).matches() ? TimeUtils.toMilliSeconds(text) : 0;
        if (millis < 1 || millis > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    option + " must be a positive duration such as 500ms, 10s or 2m, but was " + Quoted.of(value));
        }
        return Duration.ofMillis(millis);
    }

    private static int positive(String option, String value) {
        return Optional.ofNullable(value)
                .flatMap(FieldType.ARTIFACT_ID::parse)
                .orElseThrow(() -> new IllegalArgumentException(
                        option + " must be " + FieldType.ARTIFACT_ID.expected() + ", but was " + Quoted.of(value)));
    }

    private static boolean bool(String option, String value) {
        return Optional.ofNullable(value)
                .flatMap(FieldType.BOOLEAN::parse)
                .orElseThrow(() -> new IllegalArgumentException(
                        option + " must be " + FieldType.BOOLEAN.expected() + ", but was " + Quoted.of(value)));
    }
}
