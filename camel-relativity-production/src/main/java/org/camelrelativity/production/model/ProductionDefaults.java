package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/defaults: in JSON an object with a field of each name. Source: contract, production M9.
 *
 * @param fields by their names, such as NumberingType
 */
public record ProductionDefaults(@JsonValue Map<String, FieldDefault> fields) implements RelativityRecord {

    /**
     * The default of a field.
     *
     * @param guid may be null
     * @param id may be null
     * @param defaultValue a number, true or false, text, or a choice: a Map of ID and Name; may be null
     */
    public record FieldDefault(UUID guid, Integer id, Object defaultValue) implements RelativityRecord {

        boolean saysSomething() {
            return guid != null || id != null || defaultValue != null;
        }
    }

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductionDefaults {
        Map<String, FieldDefault> given = new LinkedHashMap<>(fields);
        given.values().removeIf(Objects::isNull);
        fields = Collections.unmodifiableMap(given);
    }

    /** {@return whether it is about any field} */
    public boolean saySomething() {
        return fields.values().stream().anyMatch(FieldDefault::saysSomething);
    }
}
