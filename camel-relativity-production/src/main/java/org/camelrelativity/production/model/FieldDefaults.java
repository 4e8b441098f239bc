package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;

/**
 * What a new object has in fields that are not given: the answer of production/defaults, data-source/defaults and
 * placeholder/defaults. In JSON an object with a field of each name. Source: Production Manager (REST), Production Data
 * Source Manager (REST), Production Placeholder Manager (REST).
 *
 * @param fields by name, in whatever case
 */
public record FieldDefaults(@JsonValue Map<String, FieldDefault> fields) implements RelativityRecord {

    /**
     * A field's default. All may be null.
     *
     * @param guid the field's
     * @param id the field's Artifact ID
     * @param defaultValue a boolean, a number, a text, or a choice as a Map of ID and Name
     */
    public record FieldDefault(UUID guid, Integer id, Object defaultValue) implements RelativityRecord {

        boolean saysSomething() {
            return guid != null || id != null || defaultValue != null;
        }
    }

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldDefaults {
        Map<String, FieldDefault> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(fields);
        byName.values().removeIf(Objects::isNull);
        fields = Collections.unmodifiableMap(byName);
    }

    /** {@return the default of a field, or null if there is none} */
    public FieldDefault of(String field) {
        return fields.get(field);
    }

    /** {@return whether it is about any field} */
    public boolean saySomething() {
        return fields.values().stream().anyMatch(FieldDefault::saysSomething);
    }
}
