package org.camelrelativity.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.operation.UnreadableAnswerException;

/**
 * Relativity's own error body (contract, common §6). A server or proxy in front of it sends none. Each part may be
 * {@code null}; the message is for a person, shortened if very long.
 */
record KeplerError(String errorType, String message, String identifier) {

    private static final int MAX_LENGTH = 500;

    private static final KeplerError NONE = new KeplerError(null, null, null);

    static KeplerError in(Reply reply) {
        try {
            JsonNode json = reply.content(null).tree();
            KeplerError error = new KeplerError(
                    text(json, "ErrorType", reply), text(json, "Message", reply), text(json, "Identifier", reply));
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
        return errorType == null || isUnknownService();
    }

    /** Whether Relativity itself says that there is no such thing: no page of a server or proxy in between. */
    boolean isNotFound() {
        return errorType != null && !isUnknownService();
    }

    /** Whether it says that the server has no such method. */
    boolean isUnknownService() {
        return errorType != null && errorType.endsWith("ServiceNotFoundException");
    }

    private static String text(JsonNode json, String name, Reply reply) {
        for (var entry : json.properties()) {
            if (entry.getKey().equalsIgnoreCase(name)
                    && entry.getValue().isTextual()
                    && !entry.getValue().textValue().isBlank()) {
                return Quoted.plain(reply.withoutCredentials(entry.getValue().textValue()), MAX_LENGTH);
            }
        }
        return null;
    }
}
