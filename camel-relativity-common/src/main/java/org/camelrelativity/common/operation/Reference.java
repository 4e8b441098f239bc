package org.camelrelativity.common.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;

/** What a record of an answer refers to: as a body of a later step it stands for these ids, and for nothing else. */
public record Reference<R extends RelativityRecord>(Class<R> type, Map<Field<?>, Function<? super R, ?>> ids) {

    public static <R extends RelativityRecord> Reference<R> of(Class<R> type) {
        return new Reference<>(type, Map.of());
    }

    public Reference<R> by(Field<?> field, Function<? super R, ?> id) {
        Map<Field<?>, Function<? super R, ?>> more = new LinkedHashMap<>(ids);
        more.put(field, id);
        return new Reference<>(type, more);
    }

    /** {@return the ids that a record of this type has} */
    public Map<Field<?>, Object> idsOf(RelativityRecord record) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        ids.forEach((field, getter) -> {
            Object id = getter.apply(type.cast(record));
            if (id != null) {
                field.type().parse(id).ifPresent(value -> values.put(field, value));
            }
        });
        return values;
    }
}
