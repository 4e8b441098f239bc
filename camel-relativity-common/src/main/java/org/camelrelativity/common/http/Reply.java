package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.camelrelativity.common.operation.AnswerContent;
import org.camelrelativity.common.operation.UnreadableAnswerException;

/**
 * A complete answer.
 *
 * @param status the HTTP status
 * @param contentType the media type in lower case without parameters, or empty if none was given
 * @param retryAfter how long the server asked to wait
 * @param challenged whether it is a 401 that says how to authenticate
 * @param body the decompressed body
 * @param attempts how many requests were sent to get it
 * @param doubtful whether one of those before may have been executed
 * @param mask hides the credentials that were sent
 */
public record Reply(
        int status,
        String contentType,
        Optional<Duration> retryAfter,
        boolean challenged,
        byte[] body,
        int attempts,
        boolean doubtful,
        Mask mask) {

    /** Other statuses of 2xx, such as 206, speak of something else than the whole answer. */
    boolean isSuccess() {
        return status == 200 || status == 201 || status == 202 || status == 204;
    }

    /**
     * The last answer to several requests of one exchange, once the doubts about each are in what is known of them all.
     *
     * @param sent how many requests were sent for all of them
     * @return the same answer
     */
    public Reply ofAll(int sent) {
        return new Reply(status, contentType, retryAfter, challenged, body, sent, false, mask);
    }

    Reply after(Attempts before, Mask hiding) {
        return new Reply(status, contentType, retryAfter, challenged, body, before.sent(), before.doubtful(), hiding);
    }

    /** The same without the bytes, once they are read: those of a mass answer are many. */
    Reply withoutBytes() {
        return new Reply(status, contentType, retryAfter, challenged, new byte[0], attempts, doubtful, mask);
    }

    /** The same, as if it had said that all is done. */
    Reply withoutContent() {
        return new Reply(204, "", Optional.empty(), false, new byte[0], attempts, doubtful, mask);
    }

    boolean isHtml() {
        AnswerContent content = new AnswerContent(body, null);
        return !content.isEmpty() && (contentType.contains("html") || body[content.start()] == '<');
    }

    /**
     * @param envelope the name of a JSON object that may wrap the answer; or {@code null}
     * @return the body, which is JSON as far as its type and its beginning tell
     * @throws UnreadableAnswerException if it is anything else; a login page is recognised
     */
    public AnswerContent content(String envelope) throws UnreadableAnswerException {
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
