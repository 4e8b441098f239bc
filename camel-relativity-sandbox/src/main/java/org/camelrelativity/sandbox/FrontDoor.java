package org.camelrelativity.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is checked before a request gets to its operation, in this order: the path (404), the verb (405), the CSRF
 * header (404), the credentials (401). The CSRF header comes before the credentials because its
 * 404 looks like that of a path that doesn't exist, so it must not depend on who asks.
 */
final class FrontDoor {
    private final Credentials credentials;

    FrontDoor(Credentials credentials) {
        this.credentials = credentials;
    }

    /** What to answer instead, or nothing if the request may come in. */
    Optional<Answer> turnAway(Incoming incoming, Optional<Destination> destination) {
        if (destination.isEmpty()) {
            return Optional.of(Answer.page(404, "404 - File or directory not found"));
        }
        Set<String> verbs = destination.get().verbs();
        if (!verbs.contains(incoming.method())) {
            return Optional.of(Answer.page(405, "405 - HTTP verb used to access this page is not allowed")
                    .with("Allow", String.join(", ", verbs)));
        }
        if (incoming.header("X-CSRF-Header").isBlank()) {
            return Optional.of(Answer.page(404, "404 - File or directory not found"));
        }
        if (!credentials.accept(incoming.header("Authorization"))) {
            return Optional.of(Answer.unauthorized());
        }
        return Optional.empty();
    }

    /** A body must say that it is JSON, in a form that newer servers accept, too. */
    static void checkContentType(Incoming incoming) {
        String contentType = incoming.header("Content-Type");
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        boolean json = parts[0].trim().equals("application/json");
        if (!json || !Arrays.stream(parts).skip(1).allMatch(FrontDoor::acceptableParameter)) {
            throw Refusal.unreadable("The Content-Type must be application/json, not '" + contentType + "'.");
        }
    }

    private static boolean acceptableParameter(String parameter) {
        String[] pair = parameter.trim().split("=", 2);
        boolean charset = pair[0].equals("charset");
        return pair.length == 2 && (!charset || pair[1].replace("\"", "").equals("utf-8"));
    }
}
