package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The arguments of a call after they were read through the operation's shape.
 *
 * @param path where they stand in the request, ending in a dot, for messages
 */
record Arguments(ObjectNode values, String path) {
    /** An object that must be there. */
    Arguments object(String name) {
        return new Arguments((ObjectNode) required(name), path + name + ".");
    }

    /** A list of objects that must be there. */
    List<Arguments> objects(String name) {
        JsonNode list = required(name);
        return IntStream.range(0, list.size())
                .mapToObj(i -> new Arguments((ObjectNode) list.get(i), path + name + "[" + i + "]."))
                .toList();
    }

    /** An Artifact ID that must be there. */
    int id(String name) {
        int id = required(name).intValue();
        if (id <= 0) {
            throw Refusal.invalid(path + name + " must be a positive Artifact ID.");
        }
        return id;
    }

    /** An Artifact ID of which 0 and none mean the same. */
    int optionalId(String name) {
        int id = values.path(name).asInt();
        if (id < 0) {
            throw Refusal.invalid(path + name + " must be a positive Artifact ID.");
        }
        return id;
    }

    int integer(String name) {
        return required(name).intValue();
    }

    long longInteger(String name) {
        return required(name).longValue();
    }

    String text(String name) {
        return required(name).textValue();
    }

    String textNotBlank(String name) {
        String text = text(name);
        if (text.isBlank()) {
            throw Refusal.invalid(path + name + " is required.");
        }
        return text;
    }

    UUID guid(String name) {
        return UUID.fromString(text(name));
    }

    /** Null if not given. */
    Boolean optionalBool(String name) {
        JsonNode value = values.get(name);
        return value == null ? null : value.booleanValue();
    }

    JsonNode required(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            throw Refusal.invalid(path + name + " is required.");
        }
        return value;
    }
}
