package org.camelrelativity.common.operation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;

/**
 * What an exchange asks for, bound and checked: the operation's single fields and, for a save, its subject, or, for a
 * mass operation, what it is about.
 */
public record Request(
        Operation operation,
        Map<Field<?>, Object> values,
        RelativityRecord subject,
        List<? extends RelativityRecord> elements) {

    public Request {
        values = Collections.unmodifiableMap(values);
        elements = Collections.unmodifiableList(elements);
    }

    /** {@return the same request about others; for a mass operation} */
    public Request about(List<? extends RelativityRecord> others) {
        return new Request(operation, values, subject, others);
    }

    /** {@return the same request with another value of a field} */
    public <T> Request with(Field<T> field, T value) {
        Map<Field<?>, Object> others = new LinkedHashMap<>(values);
        others.put(field, value);
        return new Request(operation, others, subject, elements);
    }

    /** {@return the same request with what is sent} */
    public Request of(RelativityRecord sent) {
        return new Request(operation, values, sent, elements);
    }

    /** {@return the same with what a proof takes of the subject} */
    public Request provableBy(Proof proof) {
        Map<Field<?>, Object> more = new LinkedHashMap<>(values);
        proof.ofSubject().forEach((field, of) -> more.put(field, of.apply(subject)));
        return new Request(operation, more, subject, elements);
    }

    /** {@return a request of another operation that takes these values of this one; empty if one of them is missing} */
    public Optional<Request> to(Operation other, Field<?>... taken) {
        Map<Field<?>, Object> those = new LinkedHashMap<>();
        for (Field<?> field : taken) {
            those.put(field, values.get(field));
        }
        return those.containsValue(null) ? Optional.empty() : Optional.of(new Request(other, those, null, List.of()));
    }

    /** {@return the values among these that name a thing of Relativity} */
    public Map<Field<?>, Object> ids() {
        Map<Field<?>, Object> ids = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            if (field.id()) {
                ids.put(field, value);
            }
        });
        return ids;
    }

    /** {@return what a person looks at when its outcome is unknown, and of what} */
    public String lookFirst() {
        String subjects = ids().entrySet().stream()
                .filter(id -> !(id.getValue() instanceof Collection))
                .map(id -> id.getKey().option() + " " + id.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return operation.lookFirst() + (subjects.isEmpty() ? "" : " (" + subjects + ")");
    }

    /** {@return whether it saves something that there is already: doing so twice changes nothing more} */
    public boolean updates() {
        return subjectId().isPresent();
    }

    /** {@return the Artifact ID of what is to be saved, if there is something already} */
    public Optional<Integer> subjectId() {
        return subject instanceof Saved saved ? Optional.ofNullable(saved.artifactId()) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // the binder puts only what the field's own type parsed
    public <T> Optional<T> get(Field<T> field) {
        return Optional.ofNullable((T) values.get(field));
    }

    /** {@return the field's value; if it was not given, the message says how to} */
    public <T> T required(Field<T> field) throws RelativityRequestException {
        Optional<T> value = get(field);
        if (value.isEmpty()) {
            String hint = operation.hint(field).map(h -> " " + h).orElse("");
            throw new RelativityRequestException(
                    operation.name(),
                    field.option() + " is missing: give " + field.type().expected() + " as " + field.sources() + "."
                            + hint);
        }
        return value.get();
    }
}
