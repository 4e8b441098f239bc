package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.FieldType;

/**
 * The names and types of a record, all the way down. Jackson alone would let two spellings of one name overwrite each
 * other, and does not list the known names.
 */
final class RecordShape {

    private static final String ID = "ArtifactID";

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            Boolean.class, FieldType.BOOLEAN.expected(),
            String.class, "text",
            Integer.class, FieldType.INTEGER.expected(),
            int.class, FieldType.INTEGER.expected(),
            UUID.class, FieldType.GUID.expected());

    private record Property(String name, JavaType type) {}

    /** Kept with the class, so that a bundle's classes go with the bundle. */
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(RelativityJson.strict().constructType(type));
        }
    };

    private final ObjectReader reader;
    /** In the record's own spelling: most are given in it. */
    private final Map<String, Property> byName = new HashMap<>();

    private final Map<String, Property> bySpelling = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> names = new ArrayList<>();

    private RecordShape(JavaType type) {
        this.reader = RelativityJson.exact().readerFor(type);
        BeanDescription description =
                RelativityJson.strict().getDeserializationConfig().introspect(type);
        for (BeanPropertyDefinition definition : description.findProperties()) {
            Property property = new Property(definition.getName(), definition.getPrimaryType());
            names.add(property.name());
            byName.put(property.name(), property);
            bySpelling.put(property.name(), property);
            definition.findAliases().forEach(alias -> bySpelling.put(alias.getSimpleName(), property));
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<String> names() {
        return names;
    }

    boolean has(String spelling) {
        return property(spelling) != null;
    }

    /** {@code null} if there is none. */
    private Property property(String spelling) {
        Property property = byName.get(spelling);
        return property == null ? bySpelling.get(spelling) : property;
    }

    boolean hasAll(ObjectNode json) {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!has(entry.getKey())) {
                return false;
            }
        }
        return true;
    }

    /** Reads JSON in any accepted spelling. */
    RelativityRecord read(ObjectNode json, RequestPath path) throws RelativityRequestException {
        try {
            return reader.readValue(canonical(json, path));
        } catch (JsonMappingException e) {
            throw path.error(describe(e, path), e);
        } catch (JsonProcessingException e) {
            throw path.error(path + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a tree is in memory
        }
    }

    static void check(RelativityRecord record, RequestPath path) throws RelativityRequestException {
        try {
            Constraints.check(path::toString, record);
        } catch (Constraints.ConstraintViolation e) {
            throw path.error(e.getMessage(), e);
        }
    }

    /** The same JSON in the record's own spelling, each field once. */
    private ObjectNode canonical(ObjectNode json, RequestPath path) throws RelativityRequestException {
        if (hasOnlyOwnNamesAndNumbers(json)) {
            return json;
        }
        ObjectNode canonical = RelativityJson.strict().createObjectNode();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            Property property = property(entry.getKey());
            if (property == null) {
                throw path.error(
                        "unknown field " + path + "." + Quoted.of(entry.getKey()) + "; known are "
                                + String.join(", ", names),
                        null);
            }
            RequestPath below = path.field(property.name());
            requireNoBlankId(property, entry.getValue(), below);
            JsonNode value = canonical(entry.getValue(), property.type(), below);
            JsonNode other = canonical.replace(property.name(), value);
            if (other != null && !other.equals(value)) {
                throw below.error(below + " is given twice with different values");
            }
        }
        return canonical;
    }

    /** Most references are so: nothing of it has to be checked or changed. */
    private boolean hasOnlyOwnNamesAndNumbers(ObjectNode json) {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            Property property = byName.get(entry.getKey());
            if (property == null
                    || property.type().isEnumType()
                    || !entry.getValue().isNumber()) {
                return false;
            }
        }
        return true;
    }

    /** An empty cell of a CSV file must not create what it was to update: Jackson alone would take it for none. */
    private static void requireNoBlankId(Property property, JsonNode value, RequestPath path)
            throws RelativityRequestException {
        if (property.name().equals(ID) && value.isTextual() && value.textValue().isBlank()) {
            throw path.error(path + " must be " + FieldType.ARTIFACT_ID.expected() + ", but was empty");
        }
    }

    private static JsonNode canonical(JsonNode value, JavaType type, RequestPath path)
            throws RelativityRequestException {
        if (value.isTextual() && !FieldType.isSendable(value.textValue())) {
            throw path.error(path + " must be " + FieldType.TEXT.expected());
        }
        boolean number = type.hasRawClass(Integer.class) || type.isTypeOrSubTypeOf(RelativityRecord.class);
        if (number && value.isTextual() && !isInteger(value.textValue())) {
            throw path.error(
                    path + " must be " + expected(type.getRawClass()) + ", but was " + Quoted.of(value.textValue()));
        }
        if (type.isEnumType()) {
            return named(value, type, path);
        }
        if (value instanceof ObjectNode object && type.isTypeOrSubTypeOf(RelativityRecord.class)) {
            return of(type.getRawClass()).canonical(object, path);
        }
        if (value instanceof ArrayNode array && type.isTypeOrSubTypeOf(Collection.class)) {
            ArrayNode elements = RelativityJson.strict().createArrayNode();
            for (JsonNode element : array) {
                elements.add(canonical(element, type.getContentType(), path.element(elements.size())));
            }
            return elements;
        }
        return value;
    }

    /** An enum's number becomes its name. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the type is only known to be some enum
    private static JsonNode named(JsonNode value, JavaType type, RequestPath path) throws RelativityRequestException {
        Object raw = value.isNumber() ? value.numberValue() : value.textValue();
        if (raw == null || raw.toString().isBlank()) {
            return value;
        }
        Optional<Enum<?>> constant = FieldType.oneOf((Class) type.getRawClass()).parse(raw);
        return TextNode.valueOf(constant.orElseThrow(() ->
                        path.error(path + " must be " + expected(type.getRawClass()) + ", but was " + Quoted.of(raw)))
                .name());
    }

    /** Jackson alone would take the digits of every script; a blank it takes for none. */
    private static boolean isInteger(String text) {
        return text.isBlank() || FieldType.INTEGER.parse(text).isPresent();
    }

    private static String describe(JsonMappingException e, RequestPath path) {
        String where = path.of(e).toString();
        String but = e instanceof InvalidFormatException format ? ", but was " + Quoted.of(format.getValue()) : "";
        Class<?> target = null;
        if (e instanceof MismatchedInputException mismatch) {
            target = mismatch.getTargetType();
        } else if (e.getCause() instanceof InputCoercionException coercion) {
            target = coercion.getTargetType();
        }
        return target == null ? where + ": " + e.getOriginalMessage() : where + " must be " + expected(target) + but;
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        String other = Number.class.isAssignableFrom(type)
                ? "a number"
                : "an object, or an Artifact ID where it refers to one";
        return EXPECTED.getOrDefault(type, other);
    }
}
