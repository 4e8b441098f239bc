package org.camelrelativity.common.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.SharedFields;

/** Collects the values that an exchange gives; a value that is given twice must be the same. */
final class ParameterCollector {

    private static final String BODY = "the body";

    private final Operation operation;
    private final Map<Field<?>, Object> headerValues = new LinkedHashMap<>();
    private final Map<Field<?>, Object> bodyValues = new LinkedHashMap<>();

    ParameterCollector(Operation operation) {
        this.operation = operation;
    }

    void addHeader(Field<?> field, Object raw) throws RelativityRequestException {
        if (raw == null) {
            return;
        }
        Optional<?> value = field.type().parse(raw);
        if (value.isPresent()) {
            headerValues.put(field, value.get());
        } else {
            refuseUnlessEmpty(field, raw, origin(field));
        }
    }

    /** An endpoint that names a thing is not about another, just because an earlier step was. */
    void requireSame(Field<?> field, Object ofOption) throws RelativityRequestException {
        Object ofHeader = headerValues.get(field);
        if (ofHeader != null && !ofHeader.equals(ofOption)) {
            throw new RelativityRequestException(
                    operation.name(),
                    "the endpoint's " + field.option() + " is " + Quoted.of(ofOption)
                            + ", but an earlier step has left "
                            + origin(field) + " with " + Quoted.of(ofHeader)
                            + ": remove the header before this step, or the option");
        }
    }

    /**
     * A value of the body; {@code null} is one that is given, but empty. The first of the fields that accepts it gets it; if
     * none does, the exception is about the first.
     */
    void addBodyValue(List<Field<?>> fields, Object raw) throws RelativityRequestException {
        for (Field<?> field : fields) {
            Optional<?> value = raw == null ? Optional.empty() : field.type().parse(raw);
            if (value.isPresent()) {
                put(field, value.get());
                return;
            }
        }
        refuseUnlessEmpty(fields.get(0), raw, BODY);
    }

    private void put(Field<?> field, Object value) throws RelativityRequestException {
        Object ofHeader = headerValues.get(field);
        Object other = ofHeader == null ? bodyValues.get(field) : ofHeader;
        if (other != null && !other.equals(value)) {
            throw new RelativityRequestException(
                    operation.name(),
                    field.option() + " is given twice with different values: "
                            + (ofHeader == null ? BODY : origin(field)) + " says " + Quoted.of(other) + ", " + BODY
                            + " says " + Quoted.of(value));
        }
        bodyValues.put(field, value);
    }

    /** Whether headers or options name what the call is about; a workspace alone does not. */
    boolean nameSubject(Map<Field<?>, Object> options) {
        return operation.fields().stream()
                .filter(field -> field.id() && field != SharedFields.WORKSPACE_ID)
                .anyMatch(field -> headerValues.containsKey(field) || options.containsKey(field));
    }

    /** All values, those of the options where nothing else is given. */
    Map<Field<?>, Object> withDefaults(Map<Field<?>, Object> options) {
        Map<Field<?>, Object> all = new LinkedHashMap<>(options);
        override(all, headerValues);
        override(all, bodyValues);
        return all;
    }

    /**
     * Fields that name one thing in different ways come from one source: the body's job must not be completed by the
     * production of a header.
     */
    private void override(Map<Field<?>, Object> defaults, Map<Field<?>, Object> values) {
        if (values.isEmpty()) {
            return;
        }
        if (!Collections.disjoint(operation.mutuallyExclusive(), values.keySet())) {
            defaults.keySet().removeAll(operation.mutuallyExclusive());
        }
        defaults.putAll(values);
    }

    private void refuseUnlessEmpty(Field<?> field, Object raw, String origin) throws RelativityRequestException {
        boolean empty = raw == null
                || raw instanceof CharSequence text && text.toString().isBlank();
        if (empty && !field.id()) {
            return; // an empty cell of a CSV file is no value; an empty id would let a default choose the set
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
