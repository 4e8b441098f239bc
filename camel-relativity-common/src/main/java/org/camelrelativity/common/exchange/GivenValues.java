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

    private static final String BODY = "the body";

    private final Operation operation;
    private Map<Field<?>, Object> ofHeaders = Map.of();
    private final Map<Field<?>, Object> ofBody = new LinkedHashMap<>();
    private Set<Field<?>> exclusiveInBody = Set.of();

    GivenValues(Operation operation) {
        this.operation = operation;
    }

    /** A header; one that is absent says nothing. */
    void addHeader(Field<?> field, Object raw) throws RelativityRequestException {
        if (raw == null) {
            return;
        }
        Optional<?> value = field.type().parse(raw);
        if (value.isPresent()) {
            ofHeaders = ofHeaders.isEmpty() ? new LinkedHashMap<>() : ofHeaders;
            ofHeaders.put(field, value.get());
        } else {
            refuseUnlessEmpty(field, raw, origin(field));
        }
    }

    /**
     * A value of the body; {@code null} is one that is given, but empty.
     *
     * @param fields that it can mean: it means the first that takes it, and if none does, the first says so
     */
    void addFromBody(List<Field<?>> fields, Object raw) throws RelativityRequestException {
        for (Field<?> field : fields) {
            Optional<?> value = raw == null ? Optional.empty() : field.type().parse(raw);
            if (value.isPresent()) {
                noteExclusive(field);
                put(field, value.get());
                return;
            }
        }
        noteExclusive(fields.get(0));
        refuseUnlessEmpty(fields.get(0), raw, BODY);
    }

    private void noteExclusive(Field<?> field) {
        if (operation.mutuallyExclusive().contains(field)) {
            exclusiveInBody = exclusiveInBody.isEmpty() ? new HashSet<>() : exclusiveInBody;
            exclusiveInBody.add(field);
        }
    }

    private void put(Field<?> field, Object value) throws RelativityRequestException {
        Object ofHeader = ofHeaders.get(field);
        Object other = ofHeader == null ? ofBody.putIfAbsent(field, value) : ofHeader;
        if (other != null && !other.equals(value)) {
            throw new RelativityRequestException(
                    operation.name(),
                    field.option() + " is given twice with different values: "
                            + (ofHeader == null ? BODY : origin(field)) + " says " + Quoted.of(other) + ", " + BODY
                            + " says " + Quoted.of(value));
        }
    }

    /**
     * All values, those of the options where nothing else is given. Fields that name one thing in different ways come
     * from one source: the job of a message with the production of another one's header would be neither's.
     */
    Map<Field<?>, Object> completedBy(Map<Field<?>, Object> options) {
        if (options.isEmpty() && ofHeaders.isEmpty()) {
            return ofBody;
        }
        List<Field<?>> exclusive = operation.mutuallyExclusive();
        Map<Field<?>, Object> all = new LinkedHashMap<>(options);
        if (isAnyGiven(exclusive)) {
            all.keySet().removeAll(exclusive);
        }
        all.putAll(ofHeaders);
        all.putAll(ofBody);
        if (!exclusiveInBody.isEmpty()) {
            all.keySet().removeIf(field -> exclusive.contains(field) && !exclusiveInBody.contains(field));
        }
        return all;
    }

    private boolean isAnyGiven(List<Field<?>> fields) {
        for (Field<?> field : fields) {
            if (ofHeaders.containsKey(field) || ofBody.containsKey(field)) {
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
