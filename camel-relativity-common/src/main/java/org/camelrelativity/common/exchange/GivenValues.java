package org.camelrelativity.common.exchange;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Quoted;

/** Collects the values that an exchange gives; a value that is given twice must be the same. */
final class GivenValues {

    private final Operation operation;
    private final Map<Field<?>, Object> values = new LinkedHashMap<>();
    private final Map<Field<?>, String> origins = new LinkedHashMap<>();
    private final Set<Field<?>> fromBody = new HashSet<>();

    GivenValues(Operation operation) {
        this.operation = operation;
    }

    /** Of fields that a value can mean, the first that takes it; if none does, the first, which will say so. */
    static Field<?> taking(Object value, List<Field<?>> fields) {
        return fields.stream()
                .filter(field -> value != null && field.type().parse(value).isPresent())
                .findFirst()
                .orElse(fields.get(0));
    }

    /** A header; one that is absent says nothing. */
    void addHeader(Field<?> field, Object raw) throws RelativityRequestException {
        if (raw != null) {
            add(field, raw, "header " + field.header());
        }
    }

    /** A value of the body; {@code null} is one that is given, but empty. */
    void addFromBody(Field<?> field, Object raw) throws RelativityRequestException {
        fromBody.add(field);
        add(field, raw, "the body");
    }

    /**
     * All values, those of the options where nothing else is given. Fields that name one thing in different ways come
     * from one source: the job of a message with the production of another one's header would be neither's.
     */
    Map<Field<?>, Object> completedBy(Map<Field<?>, Object> options) {
        List<Field<?>> alternatives = operation.alternatives();
        Map<Field<?>, Object> all = new LinkedHashMap<>(options);
        if (alternatives.stream().anyMatch(values::containsKey)) {
            all.keySet().removeAll(alternatives);
        }
        all.putAll(values);
        if (alternatives.stream().anyMatch(fromBody::contains)) {
            all.keySet().removeIf(field -> alternatives.contains(field) && !fromBody.contains(field));
        }
        return all;
    }

    private void add(Field<?> field, Object raw, String origin) throws RelativityRequestException {
        Optional<?> value = raw == null ? Optional.empty() : field.type().parse(raw);
        if (value.isPresent()) {
            put(field, value.get(), origin);
            return;
        }
        boolean empty = raw == null
                || raw instanceof CharSequence text && text.toString().isBlank();
        if (empty && !field.id()) {
            return; // an empty cell of a CSV file says nothing; an empty id would let a default choose the set
        }
        throw new RelativityRequestException(
                operation.name(),
                field.option() + " (" + origin + ") must be " + field.type().expected() + ", but was "
                        + (empty ? "empty" : Quoted.described(raw))
                        + operation.hint(field).map(hint -> ". " + hint).orElse(""));
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
