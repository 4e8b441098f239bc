package org.camelrelativity.common.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How JSON is read and written: strictly from the route, forgivingly from Relativity. Both limit nesting, so that
 * hostile input ends in an error and not in a stack overflow.
 */
public final class RelativityJson {

    /** Nothing that Relativity takes or answers is nested deeper than six levels. */
    private static final int MAX_NESTING = 64;

    /** Reads what a route gives, and writes records. */
    private static final JsonMapper STRICT = common(Nulls.FAIL)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(LogicalType.Boolean, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .withCoercionConfig(LogicalType.Textual, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /** The same for JSON with the records' own names: Jackson need not put each in lower case to look it up. */
    private static final ObjectMapper EXACT = STRICT.rebuild()
            .disable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .build();

    /**
     * Reads what Relativity answers: unknown fields are ignored, and values that a newer Relativity invented for an enum become
     * {@code null}, in a list nothing at all, as do fractions where an integer belongs, so that 0.5 of a job is not none.
     */
    private static final ObjectMapper FORGIVING = common(Nulls.SKIP)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Integer, c -> c.setCoercion(CoercionInputShape.Float, CoercionAction.AsNull))
            .addModule(new AnswerForms())
            .build();

    /** They read each record at once, or fail. */
    private static final ClassValue<ObjectReader> READERS_AT_ONCE = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return FORGIVING.readerFor(type).withAttribute(RecordDeserializer.AT_ONCE, true);
        }
    };

    private RelativityJson() {}

    /** {@return the mapper for what comes from the route and goes on the wire; shared, not to be reconfigured} */
    public static ObjectMapper strict() {
        return STRICT;
    }

    /** {@return the strict mapper for JSON with the records' own names, which it finds sooner; shared, not to be reconfigured} */
    public static ObjectMapper exact() {
        return EXACT;
    }

    /** {@return the mapper for what Relativity answers, to be used on an {@link #answer}; shared, not to be reconfigured} */
    public static ObjectMapper forgiving() {
        return FORGIVING;
    }

    /** {@return an answer's JSON in UTF-8, of which each object may name a thing but once, in whatever case} */
    public static JsonParser answer(byte[] json) throws IOException {
        return new AnswerParser(FORGIVING.createParser(json), false);
    }

    /**
     * {@return an answer, read as {@link #forgiving} reads an {@link #answer}} Most are read at once. One with a fraction, or
     * with something that can't be read, is read again, with a tree of each row.
     */
    public static <A> A read(byte[] json, Class<A> type) throws IOException {
        try (JsonParser parser = new AnswerParser(FORGIVING.createParser(json), true)) {
            return READERS_AT_ONCE.get(type).readValue(parser);
        } catch (JsonProcessingException | RuntimeException e) {
            // read again row by row, which says what is wrong, or leaves out only that
        }
        try (JsonParser parser = answer(json)) {
            return FORGIVING.readValue(parser, type);
        }
    }

    /** {@return whether an answer says true or false, in whatever form; empty if it says neither} */
    public static Optional<Boolean> flag(JsonNode json) {
        try {
            return Optional.ofNullable(FORGIVING.treeToValue(json, Boolean.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** {@return a GUID that was answered, also in braces or without hyphens} */
    public static Optional<UUID> guid(String text) {
        return AnswerForms.guid(text);
    }

    private static JsonMapper.Builder common(Nulls inLists) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .build())
                .build();
        // Jackson's own cache of types is static, and would hold our classes when our bundle is gone.
        LookupCache<Object, JavaType> types = new LRUMap<>(16, 200);
        return JsonMapper.builder(factory)
                .defaultLocale(Locale.ROOT) // by which Jackson compares names without regard to case
                .typeFactory(TypeFactory.defaultInstance().withCache(types))
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .withConfigOverride(List.class, o -> o.setSetterInfo(JsonSetter.Value.forContentNulls(inLists)))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * Refuses an object that names a thing twice, in whatever case: Jackson would take the last, and ignore the other. With
     * plainNumbersOnly it also refuses numbers that a tree would change or refuse.
     */
    private static final class AnswerParser extends JsonParserDelegate {

        /** As many characters as always fit in a long. */
        private static final int LENGTH_OF_PLAIN_NUMBERS = 18;

        private final boolean plainNumbersOnly;

        /** One for each depth, used again for the next object there. */
        private final List<Names> namesOfObjects = new ArrayList<>();

        private int depth;

        AnswerParser(JsonParser parser, boolean plainNumbersOnly) {
            super(parser);
            this.plainNumbersOnly = plainNumbersOnly;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (token == JsonToken.START_OBJECT) {
                openObject();
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME
                    && !namesOfObjects.get(depth - 1).add(currentName())) {
                throw new JsonParseException(this, "an object has the same field twice");
            } else if (plainNumbersOnly && !isPlain(token)) {
                throw new JsonParseException(this, "a number is a fraction, -0 or very long");
            }
            return token;
        }

        private void openObject() {
            if (depth == namesOfObjects.size()) {
                namesOfObjects.add(new Names());
            }
            namesOfObjects.get(depth).clear();
            depth++;
        }

        /**
         * Whether it reads the same without a tree. A tree refuses a number with a huge exponent or too many digits even where
         * the record has no use for it; and -0 is 0 in it.
         */
        private boolean isPlain(JsonToken token) throws IOException {
            return token != JsonToken.VALUE_NUMBER_FLOAT
                    && (token != JsonToken.VALUE_NUMBER_INT
                            || getTextLength() <= LENGTH_OF_PLAIN_NUMBERS && !isNegativeZero());
        }

        private boolean isNegativeZero() throws IOException {
            return getTextLength() == 2 && getText().equals("-0");
        }

        @Override
        public JsonToken nextValue() throws IOException {
            JsonToken token = nextToken();
            return token == JsonToken.FIELD_NAME ? nextToken() : token;
        }

        /** Not past {@link #nextToken}: also what is skipped is looked at. */
        @Override
        public JsonParser skipChildren() throws IOException {
            int open = isStruct(currentToken()) ? 1 : 0;
            while (open > 0) {
                JsonToken token = nextToken();
                if (token == null) {
                    return this; // the parser below has reported the end already, if that is an error
                }
                open += isStruct(token) ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return this;
        }

        private static boolean isStruct(JsonToken token) {
            return token != null && token.isStructStart();
        }
    }

    /**
     * Of one object after another at the same depth. A few names are compared with each other, which takes less than a set; of
     * many that would take too long. Rows mostly have the same names in the same order: as long as a row goes on like the one
     * before, no name can be given twice.
     */
    private static final class Names {

        private static final int FEW = 16;

        /** Those of this object, and then what is left of the one before. */
        private final List<String> few = new ArrayList<>();

        private int count;
        private Set<String> many;

        void clear() {
            count = 0;
            many = null;
        }

        /** {@return whether it is new, in whatever case} */
        boolean add(String name) {
            if (many != null) {
                return many.add(name);
            }
            if (count < few.size()) {
                if (few.get(count).equals(name)) {
                    count++;
                    return true;
                }
                few.subList(count, few.size()).clear();
            }
            for (String other : few) {
                if (other.equalsIgnoreCase(name)) {
                    return false;
                }
            }
            if (count == FEW) {
                many = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                many.addAll(few);
                return many.add(name);
            }
            count++;
            return few.add(name);
        }
    }
}
