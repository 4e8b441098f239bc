package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A Map of texts, whole numbers, booleans and Maps of these: as most routes make it, and JSON without a detour by text. */
final class PlainMap {

    /** A request and its envelope. What is deeper takes the long way, which has a limit. */
    private static final int MAX_NESTING = 2;

    private PlainMap() {}

    /** The same as JSON, or {@code null} if it holds anything else. */
    static ObjectNode json(Map<?, ?> map) {
        return json(map, 1);
    }

    private static ObjectNode json(Map<?, ?> map, int nesting) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            JsonNode value = json(entry.getValue(), nesting);
            if (value == null || !(entry.getKey() instanceof String name)) {
                return null;
            }
            if (json.replace(name, value) != null) {
                return null; // a Map that compares keys in a way of its own; as text, it is refused
            }
        }
        return json;
    }

    private static JsonNode json(Object value, int nesting) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        } else if (value instanceof String text) {
            return nodes.textNode(text);
        } else if (value instanceof Integer number) {
            return nodes.numberNode(number.intValue());
        } else if (value instanceof Long number) {
            return number == number.intValue()
                    ? nodes.numberNode(number.intValue())
                    : nodes.numberNode(number.longValue());
        } else if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        return value instanceof Map<?, ?> map && nesting < MAX_NESTING ? json(map, nesting + 1) : null;
    }
}
