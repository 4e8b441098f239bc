package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.FieldType;

/**
 * The id of an imaging job: the legacy API answers a GUID, the versioned one a number, and nothing maps one to the
 * other. In JSON a string or a number.
 */
public sealed interface ImagingJobId {

    /** {@return the id of a GUID or a positive number, also as text; anything else is an IllegalArgumentException} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ImagingJobId of(Object value) {
        Optional<ImagingJobId> guid = Optional.of(value)
                .filter(text -> !(text instanceof java.lang.Number)) // of 32 digits
                .flatMap(text -> RelativityJson.guid(text.toString()))
                .map(Guid::new);
        return guid.or(() -> FieldType.LONG_ID.parse(value).map(Number::new))
                .orElseThrow(() -> new IllegalArgumentException("an imaging job's id must be "
                        + FieldType.GUID.expected() + " or " + FieldType.LONG_ID.expected()));
    }

    /** {@return the GUID, if it is one} */
    default Optional<UUID> guid() {
        return this instanceof Guid guid ? Optional.of(guid.value()) : Optional.empty();
    }

    /** {@return the number, if it is one} */
    default Optional<Long> number() {
        return this instanceof Number number ? Optional.of(number.value()) : Optional.empty();
    }

    /** As the legacy API answers it. */
    record Guid(@JsonValue UUID value) implements ImagingJobId {}

    /** As the versioned API answers it. */
    record Number(@JsonValue long value) implements ImagingJobId {}
}
