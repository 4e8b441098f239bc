package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.support.ObjectHelper;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;

/**
 * Reads a message's body once, whatever it is, and leaves one behind that can be read again: a raw stream is replaced by
 * what was in it, a cached one is reset. (A redelivery by Camel's error handler starts from the message as it was before:
 * it sees the body again if stream caching is on, as it is by default.)
 */
final class BodyReader {

    /** The parameters in a message's body, not checked yet. */
    sealed interface Body {

        /** Everything comes from headers and options. */
        record Nothing() implements Body {}

        /** One number or string. */
        record Scalar(Object value) implements Body {}

        /**
         * What an earlier step answered: it counts for the ids that it names. If it is the body ever since, the headers have
         * those as well, and may have been changed.
         */
        record Answered(Map<Field<?>, Object> ids, boolean untouched) implements Body {}

        /** Fields by name. */
        record Fields(ObjectNode json) implements Body {}

        /** The elements of a mass operation, read one by one: a hundred thousand of them as trees would fill the memory. */
        @FunctionalInterface
        non-sealed interface Elements extends Body {

            /** What follows the last element. */
            Object END = new Object();

            /** The next element: {@link Fields}, another value in JSON, or an object from a route's own list. */
            Object next() throws RelativityRequestException;

            /** Fields beside the list, known after its last element. */
            default Iterable<Map.Entry<String, JsonNode>> beside() {
                return List.of();
            }
        }
    }

    /** A request of a hundred thousand references has a few MiB. */
    static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private static final String EXPECTED = "a JSON object, a Map, a record, a whole number or a GUID";

    private final Operation operation;

    private final Set<Class<? extends RelativityRecord>> requestTypes;

    private final References references;

    private final Class<?> elementType;

    private final RequestPath path;

    BodyReader(Operation operation, Set<Class<? extends RelativityRecord>> requestTypes, References references) {
        this.operation = operation;
        this.requestTypes = requestTypes;
        this.references = references;
        this.elementType = operation.elements().map(Operation.Elements::type).orElse(null);
        this.path = RequestPath.named(operation.name(), "the body");
    }

    Body read(Exchange exchange) throws RelativityRequestException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Map<?, ?> map) {
            return readMap(map);
        }
        if (body instanceof JsonNode) {
            return parse(JsonText.of(path, body));
        }
        if (operation.requestType().isInstance(body)) {
            RelativityRecord request = (RelativityRecord) body;
            return elementType == null
                    ? new Body.Fields(JsonText.tree(path, request))
                    : elements(operation.elements().orElseThrow().in(request));
        }
        boolean untouched = body == exchange.getProperty(ExchangeWriter.ANSWER);
        if (body instanceof RelativityRecord other) {
            return readRecord(other, untouched);
        }
        if (body == null || untouched) {
            return new Body.Nothing(); // an answer of an earlier step is no request: its ids are in the headers
        }
        boolean mass = elementType != null;
        if (mass && body instanceof Number) {
            return elements(List.of(body));
        }
        boolean list = body instanceof Collection<?> || body instanceof Object[];
        if (mass && (list || body.getClass().isArray() && !(body instanceof byte[]))) {
            return elements(ObjectHelper.createIterable(body, null));
        }
        if (list && takesList()) {
            return new Body.Scalar(body);
        }
        if (list) {
            throw path.error("the body is a list where one object belongs; split it first");
        }
        if (body instanceof Number || body instanceof UUID && !mass) {
            return new Body.Scalar(body);
        }
        return readText(exchange, body);
    }

    private Body readMap(Map<?, ?> map) throws RelativityRequestException {
        if (elementType == null) {
            ObjectNode plain = PlainMap.tree(map);
            return plain == null ? parse(JsonText.of(path, map)) : new Body.Fields(plain);
        }
        Collection<?> list = onlyList(map);
        return list == null ? parse(JsonText.of(path, map)) : elements(list);
    }

    /** The list in the documented Map, if it has only Maps and nothing is beside it: no JSON is written. Or {@code null}. */
    private Collection<?> onlyList(Map<?, ?> map) {
        if (map.size() != 1) {
            return null;
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        boolean documented =
                only.getKey() instanceof String name && operation.lists().contains(name);
        return documented
                        && only.getValue() instanceof Collection<?> list
                        && list.stream().allMatch(Map.class::isInstance)
                ? list
                : null;
    }

    private static Body elements(Iterable<?> elements) {
        Iterator<?> each = elements.iterator();
        return (Body.Elements) () -> each.hasNext() ? each.next() : Body.Elements.END;
    }

    private Body readRecord(RelativityRecord other, boolean untouched) throws RelativityRequestException {
        Optional<Map<Field<?>, Object>> ids = references.idsOf(other);
        if (elementType != null && other instanceof Iterable<?> list) {
            return elements(list);
        }
        if (elementType != null && (elementType.isInstance(other) || ids.isPresent())) {
            return elements(List.of(other));
        }
        if (ids.isPresent() && !ids.get().isEmpty()) {
            return new Body.Answered(ids.get(), untouched);
        }
        return ids.isPresent() || untouched ? new Body.Nothing() : foreignRecord(other);
    }

    /** A record that is no request is an answer that names nothing: what it is about, headers say. */
    private Body foreignRecord(RelativityRecord other) throws RelativityRequestException {
        if (!requestTypes.contains(other.getClass())) {
            return new Body.Nothing();
        }
        if (!operation.takesIdsFrom(other.getClass())) {
            throw path.error(
                    "the body is a " + other.getClass().getSimpleName() + ", but the request of this operation is a "
                            + operation.requestType().getSimpleName());
        }
        ObjectNode json = JsonText.tree(path, other);
        json.properties()
                .removeIf(entry -> operation.fieldsNamed(entry.getKey()).isEmpty());
        return new Body.Fields(json);
    }

    private Body parse(JsonText text) throws RelativityRequestException {
        if (elementType != null) {
            return new JsonElements(operation, text);
        }
        JsonNode json = text.tree();
        if (json instanceof ObjectNode object) {
            return new Body.Fields(object);
        }
        if (json.isArray() && takesList()) {
            return new Body.Scalar(json);
        }
        if (json.isIntegralNumber() || json.isTextual()) {
            return new Body.Scalar(json.isTextual() ? json.textValue() : json.numberValue());
        }
        throw path.error("the body must be " + EXPECTED + ", but was " + Quoted.kind(json));
    }

    private boolean takesList() {
        return operation.scalarFields().stream()
                .anyMatch(field -> field.type().parse(List.of(1)).isPresent());
    }

    private Body readText(Exchange exchange, Object body) throws RelativityRequestException {
        Object text;
        try {
            text = text(exchange, body);
        } catch (IOException e) {
            throw JsonText.unreadable(path, e);
        }
        String decoded = text instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) text;
        if (decoded.isBlank()) {
            throw path.error("the body is empty; it must be " + EXPECTED
                    + ", or null to take everything from headers and options");
        }
        boolean guid = elementType == null && FieldType.GUID.parse(decoded).isPresent(); // which is no JSON
        return guid ? new Body.Scalar(decoded.strip()) : parse(new JsonText(path, text));
    }

    /** The body as a String or as bytes, which Jackson decodes itself. */
    private Object text(Exchange exchange, Object body) throws IOException, RelativityRequestException {
        if (body instanceof byte[] bytes) {
            return limited(bytes, bytes.length);
        }
        if (body instanceof CharSequence text) {
            return limited(text, text.length()).toString();
        }
        if (body instanceof StreamCache cache) {
            return readAll(cache);
        }
        if (body instanceof Reader reader) {
            String text = readAll(reader);
            exchange.getMessage().setBody(text);
            return text;
        }
        if (body instanceof InputStream stream) {
            byte[] bytes = readAll(stream);
            exchange.getMessage().setBody(bytes);
            return bytes;
        }
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw path.error("the body must be " + EXPECTED + ", but was a "
                    + body.getClass().getName());
        }
        return readAll(stream);
    }

    private byte[] readAll(StreamCache cache) throws IOException, RelativityRequestException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        limited(cache, cache.length()).reset();
        cache.writeTo(bytes);
        cache.reset();
        return limited(bytes.toByteArray(), bytes.size());
    }

    private byte[] readAll(InputStream stream) throws IOException, RelativityRequestException {
        try (stream) {
            byte[] bytes = stream.readNBytes(MAX_BODY_BYTES + 1);
            return limited(bytes, bytes.length);
        }
    }

    private String readAll(Reader reader) throws IOException, RelativityRequestException {
        try (reader) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                text.append(buffer, 0, n);
                limited(text, text.length());
            }
            return text.toString();
        }
    }

    private <T> T limited(T text, long length) throws RelativityRequestException {
        if (length > MAX_BODY_BYTES) {
            throw path.error("the body is larger than " + MAX_BODY_BYTES + " bytes");
        }
        return text;
    }
}
