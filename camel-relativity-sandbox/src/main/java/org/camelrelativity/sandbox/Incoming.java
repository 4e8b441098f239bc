package org.camelrelativity.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it arrived, free of the server that read it.
 *
 * @param url path and query as sent
 * @param headers names without regard to case
 * @param body as text, "" if there is none
 */
record Incoming(String method, String url, Map<String, String> headers, String body) {
    private static final List<String> SECRET_HEADERS = List.of("Authorization", "Proxy-Authorization", "Cookie");

    /** "" if it wasn't sent. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** For the journal: of credentials only the scheme is left. */
    Map<String, String> headersWithoutSecrets() {
        Map<String, String> masked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        masked.putAll(headers);
        SECRET_HEADERS.forEach(name -> masked.computeIfPresent(name, (unused, value) -> mask(value)));
        return Collections.unmodifiableMap(masked);
    }

    /** Keeps the scheme, or the name of the cookie; what has neither is all secret. */
    private static String mask(String value) {
        String[] parts = value.split("[ =]", 2);
        return parts.length == 2 ? parts[0] + " ***" : "***";
    }
}
