package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;

/**
 * Reads a message's body once, whatever it is, and leaves one behind that can be read again: a raw stream is replaced by
 * what was in it, a cached one is reset. (A redelivery by Camel's error handler starts from the message as it was before:
 * it sees the body again if stream caching is on, as it is by default.)
 */
final class BodyReader {

    /** A request of a hundred thousand references has a few MiB. */
    static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private static final String EXPECTED = "a JSON object, a Map, a record, a number or a GUID";

    private final Operation operation;

    BodyReader(Operation operation) {
        this.operation = operation;
    }

    Body read(Exchange exchange) throws RelativityRequestException {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        if (body == null || body instanceof Boolean done && done) {
            return new Body.Nothing();
        }
        if (body instanceof RelativityRecord someRecord) {
            return readRecord(someRecord);
        }
        if (body instanceof Number || body instanceof UUID) {
            return new Body.Scalar(body);
        }
        if (body instanceof JsonNode json) {
            return readTree(json);
        }
        if (body instanceof Map<?, ?> map) {
            return readMap(map);
        }
        if (body instanceof Collection<?> || body instanceof Object[]) {
            throw refuse("the body is a list where one object belongs; split it first");
        }
        return readText(exchange, message, body);
    }

    /** An answer of an earlier step is no request: it carries its ids in headers. */
    private Body readRecord(RelativityRecord someRecord) throws RelativityRequestException {
        return operation.requestType().isInstance(someRecord)
                ? readTree(RelativityJson.strict().valueToTree(someRecord))
                : new Body.Nothing();
    }

    /** By way of bytes, since only what is written and read as text has its nesting limited. */
    private Body readMap(Map<?, ?> map) throws RelativityRequestException {
        try {
            ObjectMapper mapper = RelativityJson.strict();
            return readTree(mapper.readTree(mapper.writeValueAsBytes(map)));
        } catch (IOException e) {
            throw refuse("the Map in the body can't be written as JSON: " + firstLine(e), e);
        }
    }

    private Body readTree(JsonNode json) throws RelativityRequestException {
        if (json instanceof ObjectNode object) {
            return new Body.Fields(object);
        }
        if (json.isIntegralNumber() || json.isTextual()) {
            return new Body.Scalar(json.isTextual() ? json.textValue() : json.numberValue());
        }
        throw refuse("the body must be " + EXPECTED + ", but was a JSON "
                + json.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    private Body readText(Exchange exchange, Message message, Object body) throws RelativityRequestException {
        try {
            return parse(text(exchange, message, body));
        } catch (JsonProcessingException e) {
            throw refuse("the body is no valid JSON: " + firstLine(e), e);
        } catch (IOException e) {
            throw refuse("the body can't be read: " + e.getMessage(), e);
        }
    }

    private Body parse(Object text) throws IOException, RelativityRequestException {
        String shortText = text instanceof byte[] bytes
                ? bytes.length > 100 ? null : new String(bytes, StandardCharsets.UTF_8)
                : text.toString();
        if (shortText != null && shortText.isBlank()) {
            throw refuse("the body is empty; it must be " + EXPECTED
                    + ", or null to take everything from headers and options");
        }
        if (shortText != null && FieldType.GUID.parse(shortText).isPresent()) {
            return new Body.Scalar(shortText.strip());
        }
        JsonNode json = text instanceof byte[] bytes
                ? RelativityJson.strict().readTree(bytes)
                : RelativityJson.strict().readTree(text.toString());
        return readTree(json);
    }

    /** The body as a String or as bytes, which Jackson decodes itself. */
    private Object text(Exchange exchange, Message message, Object body)
            throws IOException, RelativityRequestException {
        if (body instanceof CharSequence || body instanceof byte[]) {
            return body instanceof byte[] ? body : body.toString();
        }
        if (body instanceof StreamCache cache) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            cache.reset();
            cache.writeTo(bytes);
            cache.reset();
            return limited(bytes.toByteArray());
        }
        if (body instanceof Reader reader) {
            String text = readAll(reader);
            message.setBody(text);
            return text;
        }
        if (body instanceof InputStream stream) {
            byte[] bytes = readAll(stream);
            message.setBody(bytes);
            return bytes;
        }
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw refuse("the body must be " + EXPECTED + ", but was a "
                    + body.getClass().getName());
        }
        return readAll(stream);
    }

    private byte[] readAll(InputStream stream) throws IOException, RelativityRequestException {
        try (stream) {
            return limited(stream.readNBytes(MAX_BODY_BYTES + 1));
        }
    }

    private String readAll(Reader reader) throws IOException, RelativityRequestException {
        try (reader) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                text.append(buffer, 0, n);
                if (text.length() > MAX_BODY_BYTES) {
                    throw tooLarge();
                }
            }
            return text.toString();
        }
    }

    private byte[] limited(byte[] bytes) throws RelativityRequestException {
        if (bytes.length > MAX_BODY_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    private RelativityRequestException tooLarge() {
        return refuse("the body is larger than " + MAX_BODY_BYTES + " bytes");
    }

    private RelativityRequestException refuse(String message) {
        return new RelativityRequestException(operation.name(), message);
    }

    private RelativityRequestException refuse(String message, Exception cause) {
        return new RelativityRequestException(operation.name(), message, cause);
    }

    /** Jackson's messages go on with locations and, in full, with the source. */
    private static String firstLine(Exception e) {
        Throwable best = e.getCause() instanceof JsonProcessingException cause ? cause : e;
        String message = best instanceof JsonProcessingException json ? json.getOriginalMessage() : best.getMessage();
        return message == null
                ? best.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
