package org.camelrelativity.common.query;

import java.util.Collections;
import java.util.Map;
import org.camelrelativity.common.RelativityRecord;

/**
 * An object that a query has found. Source: Object Manager.
 *
 * @param values of the fields that were asked for, by the fields' names; text, a number, a boolean, {@code null} where none is
 *     set, for a choice or an object a map with its {@code ArtifactID} and {@code Name}, for several a list of these
 */
public record ObjectRow(Integer artifactId, Map<String, Object> values) implements RelativityRecord {

    public ObjectRow {
        values = Collections.unmodifiableMap(values);
    }

    /** {@return a value as text, of a choice or an object its name; {@code null} where none is set} */
    public String text(String field) {
        Object value = values.get(field);
        Object shown = value instanceof Map<?, ?> named ? named.get("Name") : value;
        return shown == null ? null : shown.toString();
    }
}
