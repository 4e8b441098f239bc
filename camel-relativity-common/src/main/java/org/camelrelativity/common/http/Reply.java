package org.camelrelativity.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.UnreadableAnswerException;

/**
 * A complete answer.
 *
 * @param status the HTTP status
 * @param contentType the media type in lower case without parameters, or empty if none was given
 * @param retryAfter how long the server asked to wait
 * @param body the decompressed body
 * @param attempts how many requests were sent to get it
 */
public record Reply(int status, String contentType, Optional<Duration> retryAfter, byte[] body, int attempts) {

    /** Other statuses of 2xx, such as 206, speak of something else than the whole answer. */
    boolean isSuccess() {
        return status == 200 || status == 201 || status == 202 || status == 204;
    }

    Reply afterAttempts(int sent) {
        return new Reply(status, contentType, retryAfter, body, sent);
    }

    /**
     * @return the body's JSON, or a {@link MissingNode} if it is empty
     * @throws UnreadableAnswerException if it is anything but JSON; a login page is recognised
     */
    public JsonNode json() throws UnreadableAnswerException {
        String text = new String(body, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        if (contentType.contains("html") || text.stripLeading().startsWith("<")) {
            throw new UnreadableAnswerException(
                    "the answer is an HTML page, such as a login page or a proxy sends, and not Relativity's", null);
        }
        if (!contentType.isEmpty() && !contentType.endsWith("json")) {
            throw new UnreadableAnswerException("the answer is of type " + contentType + " instead of JSON", null);
        }
        try {
            return RelativityJson.forgiving().readTree(body);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswerException("the answer is no valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableAnswerException("the answer can't be decoded: " + e.getMessage(), e);
        }
    }

    static String mediaType(String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
