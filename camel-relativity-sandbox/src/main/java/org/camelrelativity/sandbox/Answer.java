package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param status 0 if the connection is cut instead
 * @param tookEffect whether the operation was carried out
 */
record Answer(int status, Map<String, String> headers, String body, boolean tookEffect) {
    static Answer json(JsonNode body) {
        return new Answer(200, Map.of("Content-Type", "application/json; charset=utf-8"), Json.write(body), true);
    }

    /** A method without a result. */
    static Answer empty() {
        return new Answer(200, Map.of(), "", true);
    }

    static Answer refused(Refusal refusal) {
        return kepler(refusal.status(), refusal.errorType(), refusal.getMessage());
    }

    /** Relativity's error body. */
    static Answer kepler(int status, String errorType, String message) {
        return json(Json.object()
                        .put("ErrorType", errorType)
                        .put("Identifier", "")
                        .put("Message", message))
                .withStatus(status)
                .withoutEffect();
    }

    /** A page of the web server in front of Relativity, with nothing of Relativity in it. */
    static Answer page(int status, String title) {
        String html = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>\n";
        return new Answer(status, Map.of("Content-Type", "text/html"), html, false);
    }

    static Answer unauthorized() {
        return new Answer(401, Map.of("WWW-Authenticate", "Bearer realm=\"Relativity.REST\""), "", false);
    }

    /** Nothing at all. */
    static Answer none() {
        return new Answer(0, Map.of(), "", false);
    }

    Answer withStatus(int other) {
        return new Answer(other, headers, body, tookEffect);
    }

    /** For a 200 that says no. */
    Answer withoutEffect() {
        return new Answer(status, headers, body, false);
    }

    Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, Map.copyOf(all), body, tookEffect);
    }
}
