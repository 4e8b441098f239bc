package org.camelrelativity.common.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;

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

    void add(Field<?> field, Object raw, String origin) throws RelativityRequestException {
        addFirstAccepted(List.of(field), raw, origin);
    }

    /** One name can mean a number in one generation and a GUID in the other: the first field that takes it has it. */
    void addFirstAccepted(List<Field<?>> fields, Object raw, String origin) throws RelativityRequestException {
        if (raw == null || raw instanceof CharSequence text && text.toString().isBlank()) {
            return;
        }
        for (Field<?> field : fields) {
            Optional<?> value = field.type().parse(raw);
            if (value.isPresent()) {
                put(field, value.get(), origin);
                return;
            }
        }
        Field<?> field = fields.get(0);
        throw new RelativityRequestException(
                operation.name(),
                field.option() + " (" + origin + ") must be " + field.type().expected() + ", but was "
                        + Quoted.of(raw));
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
