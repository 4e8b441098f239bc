package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.camelrelativity.common.json.RelativityJson;

/**
 * The JSON of most Maps that a route gives: texts, integers, booleans and Maps of such by names without blanks around them. It
 * need not be written and read as {@link JsonText}, which says what is wrong with the others.
 */
final class PlainMap {

    private static final int MOST_DEPTH = 3;

    private PlainMap() {}

    /** {@code null} if there is anything else in it. */
    static ObjectNode tree(Map<?, ?> map) {
        return tree(map, 1);
    }

    private static ObjectNode tree(Map<?, ?> map, int depth) {
        ObjectNode tree = RelativityJson.strict().createObjectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            JsonNode value = node(entry.getValue(), depth);
            boolean plain = value != null && entry.getKey() instanceof String name && isPlain(name);
            if (!plain
                    || tree.replace((String) entry.getKey(), value) != null) { // a Map may compare keys in its own way
                return null;
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

    private static boolean isVisible(char c) {
        return c > ' ' && c < '\u007F';
    }
}
