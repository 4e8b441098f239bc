package org.camelrelativity.common.operation;

import java.util.List;

/**
 * A single value that an operation takes. Declared once: options, headers, the names in a body and the words of messages all
 * come from here. An id must not be empty, and becomes a header with the answer.
 */
public record Field<T>(String option, String header, List<String> names, FieldType<T> type, boolean id) {

    /** A value that names a thing of Relativity. */
    public static <T> Field<T> id(String option, String header, FieldType<T> type, String... names) {
        return new Field<>(option, header, List.of(names), type, true);
    }

    /** Any other value. */
    public static <T> Field<T> value(String option, String header, FieldType<T> type, String... names) {
        return new Field<>(option, header, List.of(names), type, false);
    }

    /** A setting of the endpoint: only its option supplies it. */
    public static <T> Field<T> setting(String option, FieldType<T> type) {
        return new Field<>(option, null, List.of(), type, false);
    }

    /** {@return whether only an option of the endpoint supplies it} */
    public boolean isSetting() {
        return names.isEmpty();
    }

    public boolean isNamed(String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Declared once, a field is equal to itself alone, which is compared often. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return option.hashCode();
    }

    public String name() {
        return names.get(0);
    }

    /** {@return where a route can give this value, for messages} */
    public String sources() {
        return (header == null ? "" : "header " + header + ", ") + "field " + name() + " of the body, or option "
                + option;
    }
}
