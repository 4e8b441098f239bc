package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.camelrelativity.common.json.RelativityJson;

/**
 * The JSON of a Map as most routes give it: of Strings, Integers, Booleans and Maps of them. It is what {@link JsonText} would
 * read, without being written as text. Any other Map is left to that, which says what is wrong with it.
 */
final class PlainMap {

    /** A Map in an envelope needs no more, and one in itself would never end. */
    private static final int MOST_DEPTH = 3;

    private PlainMap() {}

    /** The JSON, or {@code null} if there is anything else in the Map. */
    static ObjectNode tree(Map<?, ?> map) {
        return tree(map, 1);
    }

    private static ObjectNode tree(Map<?, ?> map, int depth) {
        ObjectNode tree = RelativityJson.strict().createObjectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name) || !isPlain(name)) {
                return null;
            }
            JsonNode value = node(entry.getValue(), depth);
            if (value == null || tree.replace(name, value) != null) {
                return null; // an IdentityHashMap may have a name twice
            }
        }
        return tree;
    }

    private static JsonNode node(Object value, int depth) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Integer number) {
            return IntNode.valueOf(number);
        }
        if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        return value instanceof Map<?, ?> map && depth < MOST_DEPTH ? tree(map, depth + 1) : null;
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && isVisible(name.charAt(0)) && isVisible(name.charAt(name.length() - 1));
    }

    /** Certain only of ASCII: {@link JsonText} takes off names what nobody sees around them. */
    private static boolean isVisible(char c) {
        return c > ' ' && c < '\u007F';
    }
}
