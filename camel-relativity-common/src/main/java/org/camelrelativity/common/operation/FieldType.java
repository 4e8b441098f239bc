package org.camelrelativity.common.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.util.TimeUtils;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.Quoted;

/** What values a field takes. One strict reading for headers, options and bodies: nothing is rounded, cut or guessed. */
public record FieldType<T>(String expected, Function<Object, Optional<T>> parser) {

    /** An Artifact ID: positive, 32 bits. */
    public static final FieldType<Integer> ARTIFACT_ID = integers(1, Integer.MAX_VALUE);

    /** An Artifact ID of a workspace, or -1 for the instance. */
    public static final FieldType<Integer> WORKSPACE =
            new FieldType<>(ARTIFACT_ID.expected + ", or -1 for the instance", raw -> integer(raw)
                    .filter(n -> n == -1 || n >= 1 && n <= Integer.MAX_VALUE)
                    .map(Long::intValue));

    /** A numeric id of 64 bits. */
    public static final FieldType<Long> LONG_ID = new FieldType<>(
            "a positive integer up to " + Long.MAX_VALUE, raw -> integer(raw).filter(n -> n >= 1));

    /** How many things to take at once. */
    public static final FieldType<Integer> POSITIVE = ARTIFACT_ID;

    /** Any 32-bit integer. */
    public static final FieldType<Integer> INTEGER = integers(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** A number of things, also none. */
    public static final FieldType<Integer> COUNT = integers(0, Integer.MAX_VALUE);

    /** Several Artifact IDs: a list, or text with commas between them. */
    public static final FieldType<List<Integer>> ARTIFACT_IDS =
            new FieldType<>("a list of positive integers up to " + Integer.MAX_VALUE, FieldType::artifactIds);

    /** A boolean, also as text. */
    public static final FieldType<Boolean> BOOLEAN = new FieldType<>("true or false", FieldType::bool);

    /** 32 hexadecimal digits with hyphens, letters of either case. */
    public static final FieldType<UUID> GUID =
            new FieldType<>("a GUID like 2c0512a4-e56e-4b4f-a0b2-bac351e13d2f", FieldType::guid);

    /** A database token: a GUID, in the letters in which it was given. */
    public static final FieldType<String> DATABASE_TOKEN =
            new FieldType<>("a GUID like F420E383-7D4D-4DB1-BC60-959791685857", raw -> guid(raw)
                    .map(guid -> raw.toString().strip()));

    /** A positive duration of at most 24 days: hours, minutes, seconds and milliseconds, or a number of the latter. */
    public static final FieldType<Duration> DURATION =
            new FieldType<>("a positive duration such as 500ms, 10s or 2m", FieldType::duration);

    /** Text that JSON in UTF-8 can carry. */
    public static final FieldType<String> TEXT =
            new FieldType<>("text without NUL or lone surrogates", FieldType::text);

    /** Text or a whole number, as a vendor's sample has it in place of a name. */
    public static final FieldType<String> TEXT_OR_NUMBER = new FieldType<>(TEXT.expected, FieldType::textOrNumber);

    /** A name, which is never blank. */
    public static final FieldType<String> NAME = new FieldType<>(
            TEXT.expected + " that is not blank", raw -> textOrNumber(raw).filter(name -> !name.isBlank()));

    private static final Pattern INTEGER_TEXT = Pattern.compile("[+-]?\\d{1,20}");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int MAX_DIGITS = 20;
    /** Each unit at most once and in this order: of a unit given twice, Camel counts only the first. */
    private static final Pattern DURATION_TEXT =
            Pattern.compile("\\d{1,12}|(?=\\d)(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?(\\d{1,9}ms)?");

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);
    private static final Pattern GUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** An enum's constant: its name in any case, or its number where that is agreed. */
    public static <E extends Enum<E>> FieldType<E> oneOf(Class<E> type) {
        return new FieldType<>(
                Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" or ")),
                raw -> constant(type, raw));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, Object raw) {
        Optional<Long> number = Numbered.class.isAssignableFrom(type) ? integer(raw) : Optional.empty();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> number.isPresent()
                        ? number.get() == constant.ordinal()
                        : constant.name().equalsIgnoreCase(raw.toString().strip()))
                .findFirst();
    }

    /** {@return the value, or empty if it is none of this type} */
    public Optional<T> parse(Object raw) {
        return parser.apply(raw);
    }

    /** {@return an option's value; if it is not given or none of this type, the message says what was expected} */
    public T read(String option, Object value) {
        return Optional.ofNullable(value)
                .flatMap(this::parse)
                .orElseThrow(() -> new IllegalArgumentException(mismatch(option, value)));
    }

    /** {@return the message that what is named has a value which is not of this type} */
    public String mismatch(String name, Object value) {
        return name + " must be " + expected + ", but was " + Quoted.of(value);
    }

    /** {@return whether JSON in UTF-8 can carry this text} A NUL is refused as well: databases cut text there. */
    public static boolean isSendable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static FieldType<Integer> integers(int min, int max) {
        String expected = min == 1 ? "a positive integer up to " + max : "an integer from " + min + " to " + max;
        return new FieldType<>(
                expected, raw -> integer(raw).filter(n -> n >= min && n <= max).map(Long::intValue));
    }

    /** Empty also if it doesn't fit. Databases give whole numbers as BigDecimal; a binary fraction is never an id. */
    private static Optional<Long> integer(Object raw) {
        if (raw instanceof Integer || raw instanceof Long) {
            return Optional.of(((Number) raw).longValue());
        }
        if (raw instanceof BigDecimal decimal) {
            boolean small = decimal.precision() <= MAX_DIGITS && decimal.scale() >= -MAX_DIGITS;
            boolean whole = small && decimal.stripTrailingZeros().scale() <= 0;
            return whole ? fitting(decimal.toBigInteger()) : Optional.empty();
        }
        if (!(raw instanceof CharSequence)
                && (!(raw instanceof Number) || raw instanceof Double || raw instanceof Float)) {
            return Optional.empty();
        }
        String text = raw.toString().strip();
        return INTEGER_TEXT.matcher(text).matches() ? fitting(new BigInteger(text)) : Optional.empty();
    }

    private static Optional<Long> fitting(BigInteger n) {
        return n.bitLength() < Long.SIZE ? Optional.of(n.longValue()) : Optional.empty();
    }

    private static Optional<List<Integer>> artifactIds(Object raw) {
        List<Integer> ids = new ArrayList<>();
        for (Object each : elements(raw)) {
            Object plain = each instanceof JsonNode json && json.isValueNode() ? json.asText() : each;
            Optional<Integer> id = plain == null ? Optional.empty() : ARTIFACT_ID.parse(plain);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(id.get());
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(ids));
    }

    private static Iterable<?> elements(Object raw) {
        if (raw instanceof Object[] array) {
            return Arrays.asList(array);
        }
        boolean list = raw instanceof Collection<?> || raw instanceof ArrayNode;
        return list
                ? (Iterable<?>) raw
                : Arrays.asList(raw instanceof CharSequence text ? COMMA.split(text, -1) : new Object[] {raw});
    }

    private static Optional<Boolean> bool(Object raw) {
        if (raw instanceof Boolean known) {
            return Optional.of(known);
        }
        if (!(raw instanceof CharSequence)) {
            return Optional.empty();
        }
        return switch (raw.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> duration(Object raw) {
        Duration read = raw instanceof Duration known
                ? known
                : Duration.ofMillis(millis(raw.toString().strip()));
        return Optional.of(read).filter(d -> d.compareTo(SHORTEST) >= 0 && d.compareTo(LONGEST) <= 0);
    }

    private static long millis(String text) {
        return DURATION_TEXT.matcher(text).matches() ? TimeUtils.toMilliSeconds(text) : 0;
    }

    private static Optional<UUID> guid(Object raw) {
        if (raw instanceof UUID known) {
            return Optional.of(known);
        }
        if (!(raw instanceof CharSequence)) {
            return Optional.empty();
        }
        String text = raw.toString().strip();
        return GUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Optional<String> textOrNumber(Object raw) {
        return text(raw).or(() -> LONG_ID.parse(raw).map(String::valueOf));
    }

    private static Optional<String> text(Object raw) {
        return raw instanceof CharSequence text
                ? Optional.of(text.toString()).filter(FieldType::isSendable)
                : Optional.empty();
    }
}
