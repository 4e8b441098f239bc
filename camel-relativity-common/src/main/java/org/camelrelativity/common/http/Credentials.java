package org.camelrelativity.common.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityTokenEvent;
import org.camelrelativity.common.event.Reporting;

/** The credentials for the instance. Never logged. */
interface Credentials {

    String KINDS = "Give exactly one kind: username and password (Basic), or accessToken (a bearer"
            + " token that you manage), or clientId and clientSecret (OAuth2 client credentials, with tokenUrl and scope"
            + " where the defaults don't fit), or tokenSource (a bean that obtains tokens)";

    /** Fails if there is not exactly one kind of credentials; the message lists the kinds. */
    static Credentials of(
            CamelContext camelContext,
            RelativityConfiguration configuration,
            Settings settings,
            Timing timing,
            Secrets secrets) {
        List<Credentials> given = new ArrayList<>();
        String instance = settings.instanceName();
        Consumer<Boolean> tokenListener = successful ->
                Reporting.notify(camelContext, new RelativityTokenEvent(camelContext, instance, successful));
        if (configuration.getUsername() != null || configuration.getPassword() != null) {
            given.add(basic(configuration));
        }
        if (configuration.getAccessToken() != null) {
            given.add(userManagedToken(configuration));
        }
        if (configuration.getClientId() != null
                || configuration.getClientSecret() != null
                || configuration.getTokenUrl() != null) {
            HttpTransport transport = new HttpTransport(
                    camelContext, configuration, settings, settings.tokenUrl(), timing.clock(), secrets);
            TokenEndpoint endpoint = new TokenEndpoint(configuration, settings, transport, secrets);
            given.add(new TokenCredentials(endpoint, transport, timing.clock(), settings, tokenListener));
        }
        if (configuration.getTokenSource() != null) {
            TokenCredentials.Source source = new TokenCredentials.UsersSource(configuration.getTokenSource());
            given.add(new TokenCredentials(source, null, timing.clock(), settings, tokenListener));
        }
        if (given.size() != 1) {
            String count = given.isEmpty() ? "There are no" : "There is more than one kind of";
            throw new IllegalArgumentException(count + " credentials. " + KINDS);
        }
        return given.get(0);
    }

    /** Both are needed where one is given. */
    static String requireBoth(String option, String value, String options) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(option + " is missing: " + options + " are needed together. " + KINDS);
        }
        return value;
    }

    /** Asked for just before the request leaves. */
    Authorization authorization();

    /** Relativity rejected it: one that can be replaced is not given again. */
    default void rejected(Authorization.Credential credential) {}

    /** When the current token was asked for, if we obtain tokens and have one. */
    default Optional<Instant> tokenSince() {
        return Optional.empty();
    }

    private static Credentials basic(RelativityConfiguration configuration) {
        String username = requireBoth("username", configuration.getUsername(), "username and password");
        String password = requireBoth("password", configuration.getPassword(), "username and password");
        Authorization credential = basic("username", username, "password", password);
        return () -> credential;
    }

    static Authorization.Credential basic(String userOption, String username, String passwordOption, String password) {
        if (username.contains(":")) {
            throw new IllegalArgumentException(userOption + " must not contain a colon");
        }
        printable(userOption, username);
        printable(passwordOption, password);
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.US_ASCII);
        return new Authorization.Credential(
                Authorization.BASIC + Base64.getEncoder().encodeToString(pair), null);
    }

    /** Relativity reads Basic credentials as ASCII; a line break would forge a header. */
    private static void printable(String option, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(option + " must consist of printable ASCII characters");
        }
    }

    /** Read anew for each request, since whoever manages the token may have renewed it. */
    private static Credentials userManagedToken(RelativityConfiguration configuration) {
        Credentials credentials = () -> bearer("accessToken", configuration.getAccessToken(), null);
        if (credentials.authorization() instanceof Response.NoToken invalid) {
            throw new IllegalArgumentException(invalid.message());
        }
        return credentials;
    }

    /** White space around a token, as at the end of a file, is left out. The message of what is no token doesn't show it. */
    static Authorization bearer(String origin, String value, Duration lifetime) {
        String token = value == null ? "" : value.strip();
        if (!isVisibleAscii(token)) {
            return Response.NoToken.invalid(
                    origin
                            + " must not be empty or contain spaces or non-ASCII characters, and is given without the word Bearer");
        }
        return new Authorization.Credential(Authorization.BEARER + token, lifetime);
    }

    /** Before each request, so without a stream. */
    private static boolean isVisibleAscii(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                return false;
            }
        }
        return !token.isEmpty();
    }
}
