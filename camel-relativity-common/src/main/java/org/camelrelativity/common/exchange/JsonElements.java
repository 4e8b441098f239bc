package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.exchange.BodyReader.Body;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Operation;

/**
 * The elements of a mass operation in JSON text: the documented object around the list, the list alone, or one element
 * alone. Only one of them at a time is a tree.
 */
final class JsonElements implements Body.Elements {

    /** What follows an element belongs to the list. */
    private static final ObjectReader ELEMENT =
            RelativityJson.strict().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Operation operation;
    private final JsonText text;
    private final ObjectNode beside = RelativityJson.strict().createObjectNode();
    private JsonParser parser; // reads from memory: nothing to close
    private boolean inList;
    private boolean wrapped;

    JsonElements(Operation operation, JsonText text) {
        this.operation = operation;
        this.text = text;
    }

    @Override
    public Object next() throws RelativityRequestException {
        try {
            return parser == null ? first() : another();
        } catch (IOException e) {
            throw JsonText.unreadable(text.path(), e);
        }
    }

    private Object first() throws IOException, RelativityRequestException {
        parser = text.parser();
        JsonToken first = parser.nextToken();
        boolean object = first == JsonToken.START_OBJECT;
        wrapped = object && findList();
        inList = wrapped || first == JsonToken.START_ARRAY;
        if (inList) {
            return another();
        }
        return object ? new Body.Fields(beside) : element();
    }

    private Object another() throws IOException, RelativityRequestException {
        if (inList && parser.nextToken() != JsonToken.END_ARRAY) {
            return element();
        }
        if (inList && wrapped) {
            requireFieldsBeside();
        }
        inList = false;
        if (parser.nextToken() != null) {
            throw error("the body is no valid JSON: something follows after its end");
        }
        return END;
    }

    private void requireFieldsBeside() throws IOException, RelativityRequestException {
        findList(); // refuses another one
        for (Map.Entry<String, JsonNode> entry : beside()) {
            if (operation.fieldsNamed(entry.getKey()).isEmpty()) {
                throw error("unknown field " + Quoted.of(entry.getKey()) + " beside the list; known is "
                        + String.join(", ", operation.lists()));
            }
        }
    }

    @Override
    public Iterable<Map.Entry<String, JsonNode>> beside() {
        return wrapped ? beside.properties() : List.of();
    }

    /** Reads the object up to its list or to its end. The documented objects differ only in the name of the list. */
    private boolean findList() throws IOException, RelativityRequestException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!operation.lists().contains(name)) {
                if (beside.replace(name, tree()) != null) {
                    throw error(Quoted.of(name) + " is given twice");
                }
            } else if (wrapped) {
                throw error(name + " is given twice");
            } else if (value == JsonToken.START_ARRAY) {
                return true;
            } else {
                throw error(name + " must be a list, but was " + Quoted.kind(tree()));
            }
        }
        return false;
    }

    private Object element() throws IOException {
        JsonNode json = tree();
        return json instanceof ObjectNode object ? new Body.Fields(object) : json;
    }

    private JsonNode tree() throws IOException {
        return ELEMENT.readTree(parser);
    }

    private RelativityRequestException error(String message) {
        return text.path().error(message);
    }
}
