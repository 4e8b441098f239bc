package org.camelrelativity.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camelrelativity.common.NamedOnly;

/** Forms of values besides the documented ones in which answers come, as far as it is certain what they mean. */
final class AnswerForms extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final int DIGITS_OF_LONG = 16;

    /** After so many digits of a GUID a hyphen may stand. */
    private static final Set<Integer> BEFORE_HYPHEN = Set.of(8, 12, 16, 20);

    private static final Pattern ENUM_NUMBER = Pattern.compile("\\d{1,4}");

    AnswerForms() {
        addDeserializer(Boolean.class, new Flags());
        addDeserializer(UUID.class, new Guids());
        addDeserializer(Integer.class, new Ids<>(Integer.class));
        addDeserializer(Long.class, new Ids<>(Long.class));
        setDeserializerModifier(new Modifier());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializationProblemHandler(new ErrorObjects());
    }

    /** In one of .NET's formats D, N, B and P. */
    static Optional<UUID> guid(String given) {
        String text = given.strip();
        int begin = text.startsWith("{") || text.startsWith("(") ? 1 : 0;
        int end = text.endsWith("}") || text.endsWith(")") ? text.length() - 1 : text.length();
        StringBuilder digits = new StringBuilder(2 * DIGITS_OF_LONG);
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            boolean hyphen = c == '-' && BEFORE_HYPHEN.contains(digits.length()) && text.charAt(i - 1) != '-';
            if (!hyphen && (digits.length() == 2 * DIGITS_OF_LONG || !HexFormat.isHexDigit(c))) {
                return Optional.empty();
            }
            if (!hyphen) {
                digits.append(c);
            }
        }
        if (digits.length() != 2 * DIGITS_OF_LONG) {
            return Optional.empty();
        }
        return Optional.of(new UUID(
                HexFormat.fromHexDigitsToLong(digits, 0, DIGITS_OF_LONG),
                HexFormat.fromHexDigitsToLong(digits, DIGITS_OF_LONG, 2 * DIGITS_OF_LONG)));
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> byName) {
            return new Enums(type.getRawClass(), byName);
        }

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> usual) {
            return type.getContentType().hasRawClass(String.class) ? new Texts() : usual;
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> usual) {
            return description.getBeanClass().isRecord() ? new RecordDeserializer(usual) : usual;
        }
    }

    /** Also 0 and 1; of another number nothing is known. */
    private static final class Flags extends StdScalarDeserializer<Boolean> {

        private static final long serialVersionUID = 1L;

        Flags() {
            super(Boolean.class);
        }

        @Override
        public Boolean deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken().isBoolean()) {
                return json.getBooleanValue();
            }
            if (!json.currentToken().isScalarValue() || json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
                return (Boolean) context.handleUnexpectedToken(Boolean.class, json);
            }
            String text = json.getText().strip().toLowerCase(Locale.ROOT);
            return switch (text) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default ->
                    json.hasToken(JsonToken.VALUE_NUMBER_INT) || text.isEmpty()
                            ? null
                            : (Boolean) context.handleWeirdStringValue(Boolean.class, text, "neither true nor false");
            };
        }
    }

    private static final class Guids extends StdScalarDeserializer<UUID> {

        private static final long serialVersionUID = 1L;

        Guids() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, json);
            }
            Optional<UUID> guid = guid(json.getText());
            return guid.isPresent() || json.getText().isBlank()
                    ? guid.orElse(null)
                    : (UUID) context.handleWeirdStringValue(UUID.class, json.getText(), "not a GUID");
        }
    }

    /** By name, or by a number that means the same in all generations, which is the ordinal. */
    private static final class Enums extends StdScalarDeserializer<Object> {

        private static final long serialVersionUID = 1L;
        private final transient JsonDeserializer<?> byName;

        Enums(Class<?> type, JsonDeserializer<?> byName) {
            super(type);
            this.byName = byName;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            boolean number = json.hasToken(JsonToken.VALUE_NUMBER_INT);
            String text = number || json.hasToken(JsonToken.VALUE_STRING)
                    ? json.getText().strip()
                    : "";
            if (!number && !ENUM_NUMBER.matcher(text).matches()) {
                return byName.deserialize(json, context);
            }
            Object[] values = handledType().getEnumConstants();
            boolean known = ENUM_NUMBER.matcher(text).matches()
                    && Integer.parseInt(text) < values.length
                    && !NamedOnly.class.isAssignableFrom(handledType());
            return known ? values[Integer.parseInt(text)] : null;
        }
    }

    /** A list of texts, mostly of errors: also one text alone, and objects in place of texts. */
    private static final class Texts extends JsonDeserializer<List<String>> {

        @Override
        public List<String> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken().isScalarValue() && !json.hasToken(JsonToken.VALUE_STRING)) {
                return List.of((String) context.handleUnexpectedToken(String.class, json));
            }
            List<String> texts = new ArrayList<>();
            if (!json.hasToken(JsonToken.START_ARRAY)) {
                add(json, context, texts);
                return texts;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                add(json, context, texts);
            }
            return texts;
        }

        private static void add(JsonParser json, DeserializationContext context, List<String> texts)
                throws IOException {
            if (json.hasToken(JsonToken.VALUE_NULL)) {
                return;
            }
            String text =
                    json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : ErrorMessages.of(context.readTree(json));
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
    }

    /** An id may be an object that has it. */
    private static final class Ids<N extends Number> extends StdScalarDeserializer<N> {

        private static final long serialVersionUID = 1L;
        private final transient JsonDeserializer<?> plain;

        Ids(Class<N> type) {
            super(type);
            this.plain = NumberDeserializers.find(type, type.getName());
        }

        @Override
        @SuppressWarnings("unchecked") // of this type
        public N deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                return (N) plain.deserialize(json, context);
            }
            JsonNode id = ErrorMessages.member(context.readTree(json), "ArtifactID");
            return id.isValueNode()
                    ? (N) context.readTreeAsValue(id, handledType())
                    : context.reportInputMismatch(this, "an object without ArtifactID is no number");
        }
    }

    /** An error may be an object that tells it. */
    private static final class ErrorObjects extends DeserializationProblemHandler {

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser json, String message)
                throws IOException {
            boolean told =
                    token == JsonToken.START_OBJECT && target.hasRawClass(String.class) && json.currentName() != null;
            String name = told ? json.currentName().toLowerCase(Locale.ROOT) : "";
            return name.endsWith("error") || name.endsWith("message")
                    ? ErrorMessages.of(context.readTree(json))
                    : NOT_HANDLED;
        }
    }
}
