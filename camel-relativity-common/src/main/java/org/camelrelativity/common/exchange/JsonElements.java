package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Quoted;

/**
 * The elements of a mass operation in JSON text: the documented object around the list, the list alone, or one element
 * alone. Never more than one of them stands as a tree.
 */
final class JsonElements implements Body.Elements.Source {

    /**
     * An element that was read from text: of limited nesting, and nobody else's.
     *
     * @param json the element
     */
    record Parsed(JsonNode json) {}

    /** Opens the text anew. */
    @FunctionalInterface
    interface Text {
        JsonParser open() throws IOException;
    }

    /** What follows an element belongs to the list. */
    private static final ObjectReader ELEMENT =
            RelativityJson.strict().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Operation operation;
    private final Text text;

    JsonElements(Operation operation, Text text) {
        this.operation = operation;
        this.text = text;
    }

    @Override
    public void forEach(Body.Elements.Taker taker) throws IOException, RelativityRequestException {
        try (JsonParser parser = text.open()) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                readList(parser, taker);
            } else if (first == JsonToken.START_OBJECT) {
                readObject(parser, taker);
            } else {
                taker.take(new Parsed(tree(parser)));
            }
            if (parser.nextToken() != null) {
                throw refuse("the body is no valid JSON: something follows after its end");
            }
        }
    }

    private static void readList(JsonParser parser, Body.Elements.Taker taker)
            throws IOException, RelativityRequestException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            taker.take(new Parsed(tree(parser)));
        }
    }

    /** Which of the two it is, only the names in it tell. */
    private void readObject(JsonParser parser, Body.Elements.Taker taker)
            throws IOException, RelativityRequestException {
        ObjectNode element = RelativityJson.strict().createObjectNode();
        boolean wrapped = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!operation.lists().contains(name)) {
                element.set(name, tree(parser));
            } else if (wrapped) {
                throw refuse(name + " is given twice");
            } else if (value == JsonToken.START_ARRAY) {
                wrapped = true;
                readList(parser, taker);
            } else {
                throw refuse(name + " must be a list, but was " + Quoted.kind(tree(parser)));
            }
        }
        if (!wrapped) {
            taker.take(new Parsed(element));
        } else if (!element.isEmpty()) {
            throw refuse("unknown field " + Quoted.of(element.fieldNames().next()) + " beside the list; known is "
                    + String.join(", ", operation.lists()));
        }
    }

    private static JsonNode tree(JsonParser parser) throws IOException {
        return ELEMENT.readTree(parser);
    }

    private RelativityRequestException refuse(String message) {
        return new RelativityRequestException(operation.name(), message);
    }
}
