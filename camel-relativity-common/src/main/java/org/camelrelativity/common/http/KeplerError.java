package org.camelrelativity.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;

/**
 * Relativity's own error body. A server or proxy in front of it sends none. Each part may be {@code null}; the message
 * is for a person, shortened if very long.
 */
record KeplerError(String errorType, String message, String identifier, boolean isUnknownService) {

    static final String UNKNOWN_SERVICE = "ServiceNotFoundException";

    private static final KeplerError NONE = new KeplerError(null, null, null, false);

    static KeplerError in(CompleteResponse response) {
        try {
            JsonNode json = response.content(null).tree();
            String type = text(json, "ErrorType");
            KeplerError error = new KeplerError(
                    shortened(type, response),
                    shortened(text(json, "Message"), response),
                    shortened(text(json, "Identifier"), response),
                    type != null && type.endsWith(UNKNOWN_SERVICE));
            return error.isAbsent() ? NONE : error;
        } catch (UnreadableAnswerException e) {
            return NONE; // an error page of IIS or a proxy: the status says it all
        }
    }

    /** Whether there is no error of Relativity's own. */
    boolean isAbsent() {
        return errorType == null && message == null;
    }

    /** Whether it can mean that the server has no such method, which is worth a hint and no more. */
    boolean mayBeUnknownService() {
        return errorType == null || isUnknownService;
    }

    /** Whether Relativity itself says that there is no such thing: no page of a server or proxy in between. */
    boolean isNotFound() {
        return errorType != null && !isUnknownService;
    }

    private static String text(JsonNode json, String name) {
        for (var entry : json.properties()) {
            if (entry.getKey().equalsIgnoreCase(name)
                    && entry.getValue().isTextual()
                    && !entry.getValue().textValue().isBlank()) {
                return entry.getValue().textValue();
            }
        }
        return null;
    }

    private static String shortened(String text, CompleteResponse response) {
        return text == null ? null : Quoted.reason(response.secrets().hideIn(text));
    }
}
