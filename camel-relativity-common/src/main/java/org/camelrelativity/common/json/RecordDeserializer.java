package org.camelrelativity.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.Quoted;

/** Reads records, and a row of a list whatever is in it: what can't be read is left out and named in the row. */
final class RecordDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;
    private static final String UNREADABLE = "Unreadable";

    /** The attribute of a reader that reads records as a whole or not at all. */
    static final Object WHOLE = new Object();

    /** There are few spellings unless somebody plays with them. */
    private static final int MOST_SPELLINGS = 200;

    private final transient Map<String, SettableBeanProperty> components = new ConcurrentHashMap<>();

    RecordDeserializer(JsonDeserializer<?> whole) {
        super(whole);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> whole) {
        return new RecordDeserializer(whole);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (context.getAttribute(WHOLE) != null) {
            boolean byComponents = json.hasToken(JsonToken.START_OBJECT)
                    && getDelegatee() instanceof BeanDeserializer bean
                    && bean.getValueInstantiator().canCreateFromObjectWith()
                    && !bean.getValueInstantiator().canCreateUsingDelegate();
            return byComponents ? readWhole(json, context) : super.deserialize(json, context);
        }
        if (!AnswerRow.class.isAssignableFrom(handledType()) || !isInList(json)) {
            return super.deserialize(json, context);
        }
        JsonNode row = context.readTree(json);
        try {
            return read(row, json, context);
        } catch (JsonMappingException | ArithmeticException | NumberFormatException e) {
            return read(readable(row, json, context), json, context);
        }
    }

    /**
     * By its components, one after the other. Jackson would write each name in lower case before it looks it up, which is a
     * third of the time that a row takes.
     */
    private Object readWhole(JsonParser json, DeserializationContext context) throws IOException {
        BeanDeserializer bean = (BeanDeserializer) getDelegatee();
        ValueInstantiator record = bean.getValueInstantiator();
        Object[] values = new Object[record.getFromObjectArguments(context.getConfig()).length];
        int given = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            SettableBeanProperty component = component(json.currentName(), bean);
            json.nextToken();
            if (component == null) {
                json.skipChildren();
                continue;
            }
            given++;
            int index = component.getCreatorIndex();
            if (values[index] != null || given > values.length) {
                throw JsonMappingException.from(json, "a component is given by two names");
            }
            values[index] = component.deserialize(json, context);
        }
        return record.createFromObjectWith(context, values);
    }

    /** {@code null} if the record has none of that name. */
    private SettableBeanProperty component(String name, BeanDeserializer bean) {
        SettableBeanProperty component = components.get(name);
        if (component == null) {
            component = bean.findProperty(name);
            if (component != null && components.size() < MOST_SPELLINGS) {
                components.put(name, component);
            }
        }
        return component;
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
