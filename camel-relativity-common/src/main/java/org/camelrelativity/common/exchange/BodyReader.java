package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.support.ObjectHelper;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.MassRequest;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Quoted;

/**
 * Reads a message's body once, whatever it is, and leaves one behind that can be read again: a raw stream is replaced by
 * what was in it, a cached one is reset. (A redelivery by Camel's error handler starts from the message as it was before:
 * it sees the body again if stream caching is on, as it is by default.)
 */
final class BodyReader {

    /** A request of a hundred thousand references has a few MiB. */
    static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    /** No number or GUID is longer. */
    private static final int MAX_BARE_LENGTH = 100;

    private static final int MAX_REASON_LENGTH = 300;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String EXPECTED = "a JSON object, a Map, a record, a whole number or a GUID";

    private final Operation operation;

    private final Set<Class<? extends RelativityRecord>> requestTypes;

    BodyReader(Operation operation, Set<Class<? extends RelativityRecord>> requestTypes) {
        this.operation = operation;
        this.requestTypes = Set.copyOf(requestTypes);
    }

    Body read(Exchange exchange) throws RelativityRequestException {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        if (operation.elements().isPresent()) {
            return readElements(exchange, message, body);
        }
        if (operation.requestType().isInstance(body)) {
            return new Body.Typed((RelativityRecord) body);
        }
        if (body == null || body == exchange.getProperty(Answered.ANSWER)) {
            return new Body.Nothing(); // an answer of an earlier step is no request: its ids are in the headers
        }
        if (body instanceof RelativityRecord other) {
            return foreignRequest(other);
        }
        if (body instanceof Number || body instanceof UUID) {
            return new Body.Scalar(body);
        }
        if (body instanceof JsonNode || body instanceof Map<?, ?>) {
            return readStructure(body);
        }
        if (body instanceof Collection<?> || body instanceof Object[]) {
            throw refuse("the body is a list where one object belongs; split it first");
        }
        return readText(exchange, message, body);
    }

    /** The body of a mass operation. */
    private Body readElements(Exchange exchange, Message message, Object body) throws RelativityRequestException {
        if (body == null || body == exchange.getProperty(Answered.ANSWER)) {
            return new Body.Nothing();
        }
        if (body instanceof Number || operation.elements().orElseThrow().type().isInstance(body)) {
            return new Body.Elements(taker -> taker.take(body));
        }
        Collection<?> listed = listIn(body);
        if (listed != null) {
            return new Body.Elements(taker -> {
                for (Object element : listed) {
                    taker.take(asInJson(element));
                }
            });
        }
        if (operation.requestType().isInstance(body) || body instanceof JsonNode || body instanceof Map<?, ?>) {
            byte[] json = bytes(body);
            return elements(() -> RelativityJson.strict().createParser(json));
        }
        if (body instanceof RelativityRecord other) {
            return foreignRequest(other);
        }
        if (body instanceof Collection<?> || body.getClass().isArray() && !(body instanceof byte[])) {
            return elements(ObjectHelper.createIterable(body, null));
        }
        Object text = reading(() -> nonBlank(text(exchange, message, body)));
        return elements(() -> text instanceof byte[] bytes
                ? RelativityJson.strict().createParser(bytes)
                : RelativityJson.strict().createParser(withoutMark((String) text)));
    }

    /** What the operation's own record or a Map holds, if that is a list and nothing else; or {@code null}. */
    private Collection<?> listIn(Object body) {
        if (body instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            boolean list =
                    only.getKey() instanceof String name && operation.lists().contains(name);
            return list && only.getValue() instanceof Collection<?> elements ? elements : null;
        }
        return operation.requestType().isInstance(body) && body instanceof MassRequest request
                ? request.elements()
                : null;
    }

    /** What stands in a documented object is what JSON would say of it: that of a bean is its fields. */
    private Object asInJson(Object element) throws IOException, RelativityRequestException {
        boolean same = operation.elements().orElseThrow().type().isInstance(element)
                || element instanceof Map<?, ?>
                || element instanceof String
                || element instanceof Integer
                || element instanceof Long;
        return same ? element : new JsonElements.Parsed(RelativityJson.strict().readTree(bytes(element)));
    }

    private static Body elements(Iterable<?> elements) {
        return new Body.Elements(taker -> {
            for (Object element : elements) {
                taker.take(element);
            }
        });
    }

    private Body elements(JsonElements.Text text) {
        return new Body.Elements(new JsonElements(operation, text));
    }

    private Body foreignRequest(RelativityRecord other) throws RelativityRequestException {
        if (requestTypes.contains(other.getClass())) {
            if (operation.reads(other.getClass())) {
                ObjectNode json = RelativityJson.strict().valueToTree(other);
                json.properties()
                        .removeIf(entry -> operation.fieldsNamed(entry.getKey()).isEmpty());
                return new Body.Fields(json);
            }
            throw refuse(
                    "the body is a " + other.getClass().getSimpleName() + ", but the request of this operation is a "
                            + operation.requestType().getSimpleName());
        }
        return new Body.Nothing();
    }

    private Body readStructure(Object structure) throws RelativityRequestException {
        ObjectNode plain = structure instanceof Map<?, ?> map ? PlainMap.json(map) : null;
        if (plain != null) {
            return new Body.Fields(plain);
        }
        byte[] json = bytes(structure);
        return reading(() -> readTree(RelativityJson.strict().readTree(json)));
    }

    /** Only what is written and read as text has its nesting limited. */
    private byte[] bytes(Object structure) throws RelativityRequestException {
        try {
            return RelativityJson.strict().writeValueAsBytes(structure);
        } catch (IOException e) {
            String kind = structure instanceof RelativityRecord
                    ? "record"
                    : structure instanceof JsonNode ? "JsonNode" : "Map";
            throw refuse("the " + kind + " in the body can't be written as JSON: " + firstLine(e), e);
        }
    }

    private Body readTree(JsonNode json) throws RelativityRequestException {
        if (json instanceof ObjectNode object) {
            return new Body.Fields(object);
        }
        if (json.isIntegralNumber() || json.isTextual()) {
            return new Body.Scalar(json.isTextual() ? json.textValue() : json.numberValue());
        }
        throw refuse("the body must be " + EXPECTED + ", but was " + Quoted.kind(json));
    }

    private Body readText(Exchange exchange, Message message, Object body) throws RelativityRequestException {
        return reading(() -> parse(nonBlank(text(exchange, message, body))));
    }

    /** Something that reads the body. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException, RelativityRequestException;
    }

    /** Says of a body that can't be read what is wrong with it. */
    <T> T reading(Reading<T> reading) throws RelativityRequestException {
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            throw refuse("the body is no valid JSON: " + firstLine(e), e);
        } catch (IOException e) {
            throw refuse("the body can't be read: " + e.getMessage(), e);
        }
    }

    private Object nonBlank(Object text) throws RelativityRequestException {
        if (isBlank(text)) {
            throw refuse("the body is empty; it must be " + EXPECTED
                    + ", or null to take everything from headers and options");
        }
        return text;
    }

    private Body parse(Object text) throws IOException, RelativityRequestException {
        if (text instanceof byte[] bytes && bytes.length > MAX_BARE_LENGTH) {
            return readTree(RelativityJson.strict().readTree(bytes));
        }
        String string = text instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : text.toString();
        if (string.length() <= MAX_BARE_LENGTH && FieldType.GUID.parse(string).isPresent()) {
            return new Body.Scalar(string.strip());
        }
        return readTree(
                text instanceof byte[] bytes
                        ? RelativityJson.strict().readTree(bytes)
                        : RelativityJson.strict().readTree(withoutMark(string)));
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static boolean isBlank(Object text) {
        if (text instanceof byte[] bytes) {
            for (byte b : bytes) {
                if (b > ' ' || b < 0) {
                    return false;
                }
            }
            return true;
        }
        return text.toString().isBlank();
    }

    /** The body as a String or as bytes, which Jackson decodes itself. */
    private Object text(Exchange exchange, Message message, Object body)
            throws IOException, RelativityRequestException {
        if (body instanceof byte[] bytes) {
            return limited(bytes);
        }
        if (body instanceof CharSequence text) {
            if (text.length() > MAX_BODY_BYTES) {
                throw tooLarge();
            }
            return text.toString();
        }
        if (body instanceof StreamCache cache) {
            return readAll(cache);
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

    private byte[] readAll(StreamCache cache) throws IOException, RelativityRequestException {
        if (cache.length() > MAX_BODY_BYTES) {
            throw tooLarge();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cache.reset();
        cache.writeTo(bytes);
        cache.reset();
        return limited(bytes.toByteArray());
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
                : Quoted.plain(message.lines().findFirst().orElse(""), MAX_REASON_LENGTH);
    }
}
