package org.camelrelativity.common.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.camelrelativity.common.operation.ResponseBody;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;

/** A complete HTTP answer. Secrets are what a server may quote in it and must not be told. */
record CompleteResponse(
        String url,
        boolean proxyAsks,
        int status,
        String contentType,
        Duration retryAfter,
        boolean challenged,
        byte[] body,
        Secrets secrets)
        implements Response {

    /** What servers say that don't say what it is. */
    private static final Set<String> UNTYPED = Set.of("text/plain", "application/octet-stream", "binary/octet-stream");

    private static final int MAX_TEXT_BYTES = 64 * 1024;

    /** Other statuses of 2xx, such as 206, are about something else than the whole answer. */
    boolean isSuccess() {
        return status == 200 || status == 201 || status == 202 || status == 204;
    }

    /** For a message. The words of a proxy are not shown: it may quote what it was sent. */
    String statusLine() {
        String reason = ": the proxy wants credentials, or others (options proxyUsername and proxyPassword)";
        return "status " + status + (proxyAsks ? reason : "");
    }

    /** The same, as if it had said that all is done. */
    CompleteResponse asDone() {
        return new CompleteResponse(url, false, 204, "", null, false, new byte[0], secrets);
    }

    /** What was answered, for a person and without secrets; {@code null} if that is nothing, or no text. */
    String text() {
        ResponseBody content = new ResponseBody(body, null);
        String text = secrets.hideIn(decoded(body, content.textStart()));
        return text.isBlank() || text.contains("\0") ? null : text;
    }

    /** Text without a charset is UTF-8, or else most likely windows-1252. */
    private static String decoded(byte[] text, int start) {
        ByteBuffer bytes = ByteBuffer.wrap(text, start, Math.min(text.length - start, MAX_TEXT_BYTES));
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        boolean endOfInput = bytes.limit() == text.length; // a character may be cut in two where the text is cut
        return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes, characters, endOfInput)
                        .isError()
                ? new String(text, start, bytes.limit() - start, Charset.forName("windows-1252"))
                : characters.flip().toString();
    }

    boolean isHtml() {
        ResponseBody content = new ResponseBody(body, null);
        return !content.isEmpty() && (contentType.contains("html") || body[content.textStart()] == '<');
    }

    /** The body, which is JSON as far as its type and its beginning tell; a login page is recognised. */
    ResponseBody content(String envelope) throws UnreadableAnswerException {
        ResponseBody content = new ResponseBody(body, envelope);
        if (content.isEmpty()) {
            return content;
        }
        if (isHtml()) {
            throw new UnreadableAnswerException(
                    "the answer is an HTML page, such as a login page or a proxy sends, and not Relativity's");
        }
        if (!contentType.isEmpty() && !contentType.endsWith("json") && !UNTYPED.contains(contentType)) {
            throw new UnreadableAnswerException("the answer is of type " + contentType + " instead of JSON");
        }
        return content;
    }

    /** The body, which is a file as far as its type and its beginning show: text would be a message instead. */
    ResponseBody file() throws UnreadableAnswerException {
        if (body.length == 0 || isHtml() || contentType.endsWith("json") || contentType.startsWith("text/")) {
            throw new UnreadableAnswerException(
                    body.length == 0 ? "the answer is empty" : "the answer is of type " + contentType + " and no file");
        }
        return new ResponseBody(body, null);
    }

    static String mediaType(String header) {
        String type = header == null ? "" : header;
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
