package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Readers of single values: numbers and booleans may come as strings, and "" means "not given". */
final class Values {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Values() {}

    static JsonNode integer(JsonNode sent, String path, List<String> unknownFields) {
        BigDecimal number = number(sent, path);
        if (number == null) {
            return null;
        }
        try {
            return IntNode.valueOf(number.intValueExact());
        } catch (ArithmeticException e) {
            throw wrong(sent, path, "a 32-bit integer");
        }
    }

    /** Numbers of imaging jobs have 64 bits in the versioned API. */
    static JsonNode longInteger(JsonNode sent, String path, List<String> unknownFields) {
        BigDecimal number = number(sent, path);
        try {
            return number == null ? null : LongNode.valueOf(number.longValueExact());
        } catch (ArithmeticException e) {
            throw wrong(sent, path, "a 64-bit integer");
        }
    }

    static JsonNode decimal(JsonNode sent, String path, List<String> unknownFields) {
        BigDecimal number = number(sent, path);
        return number == null ? null : DecimalNode.valueOf(number);
    }

    static JsonNode bool(JsonNode sent, String path, List<String> unknownFields) {
        if (sent.isBoolean()) {
            return sent;
        }
        if (sent.isIntegralNumber()) {
            return BooleanNode.valueOf(sent.bigIntegerValue().signum() != 0);
        }
        String text = scalar(sent, path, "a boolean").trim().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> null;
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw wrong(sent, path, "a boolean");
        };
    }

    static JsonNode text(JsonNode sent, String path, List<String> unknownFields) {
        return TextNode.valueOf(scalar(sent, path, "a string"));
    }

    static JsonNode guid(JsonNode sent, String path, List<String> unknownFields) {
        String text = scalar(sent, path, "a GUID").trim();
        if (text.isEmpty()) {
            return null;
        }
        if (!GUID.matcher(text).matches()) {
            throw wrong(sent, path, "a GUID");
        }
        return TextNode.valueOf(UUID.fromString(text).toString());
    }

    /** The legacy stop wants a number of 64 bits, but a run answers a GUID: either is taken. */
    static JsonNode longOrGuid(JsonNode sent, String path, List<String> unknownFields) {
        if (sent.isTextual() && GUID.matcher(sent.textValue().trim()).matches()) {
            return guid(sent, path, unknownFields);
        }
        return longInteger(sent, path, unknownFields);
    }

    /** Takes whatever comes, for fields whose type the vendor's own samples get wrong. */
    static JsonNode anything(JsonNode sent, String path, List<String> unknownFields) {
        return sent;
    }

    /**
     * One of the names in any case, or its number.
     *
     * @param names in the order of their numbers, from 0
     */
    static ValueReader oneOf(String... names) {
        return (sent, path, unknownFields) -> {
            String text =
                    scalar(sent, path, "one of " + String.join(", ", names)).trim();
            if (text.isEmpty()) {
                return null;
            }
            for (int number = 0; number < names.length; number++) {
                if (names[number].equalsIgnoreCase(text) || text.equals(Integer.toString(number))) {
                    return TextNode.valueOf(names[number]);
                }
            }
            throw wrong(sent, path, "one of " + String.join(", ", names));
        };
    }

    /** As {@link #oneOf}, but counting from 1: 0 is NotSet, which means "not given". */
    static ValueReader oneOfOrNotSet(String... names) {
        String notSet = "NotSet";
        ValueReader reader =
                oneOf(Stream.concat(Stream.of(notSet), Stream.of(names)).toArray(String[]::new));
        return (sent, path, unknownFields) -> {
            JsonNode read = reader.read(sent, path, unknownFields);
            return read == null || read.textValue().equals(notSet) ? null : read;
        };
    }

    static ValueReader listOf(ValueReader element) {
        return (sent, path, unknownFields) -> {
            if (!sent.isArray()) {
                throw wrong(sent, path, "an array");
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < sent.size(); i++) {
                JsonNode value =
                        sent.get(i).isNull() ? null : element.read(sent.get(i), path + "[" + i + "]", unknownFields);
                if (value != null) {
                    list.add(value);
                }
            }
            return list;
        };
    }

    static Refusal wrong(JsonNode sent, String path, String expected) {
        return Refusal.unreadable("Error converting value " + sent + " of '" + path + "': expected " + expected + ".");
    }

    private static BigDecimal number(JsonNode sent, String path) {
        if (sent.isNumber()) {
            return sent.decimalValue();
        }
        String text = scalar(sent, path, "a number").trim();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw wrong(sent, path, "a number");
        }
    }

    private static String scalar(JsonNode sent, String path, String expected) {
        if (!sent.isValueNode()) {
            throw wrong(sent, path, expected);
        }
        return sent.asText();
    }
}
