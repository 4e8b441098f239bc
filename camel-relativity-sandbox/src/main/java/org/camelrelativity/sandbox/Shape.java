package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of an object of the API. What is read through a shape has the documented spelling, the right types, and
 * no nulls, so that nothing behind it needs to care how a client spells.
 */
final class Shape implements ValueReader {
    private record Field(String name, ValueReader reader, JsonNode absent) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private String envelope;
    private boolean list;

    /** An optional field; stays away when it isn't given. */
    Shape with(String name, ValueReader reader) {
        return with(name, reader, null);
    }

    /** A field whose .NET type is not nullable: takes this value when it isn't given. */
    Shape with(String name, ValueReader reader, JsonNode absent) {
        fields.put(name.toLowerCase(Locale.ROOT), new Field(name, reader, absent));
        return this;
    }

    /**
     * The one field that holds all that a request has to say. It may also say that without the envelope, as the
     * vendor's OpenAPI documents show.
     */
    Shape withEnvelope(String name, Shape content) {
        envelope = name;
        return with(name, content);
    }

    /** Likewise one that holds a list, which may also be sent without a name. */
    Shape withListEnvelope(String name, ValueReader content) {
        envelope = name;
        list = true;
        return with(name, content);
    }

    /** Null if there is none. */
    String envelope() {
        return envelope;
    }

    @Override
    public JsonNode read(JsonNode sent, String path, List<String> unknownFields) {
        if (!sent.isObject()) {
            throw Values.wrong(sent, path.isEmpty() ? "the request" : path, "an object");
        }
        ObjectNode given = Json.object();
        for (Map.Entry<String, JsonNode> entry : sent.properties()) {
            take(entry, path.isEmpty() ? "" : path + ".", given, unknownFields);
        }
        ObjectNode result = Json.object();
        for (Field field : fields.values()) {
            if (given.has(field.name())) {
                result.set(field.name(), given.get(field.name()));
            } else if (field.absent() != null) {
                result.set(field.name(), field.absent().deepCopy());
            }
        }
        return result;
    }

    /** The body of a request with its envelope, also if it was sent without. */
    JsonNode enveloped(JsonNode sent) {
        if (list) {
            return sent.isArray() ? Json.object(envelope, sent) : sent;
        }
        if (envelope == null
                || !sent.isObject()
                || sent.properties().stream().anyMatch(entry -> envelope.equalsIgnoreCase(entry.getKey()))) {
            return sent;
        }
        ObjectNode outside = Json.object();
        ObjectNode inside = Json.object();
        for (Map.Entry<String, JsonNode> entry : sent.properties()) {
            boolean argument = fields.containsKey(entry.getKey().toLowerCase(Locale.ROOT));
            (argument ? outside : inside).set(entry.getKey(), entry.getValue());
        }
        return outside.set(envelope, inside);
    }

    private void take(Map.Entry<String, JsonNode> entry, String prefix, ObjectNode given, List<String> unknownFields) {
        Field field = fields.get(entry.getKey().toLowerCase(Locale.ROOT));
        if (field == null) {
            unknownFields.add(prefix + entry.getKey());
        } else if (!entry.getValue().isNull()) {
            JsonNode value = field.reader().read(entry.getValue(), prefix + field.name(), unknownFields);
            if (value != null) {
                given.set(field.name(), value);
            }
        }
    }
}
