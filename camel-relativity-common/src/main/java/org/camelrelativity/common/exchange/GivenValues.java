package org.camelrelativity.common.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Quoted;

/** Collects the values that an exchange gives; a value that is given twice must be the same. */
final class GivenValues {

    private final Operation operation;
    private final Map<Field<?>, Object> values = new LinkedHashMap<>();
    private final Map<Field<?>, String> origins = new LinkedHashMap<>();

    GivenValues(Operation operation) {
        this.operation = operation;
    }

    Map<Field<?>, Object> values() {
        return values;
    }

    /** A header; one that is absent says nothing. */
    void addHeader(Field<?> field, Object raw) throws RelativityRequestException {
        if (raw != null) {
            add(List.of(field), raw, "header " + field.header());
        }
    }

    /** One name can mean a number in one generation and a GUID in the other: the first field that takes it has it. */
    void addFromBody(List<Field<?>> fields, Object raw) throws RelativityRequestException {
        add(fields, raw, "the body");
    }

    private void add(List<Field<?>> fields, Object raw, String origin) throws RelativityRequestException {
        Field<?> first = fields.get(0);
        for (Field<?> field : fields) {
            Optional<?> value = raw == null ? Optional.empty() : field.type().parse(raw);
            if (value.isPresent()) {
                put(field, value.get(), origin);
                return;
            }
        }
        boolean empty = raw == null
                || raw instanceof CharSequence text && text.toString().isBlank();
        if (empty && !first.id()) {
            return; // an empty cell of a CSV file says nothing; an empty id would let a default choose the set
        }
        throw new RelativityRequestException(
                operation.name(),
                first.option() + " (" + origin + ") must be " + first.type().expected() + ", but was "
                        + (empty ? "empty" : Quoted.of(raw))
                        + operation.hint(first).map(hint -> ". " + hint).orElse(""));
    }

    private void put(Field<?> field, Object value, String origin) throws RelativityRequestException {
        Object other = values.putIfAbsent(field, value);
        String otherOrigin = origins.putIfAbsent(field, origin);
        if (other != null && !other.equals(value)) {
            throw new RelativityRequestException(
                    operation.name(),
                    field.option() + " is given twice with different values: " + otherOrigin + " says "
                            + Quoted.of(other) + ", " + origin + " says " + Quoted.of(value));
        }
    }
}
