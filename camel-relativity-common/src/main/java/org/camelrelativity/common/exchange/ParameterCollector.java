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
final class ParameterCollector {

    private static final String BODY = "the body";

    private final Operation operation;
    private Map<Field<?>, Object> headerValues = Map.of();
    private final Map<Field<?>, Object> bodyValues = new LinkedHashMap<>();
    private Set<Field<?>> alternativesInBody = Set.of();

    ParameterCollector(Operation operation) {
        this.operation = operation;
    }

    /** A header; one that is absent says nothing. */
    void addHeader(Field<?> field, Object raw) throws RelativityRequestException {
        if (raw == null) {
            return;
        }
        Optional<?> value = field.type().parse(raw);
        if (value.isPresent()) {
            headerValues = headerValues.isEmpty() ? new LinkedHashMap<>() : headerValues;
            headerValues.put(field, value.get());
        } else {
            refuseUnlessEmpty(field, raw, origin(field));
        }
    }

    /**
     * A value of the body; {@code null} is one that is given, but empty. It means the first of the fields that takes it;
     * if none does, the first says so.
     */
    void addBodyValue(List<Field<?>> fields, Object raw) throws RelativityRequestException {
        for (Field<?> field : fields) {
            Optional<?> value = raw == null ? Optional.empty() : field.type().parse(raw);
            if (value.isPresent()) {
                noteAlternative(field);
                put(field, value.get());
                return;
            }
        }
        noteAlternative(fields.get(0));
        refuseUnlessEmpty(fields.get(0), raw, BODY);
    }

    private void noteAlternative(Field<?> field) {
        if (operation.alternatives().contains(field)) {
            alternativesInBody = alternativesInBody.isEmpty() ? new HashSet<>() : alternativesInBody;
            alternativesInBody.add(field);
        }
    }

    private void put(Field<?> field, Object value) throws RelativityRequestException {
        Object headerValue = headerValues.get(field);
        Object other = headerValue == null ? bodyValues.putIfAbsent(field, value) : headerValue;
        if (other != null && !other.equals(value)) {
            throw new RelativityRequestException(
                    operation.name(),
                    field.option() + " is given twice with different values: "
                            + (headerValue == null ? BODY : origin(field)) + " says " + Quoted.of(other) + ", " + BODY
                            + " says " + Quoted.of(value));
        }
    }

    /**
     * All values, those of the options where nothing else is given. Fields that name one thing in different ways come
     * from one source: the job of a message with the production of another one's header would be neither's.
     */
    Map<Field<?>, Object> withDefaults(Map<Field<?>, Object> options) {
        if (options.isEmpty() && headerValues.isEmpty()) {
            return bodyValues;
        }
        List<Field<?>> alternatives = operation.alternatives();
        Map<Field<?>, Object> all = new LinkedHashMap<>(options);
        if (isAnyGiven(alternatives)) {
            all.keySet().removeAll(alternatives);
        }
        all.putAll(headerValues);
        all.putAll(bodyValues);
        if (!alternativesInBody.isEmpty()) {
            all.keySet().removeIf(field -> alternatives.contains(field) && !alternativesInBody.contains(field));
        }
        return all;
    }

    private boolean isAnyGiven(List<Field<?>> fields) {
        for (Field<?> field : fields) {
            if (headerValues.containsKey(field) || bodyValues.containsKey(field)) {
                return true;
            }
        }
        return false;
    }

    private void refuseUnlessEmpty(Field<?> field, Object raw, String origin) throws RelativityRequestException {
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

    private static String origin(Field<?> field) {
        return "header " + field.header();
    }
}
