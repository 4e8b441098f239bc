package org.camelrelativity.common.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.RelativityRecord;

/**
 * What an exchange asks for, bound and checked: the operation's single fields and, for a save, its subject.
 *
 * @param operation the operation
 * @param values the fields that were given
 * @param subject what is to be saved, or {@code null}
 */
public record Request(Operation operation, Map<Field<?>, Object> values, RelativityRecord subject) {

    /**
     * @param operation the operation
     * @param values the fields that were given; copied
     * @param subject what is to be saved, or {@code null}
     */
    public Request {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * @param field one of the operation's fields
     * @param <T> its type
     * @return its value, if it was given
     */
    @SuppressWarnings("unchecked") // the binder puts only what the field's own type parsed
    public <T> Optional<T> get(Field<T> field) {
        return Optional.ofNullable((T) values.get(field));
    }
}
