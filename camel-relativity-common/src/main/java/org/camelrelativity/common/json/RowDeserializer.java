package org.camelrelativity.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camelrelativity.common.Quoted;

/** Reads a row of a list, whatever is in it: what can't be read is left out and named in the row. */
final class RowDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;
    private static final String UNREADABLE = "Unreadable";

    RowDeserializer(JsonDeserializer<?> whole) {
        super(whole);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> whole) {
        return new RowDeserializer(whole);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!isInList(json)) {
            return super.deserialize(json, context);
        }
        JsonNode row = context.readTree(json);
        try {
            return read(row, json, context);
        } catch (JsonMappingException | ArithmeticException | NumberFormatException e) {
            return read(readable(row, json, context), json, context);
        }
    }

    private static boolean isInList(JsonParser json) {
        JsonStreamContext here = json.getParsingContext();
        return here.inArray() || here.getParent() != null && here.getParent().inArray();
    }

    private Object read(JsonNode row, JsonParser json, DeserializationContext context) throws IOException {
        try (JsonParser parser = new TreeTraversingParser(row, json.getCodec())) {
            parser.nextToken();
            return super.deserialize(parser, context);
        }
    }

    /** The fields that can be read by themselves. */
    private ObjectNode readable(JsonNode row, JsonParser json, DeserializationContext context) throws IOException {
        ObjectNode readable = context.getNodeFactory().objectNode();
        List<String> unreadable = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            ObjectNode alone = context.getNodeFactory().objectNode();
            alone.set(field.getKey(), field.getValue());
            try {
                read(alone, json, context);
                readable.set(field.getKey(), field.getValue());
            } catch (JsonMappingException | ArithmeticException | NumberFormatException e) {
                unreadable.add(field.getKey());
            }
        }
        readable.put(UNREADABLE, row.isObject() ? String.join(", ", unreadable) : Quoted.kind(row));
        return readable;
    }
}
