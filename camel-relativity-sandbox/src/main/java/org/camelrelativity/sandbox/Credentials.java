package org.camelrelativity.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Who may come in: one user by Basic, one token by Bearer. */
final class Credentials {
    private final String username;
    private final String password;
    private final String firstToken;
    private volatile String accessToken;

    Credentials(String username, String password, String accessToken) {
        this.username = username;
        this.password = password;
        this.firstToken = accessToken;
        this.accessToken = accessToken;
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    String accessToken() {
        return accessToken;
    }

    void accessToken(String renewed) {
        accessToken = renewed;
    }

    void restore() {
        accessToken = firstToken;
    }

    boolean accept(String authorization) {
        String[] parts = authorization.trim().split("\\s+", 2);
        if (parts.length < 2) {
            return false;
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "basic" -> parts[1].equals(basic());
            case "bearer" -> parts[1].equals(accessToken);
            default -> false;
        };
    }

    private String basic() {
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
