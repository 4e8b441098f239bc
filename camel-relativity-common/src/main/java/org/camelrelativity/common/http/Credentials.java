package org.camelrelativity.common.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import org.camelrelativity.common.RelativityConfiguration;

/** Who one is at the instance. Never printed. */
final class Credentials {

    private static final String KINDS = "Give exactly one kind: username and password (Basic), or accessToken (a bearer"
            + " token that you manage)";

    private final Supplier<String> authorization;

    private Credentials(Supplier<String> authorization) {
        this.authorization = authorization;
    }

    /**
     * @throws IllegalArgumentException if there is not exactly one kind of credentials; the message lists the kinds
     */
    static Credentials of(RelativityConfiguration configuration) {
        boolean basic = configuration.getUsername() != null || configuration.getPassword() != null;
        boolean token = configuration.getAccessToken() != null;
        if (basic == token) {
            throw new IllegalArgumentException(
                    (basic ? "There are two kinds of" : "There are no") + " credentials. " + KINDS);
        }
        return basic ? basic(configuration) : bearer(configuration);
    }

    /** The header's value, asked for just before the request leaves. */
    String authorization() {
        return authorization.get();
    }

    private static Credentials basic(RelativityConfiguration configuration) {
        String username = configuration.getUsername();
        String password = configuration.getPassword();
        if (username == null || username.isBlank() || password == null) {
            throw new IllegalArgumentException("username and password are needed together. " + KINDS);
        }
        if (username.contains(":")) {
            throw new IllegalArgumentException("username must not contain a colon");
        }
        printable("username", username);
        printable("password", password);
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.US_ASCII);
        String header = "Basic " + Base64.getEncoder().encodeToString(pair);
        return new Credentials(() -> header);
    }

    /** Read anew for each request, since whoever manages the token may have renewed it. */
    private static Credentials bearer(RelativityConfiguration configuration) {
        Credentials credentials = new Credentials(() -> "Bearer " + token(configuration.getAccessToken()));
        credentials.authorization();
        return credentials;
    }

    private static String token(String accessToken) {
        String token = accessToken == null ? "" : accessToken.strip();
        if (token.isEmpty() || token.contains(" ")) {
            throw new IllegalArgumentException("accessToken must be a token, without the word Bearer");
        }
        printable("accessToken", token);
        return token;
    }

    /** Relativity reads Basic credentials as ASCII (contract, common §2.1); a line break would forge a header. */
    private static void printable(String option, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(option + " must consist of printable ASCII characters");
        }
    }
}
