package org.camelrelativity.common;

import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The address of a Relativity instance, the credentials for it and the HTTP client's settings. */
@UriParams
@Configurer
public class RelativityConfiguration {

    @UriParam(
            label = "common",
            description =
                    "The instance, which a route needs to start, such as https://relativity.example.com; with or without /Relativity or /Relativity.REST/api. Plain http is refused unless the host is loopback, without a proxy, or allowPlainHttp is true.")
    private String instanceUrl;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether credentials may go over plain http to a host that is not loopback.")
    private boolean allowPlainHttp;

    @UriParam(
            label = "security",
            secret = true,
            description = "The user for Basic authentication, together with password. ASCII only.")
    private String username;

    @UriParam(label = "security", secret = true, description = "The password for Basic authentication. ASCII only.")
    private String password;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "A bearer token that you obtain and renew yourself, instead of username and password. It is read anew for each request.")
    private volatile String accessToken;

    @UriParam(
            label = "security",
            secret = true,
            description = "The OAuth2 client that asks for tokens (client credentials), together with clientSecret.")
    private String clientId;

    @UriParam(label = "security", secret = true, description = "The OAuth2 client's secret.")
    private String clientSecret;

    @UriParam(
            label = "security",
            description =
                    "Where the OAuth2 client asks for tokens. Default: /Relativity/Identity/connect/token of the instance. For plain http the rules of instanceUrl apply.")
    private String tokenUrl;

    @UriParam(
            label = "security",
            defaultValue = "SystemUserInfo",
            description = "The scope of the tokens that the OAuth2 client asks for.")
    private String scope = "SystemUserInfo";

    @UriParam(
            label = "security",
            description =
                    "A bean that obtains bearer tokens, as a reference to a RelativityTokenSource. It is asked once for all exchanges, before a token expires and after one was rejected.")
    private RelativityTokenSource tokenSource;

    @UriParam(label = "security", description = "TLS settings: trusted certificates and the client's own.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether to use Camel's global TLS settings, such as those of camel.ssl, unless sslContextParameters is set.")
    private boolean useGlobalSslContextParameters;

    @UriParam(
            label = "advanced",
            defaultValue = "10s",
            description = "How long to wait for a connection to be established, such as 10s or 500ms.")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "advanced",
            defaultValue = "60s",
            description =
                    "How long to wait for a complete answer, from sending the request to the last byte, such as 60s.")
    private Duration responseTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "advanced",
            defaultValue = "30s",
            description = "How long to wait for a free connection of the pool, such as 30s.")
    private Duration connectionRequestTimeout = Duration.ofSeconds(30);

    @UriParam(
            label = "advanced",
            defaultValue = "20",
            description = "How many connections to the instance may be open at once.")
    private int maxConnections = 20;

    @UriParam(
            label = "advanced",
            defaultValue = "16777216",
            description =
                    "How many bytes an answer may have, decompressed; a larger one is an error. The answer to a list may have 512 for each reference, if that is more.")
    private int maxResponseSize = 16 * 1024 * 1024;

    @UriParam(
            label = "advanced",
            defaultValue = "3",
            description =
                    "How many attempts a call gets, from 1 (no repeats) to 10. Safe and idempotent calls are retried; any other only once, and only if nothing was sent.")
    private int maxAttempts = 3;

    @UriParam(
            label = "advanced",
            defaultValue = "500ms",
            description =
                    "How long to wait at most before the first repeat. The time doubles with each further one, and a random part of it is waited.")
    private Duration retryDelay = Duration.ofMillis(500);

    @UriParam(
            label = "advanced",
            defaultValue = "20s",
            description =
                    "How long to wait at most before any repeat. Relativity's Retry-After or RateLimit-Reset is obeyed up to it; if it asks for more, the call fails at once.")
    private Duration maxRetryDelay = Duration.ofSeconds(20);

    @UriParam(label = "proxy", description = "The host of an HTTP proxy.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "The port of the HTTP proxy.")
    private Integer proxyPort;

    @UriParam(
            label = "proxy",
            secret = true,
            description =
                    "The user for Basic authentication at the proxy, together with proxyPassword. ASCII only. Sent to the proxy only, and unasked.")
    private String proxyUsername;

    @UriParam(
            label = "proxy",
            secret = true,
            description = "The password for Basic authentication at the proxy. ASCII only.")
    private String proxyPassword;

    @UriParam(
            label = "advanced",
            description =
                    "Customizes the builder of the Apache HttpClient, as in Camel's http component. Retries and redirects stay off whatever it sets.")
    private HttpClientConfigurer httpClientConfigurer;

    public String getInstanceUrl() {
        return instanceUrl;
    }

    public void setInstanceUrl(String instanceUrl) {
        this.instanceUrl = instanceUrl;
    }

    public boolean isAllowPlainHttp() {
        return allowPlainHttp;
    }

    public void setAllowPlainHttp(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getTokenUrl() {
        return tokenUrl;
    }

    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public RelativityTokenSource getTokenSource() {
        return tokenSource;
    }

    public void setTokenSource(RelativityTokenSource tokenSource) {
        this.tokenSource = tokenSource;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Duration getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public void setConnectionRequestTimeout(Duration connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(int maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(Duration maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }
}
