package org.camelrelativity.common;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How to reach an instance of Relativity and who one is there. Numbers, durations and booleans are text that is read
 * strictly when the connection starts: Camel's own conversion would take {@code abc} for 0.
 */
@UriParams
public class RelativityConfiguration {

    @UriParam(
            label = "common",
            description =
                    "The instance, such as https://relativity.example.com; with or without /Relativity or /Relativity.REST/api. Plain http is refused unless the host is loopback, without a proxy, or allowPlainHttp is true.")
    @Metadata(required = true)
    private String instanceUrl;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether credentials may go over plain http to a host that is not loopback (true or false).")
    private String allowPlainHttp = "false";

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
                    "Where the OAuth2 client asks for tokens. Default: /Relativity/Identity/connect/token of the instance. Plain http as for instanceUrl.")
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
    private String connectTimeout = "10s";

    @UriParam(
            label = "advanced",
            defaultValue = "60s",
            description =
                    "How long to wait for a complete answer, from sending the request to the last byte, such as 60s.")
    private String responseTimeout = "60s";

    @UriParam(
            label = "advanced",
            defaultValue = "30s",
            description = "How long to wait for a free connection of the pool, such as 30s.")
    private String connectionRequestTimeout = "30s";

    @UriParam(
            label = "advanced",
            defaultValue = "20",
            description = "How many connections to the instance may be open at once.")
    private String maxConnections = "20";

    @UriParam(
            label = "advanced",
            defaultValue = "16777216",
            description =
                    "How many bytes an answer may have, decompressed; a larger one is an error. The answer to a list may have 512 for each reference, if that is more.")
    private String maxResponseSize = "16777216";

    @UriParam(
            label = "advanced",
            defaultValue = "3",
            description =
                    "How many attempts a call gets, from 1 (no repeats) to 10. Only calls that are safe or idempotent are repeated, and once any call of which nothing was sent.")
    private String maxAttempts = "3";

    @UriParam(
            label = "advanced",
            defaultValue = "500ms",
            description =
                    "How long to wait at most before the first repeat. The time doubles with each further one, and a random part of it is waited.")
    private String retryDelay = "500ms";

    @UriParam(
            label = "advanced",
            defaultValue = "20s",
            description =
                    "How long to wait at most before any repeat. Relativity's Retry-After or RateLimit-Reset is obeyed up to it; if it asks for more, the call fails at once.")
    private String maxRetryDelay = "20s";

    @UriParam(label = "proxy", description = "The host of an HTTP proxy.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "The port of the HTTP proxy.")
    private String proxyPort;

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
                    "A last word on the builder of the Apache HttpClient, as for Camel's http component. Its retries and redirects stay off.")
    private HttpClientConfigurer httpClientConfigurer;

    public String getInstanceUrl() {
        return instanceUrl;
    }

    public void setInstanceUrl(String instanceUrl) {
        this.instanceUrl = instanceUrl;
    }

    public String getAllowPlainHttp() {
        return allowPlainHttp;
    }

    public void setAllowPlainHttp(String allowPlainHttp) {
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

    public String getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public String getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public String getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public void setConnectionRequestTimeout(String connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public String getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(String maxConnections) {
        this.maxConnections = maxConnections;
    }

    public String getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(String maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public String getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(String maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public String getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(String retryDelay) {
        this.retryDelay = retryDelay;
    }

    public String getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(String maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public String getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(String proxyPort) {
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
