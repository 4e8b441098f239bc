package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Duration;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of set/await: an imaging set has ended.
 *
 * @param status as Relativity tells it, such as "Completed with errors"
 * @param outcome what that means; in JSON by its name, such as {@code COMPLETED_WITH_ERRORS}
 * @param duration from the beginning of the wait until the end was seen; not how long the set ran. In JSON by ISO 8601,
 *     such as {@code PT12M30.5S}
 * @param details all that was read at the end, with the set's counters; of the legacy API without any
 */
public record ImagingSetEnd(
        String status,
        ImagingSetOutcome outcome,
        @JsonSerialize(using = ToStringSerializer.class) Duration duration,
        ImagingSetStatusResponse details)
        implements RelativityRecord {}
