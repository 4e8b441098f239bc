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

/**
 * Reads a record at once, if the reader says so. Otherwise it reads a row of a list whatever is in it: what can't be read is left
 * out and named in the row.
 */
final class RecordDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;
    private static final String UNREADABLE = "Unreadable";

    /** The attribute of a reader that reads each record at once, or fails. */
    static final Object AT_ONCE = new Object();

    /** A bound, since the spellings are the answer's; there are mostly few. */
    private static final int MOST_SPELLINGS = 200;

    /** By the spelling in which the answer names them. */
    private final transient Map<String, SettableBeanProperty> componentsBySpelling = new ConcurrentHashMap<>();

    RecordDeserializer(JsonDeserializer<?> usual) {
        super(usual);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> usual) {
        return new RecordDeserializer(usual);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (context.getAttribute(AT_ONCE) != null) {
            return json.hasToken(JsonToken.START_OBJECT)
                            && getDelegatee() instanceof BeanDeserializer bean
                            && hasOnlyComponents(bean.getValueInstantiator())
                    ? readAtOnce(json, context, bean)
                    : super.deserialize(json, context);
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

    /** Where there is a delegating creator as well, Jackson chooses. */
    private static boolean hasOnlyComponents(ValueInstantiator instantiator) {
        return instantiator.canCreateFromObjectWith() && !instantiator.canCreateUsingDelegate();
    }

    /**
     * Component by component. Jackson would put each name in lower case to look it up, which is a third of the time that a row
     * takes.
     */
    private Object readAtOnce(JsonParser json, DeserializationContext context, BeanDeserializer bean)
            throws IOException {
        ValueInstantiator instantiator = bean.getValueInstantiator();
        Object[] values = new Object[instantiator.getFromObjectArguments(context.getConfig()).length];
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
                // By its name and an alias: what becomes of that depends on their order, and is left to Jackson.
                throw JsonMappingException.from(json, "a component is given by two names");
            }
            values[index] = component.deserialize(json, context);
        }
        return instantiator.createFromObjectWith(context, values);
    }

    /** {@code null} if the record has none of that name. */
    private SettableBeanProperty component(String name, BeanDeserializer bean) {
        SettableBeanProperty component = componentsBySpelling.get(name);
        if (component == null) {
            component = bean.findProperty(name);
            if (component != null && componentsBySpelling.size() < MOST_SPELLINGS) {
                componentsBySpelling.put(name, component);
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
