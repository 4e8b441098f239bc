package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.camelrelativity.common.operation.AnswerContent;
import org.camelrelativity.common.operation.UnreadableAnswerException;

/**
 * A complete HTTP answer.
 *
 * @param status the HTTP status
 * @param contentType the media type in lower case without parameters, or empty if none was given
 * @param retryAfter how long the server asked to wait
 * @param challenged whether it is a 401 that says how to authenticate
 * @param body the decompressed body
 * @param mask hides the credentials that were sent
 */
record Reply(int status, String contentType, Optional<Duration> retryAfter, boolean challenged, byte[] body, Mask mask)
        implements Response {

    /** Other statuses of 2xx, such as 206, speak of something else than the whole answer. */
    boolean isSuccess() {
        return status == 200 || status == 201 || status == 202 || status == 204;
    }

    Reply masking(Mask credentials) {
        return new Reply(status, contentType, retryAfter, challenged, body, credentials);
    }

    /** The same, as if it had said that all is done. */
    Reply withoutContent() {
        return new Reply(204, "", Optional.empty(), false, new byte[0], mask);
    }

    boolean isHtml() {
        AnswerContent content = new AnswerContent(body, null);
        return !content.isEmpty() && (contentType.contains("html") || body[content.start()] == '<');
    }

    /** The body, which is JSON as far as its type and its beginning tell; a login page is recognised. */
    AnswerContent content(String envelope) throws UnreadableAnswerException {
        AnswerContent content = new AnswerContent(body, envelope);
        if (content.isEmpty()) {
            return content;
        }
        if (isHtml()) {
            throw new UnreadableAnswerException(
                    "the answer is an HTML page, such as a login page or a proxy sends, and not Relativity's", null);
        }
        if (!contentType.isEmpty() && !contentType.endsWith("json")) {
            throw new UnreadableAnswerException("the answer is of type " + contentType + " instead of JSON", null);
        }
        return content;
    }

    static String mediaType(String header) {
        if (header == null) {
            return "";
        }
        int parameters = header.indexOf(';');
        String type = parameters < 0 ? header : header.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
