package org.camelrelativity.common;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Somebody's value inside a message: short, on one line, and recognisable as a quotation. */
public final class Quoted {

    private static final int MAX_LENGTH = 60;
    private static final int MAX_REASON_LENGTH = 300;
    /** Controls, also of direction, lone surrogates, and everything that begins a new line. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private Quoted() {}

    /** {@return the value's beginning in quotes, control characters replaced} */
    public static String of(Object value) {
        return "'" + plain(String.valueOf(value), MAX_LENGTH) + "'";
    }

    /** {@return what it is; of what is no text, number or boolean, only the class: the rest may be without end} */
    public static String described(Object value) {
        if (value instanceof JsonNode node) {
            return kind(node);
        }
        boolean plain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID;
        return plain ? of(value) : "a " + value.getClass().getName();
    }

    /** {@return its kind, such as {@code a JSON array}, and nothing of its content} */
    public static String kind(JsonNode json) {
        return "a JSON " + json.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether there is nothing in it to be replaced} */
    static boolean isPlain(String text) {
        return text == null || !UNPRINTABLE.matcher(text).find();
    }

    /** {@return what somebody else says of a failure, as {@link #plain} as part of a longer message} */
    public static String reason(String text) {
        return plain(text, MAX_REASON_LENGTH);
    }

    /** {@return the text's beginning, control characters and lone surrogates replaced} */
    public static String plain(String text, int maxLength) {
        String start = text.length() > maxLength ? text.substring(0, maxLength) + "…" : text;
        return UNPRINTABLE.matcher(start).replaceAll("?");
    }
}
