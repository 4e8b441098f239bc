package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.camelrelativity.common.operation.AnswerContent;
import org.camelrelativity.common.operation.UnreadableAnswerException;

/**
 * A complete HTTP answer.
 *
 * @param url that was asked
 * @param proxyAsks whether it is a proxy's word, which wants credentials and has handed nothing on (RFC 9110 §15.5.8)
 * @param contentType the media type in lower case without parameters, or empty if none was given
 * @param retryAfter how long the server asked to wait, or {@code null}
 * @param challenged whether it is a 401 that says how to authenticate
 * @param body the decompressed body
 * @param sent the credentials that were sent, which a server or proxy may quote in its error
 */
record Reply(
        String url,
        boolean proxyAsks,
        int status,
        String contentType,
        Duration retryAfter,
        boolean challenged,
        byte[] body,
        List<Authorization.Credential> sent)
        implements Response {

    @Override
    public boolean requestSent() {
        return true;
    }

    /** Other statuses of 2xx, such as 206, are about something else than the whole answer. */
    boolean isSuccess() {
        return status == 200 || status == 201 || status == 202 || status == 204;
    }

    Reply to(Authorization.Credential credential) {
        List<Authorization.Credential> all = new ArrayList<>(sent);
        all.add(credential);
        return new Reply(url, proxyAsks, status, contentType, retryAfter, challenged, body, all);
    }

    /** For a message. The words of a proxy are not shown: it may quote what it was sent. */
    String statusLine() {
        String reason = ": the proxy wants credentials, or others (options proxyUsername and proxyPassword)";
        return "status " + status + (proxyAsks ? reason : "");
    }

    /** The same, as if it had said that all is done. */
    Reply asDone() {
        return new Reply(url, false, 204, "", null, false, new byte[0], sent);
    }

    String withoutCredentials(String text) {
        String hidden = text;
        for (Authorization.Credential credential : sent) {
            hidden = credential.hideIn(hidden);
        }
        return hidden;
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
                    "the answer is an HTML page, such as a login page or a proxy sends, and not Relativity's");
        }
        if (!contentType.isEmpty() && !contentType.endsWith("json")) {
            throw new UnreadableAnswerException("the answer is of type " + contentType + " instead of JSON");
        }
        return content;
    }

    static String mediaType(String header) {
        String type = header == null ? "" : header;
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
