package org.camelrelativity.common.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.operation.FieldType;

/** The configuration, read strictly. Durations and numbers are positive; the API root ends in {@code /Relativity.REST/api/}. */
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
        Optional<Integer> proxyPort,
        Optional<Authorization.Credential> proxyCredential) {

    private static final String API_PATH = "/Relativity.REST/api";
    private static final String TOKEN_PATH = "/Relativity/Identity/connect/token";
    /** The instance itself, as the browser shows it, and the root of its API, as the vendor's pages do. */
    private static final Pattern KNOWN_PATH = Pattern.compile("(?i)(.*?)/Relativity(\\.REST(/api)?)?");
    /** Another address of the instance: a page, or an older service. */
    private static final Pattern OTHER_PATH = Pattern.compile(
            "(?i)(.*?)/(Relativity(\\.REST|\\.Services|\\.Distributed|WebAPI)?(/.*)?|[^/]+\\.(aspx?|ashx|asmx|svc|html?))");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*}}|\\$\\{.*}");

    private static final int MOST_ATTEMPTS = 10;
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration LONGEST_RETRY_DELAY = Duration.ofMinutes(5);

    static Settings of(RelativityConfiguration configuration) {
        refusePlaceholder("instanceUrl", configuration.getInstanceUrl());
        refusePlaceholder("username", configuration.getUsername());
        refusePlaceholder("clientId", configuration.getClientId());
        refusePlaceholder("tokenUrl", configuration.getTokenUrl());
        refusePlaceholder("scope", configuration.getScope());
        refusePlaceholder("proxyHost", configuration.getProxyHost());
        refusePlaceholder("proxyUsername", configuration.getProxyUsername());
        requireReplaced("password", configuration.getPassword());
        requireReplaced("accessToken", configuration.getAccessToken());
        requireReplaced("clientSecret", configuration.getClientSecret());
        requireReplaced("proxyPassword", configuration.getProxyPassword());
        Optional<Integer> proxyPort = Optional.ofNullable(configuration.getProxyPort())
                .map(port -> validPort("proxyPort", positive("proxyPort", port)));
        require(
                proxyPort.isPresent() == (configuration.getProxyHost() != null),
                "proxyHost and proxyPort are needed together");
        int maxAttempts = positive("maxAttempts", configuration.getMaxAttempts());
        require(maxAttempts <= MOST_ATTEMPTS, "maxAttempts must be at most " + MOST_ATTEMPTS);
        Duration maxRetryDelay = duration("maxRetryDelay", configuration.getMaxRetryDelay());
        require(maxRetryDelay.compareTo(LONGEST_RETRY_DELAY) <= 0, "maxRetryDelay must be at most 5m");
        Duration retryDelay = duration("retryDelay", configuration.getRetryDelay());
        require(retryDelay.compareTo(maxRetryDelay) <= 0, "retryDelay must not be longer than maxRetryDelay");
        String instance = instance(configuration);
        return new Settings(
                URI.create(instance + API_PATH + "/"),
                tokenUrl(configuration, instance),
                duration("connectTimeout", configuration.getConnectTimeout()),
                duration("responseTimeout", configuration.getResponseTimeout()),
                duration("connectionRequestTimeout", configuration.getConnectionRequestTimeout()),
                positive("maxConnections", configuration.getMaxConnections()),
                positive("maxResponseSize", configuration.getMaxResponseSize()),
                maxAttempts,
                retryDelay,
                maxRetryDelay,
                proxyPort,
                proxyCredential(configuration));
    }

    private static Optional<Authorization.Credential> proxyCredential(RelativityConfiguration configuration) {
        String username = configuration.getProxyUsername();
        String password = configuration.getProxyPassword();
        require(isGiven(username) == isGiven(password), "proxyUsername and proxyPassword are needed together");
        require(
                !isGiven(username) || configuration.getProxyHost() != null,
                "proxyUsername and proxyPassword need proxyHost and proxyPort");
        return Optional.ofNullable(username)
                .filter(Settings::isGiven)
                .map(user -> Credentials.basic("proxyUsername", user, "proxyPassword", password));
    }

    /** The same instance by the same name, however its address is spelled: without a usual port and the API's path. */
    String instanceName() {
        int usualPort = "https".equalsIgnoreCase(apiRoot.getScheme()) ? 443 : 80;
        String port = apiRoot.getPort() < 0 || apiRoot.getPort() == usualPort ? "" : ":" + apiRoot.getPort();
        String path = apiRoot.getPath();
        return apiRoot.getHost().toLowerCase(Locale.ROOT)
                + port
                + path.substring(0, path.length() - API_PATH.length() - 1);
    }

    /**
     * A call that is not idempotent is sent four times at most: again after it provably was not sent, after its token was
     * rejected, and by an older path. Three times it may wait for a token, which takes as long as a request.
     */
    Duration longestCall() {
        Duration request = connectionRequestTimeout.plus(connectTimeout).plus(responseTimeout);
        return request.multipliedBy(7).plus(maxRetryDelay);
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** A secret may have the like in it, but does not consist of it. */
    private static void requireReplaced(String option, String secret) {
        if (secret != null && PLACEHOLDER.matcher(secret.strip()).matches()) {
            refusePlaceholder(option, secret);
        }
    }

    /** Where a placeholder has no value, or is written in another framework's way, it would be sent as it is. */
    private static void refusePlaceholder(String option, String value) {
        require(
                value == null || !PLACEHOLDER.matcher(value).find(),
                option
                        + " has a placeholder that nothing has replaced: Camel's are {{name}}, Spring's and Quarkus's ${name}");
    }

    private static boolean isGiven(String value) {
        return value != null && !value.isBlank();
    }

    private static URI tokenUrl(RelativityConfiguration configuration, String instance) {
        String url = configuration.getTokenUrl();
        return url == null ? URI.create(instance + TOKEN_PATH) : url("tokenUrl", url, configuration);
    }

    /** Without a slash at its end. Whatever else it may be: a path that ends like the API's is the API's. */
    private static String instance(RelativityConfiguration configuration) {
        String url = configuration.getInstanceUrl();
        require(
                isGiven(url),
                "instanceUrl is missing: give the instance's address, such as https://relativity.example.com");
        URI given = url("instanceUrl", url, configuration);
        String host = given.getScheme() + "://" + given.getRawAuthority();
        // Servers differ in what they make of // and /../
        String path = URI.create(given + "/").normalize().getRawPath().replaceAll("/+$", "");
        Matcher known = KNOWN_PATH.matcher(path);
        String prefix = known.matches() ? known.group(1) : path;
        boolean api = known.matches() && known.group(3) != null;
        Matcher other = OTHER_PATH.matcher(prefix);
        if (!api && other.matches()) {
            throw new IllegalArgumentException("instanceUrl is the address of a page or of another service: give "
                    + host + other.group(1) + ", or the API's address, which ends in " + API_PATH);
        }
        return host + prefix;
    }

    /** Credentials are sent there, so it must be protected unless it stays on this machine, without a proxy, or is allowed. */
    private static URI url(String option, String value, RelativityConfiguration configuration) {
        URI uri;
        try {
            uri = new URI(value.strip());
        } catch (URISyntaxException e) {
            // Without its cause, which would print the whole text and with it a password that was put there.
            throw new IllegalArgumentException(option + " is not a valid URL: " + e.getReason());
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        boolean web = plain || "https".equalsIgnoreCase(uri.getScheme());
        require(web && uri.getHost() != null, option + " must be an https URL with a host");
        validPort(option, uri.getPort());
        require(
                uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null,
                option + " must have no user, query or fragment: give no more than " + uri.getScheme() + "://"
                        + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath());
        boolean leaves = configuration.getProxyHost() != null || !isLoopback(option, uri.getHost());
        require(
                !plain || configuration.isAllowPlainHttp() || !leaves,
                option + " is plain http to " + uri.getHost()
                        + ", which would send credentials unprotected: use https, or set allowPlainHttp=true");
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

    private static Duration duration(String option, Duration value) {
        return FieldType.DURATION.read(option, value);
    }

    private static int validPort(String option, int port) {
        require(port <= HIGHEST_PORT, option + " has no valid port: " + port);
        return port;
    }

    private static int positive(String option, int value) {
        return FieldType.ARTIFACT_ID.read(option, value);
    }
}
