package org.camelrelativity.production.model;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Duration;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of re-production/await: a re-production job has ended.
 *
 * @param status as Relativity tells it, such as "Completed"; of a canceled job it is that of one that runs
 * @param outcome what that means; in JSON by its name, such as {@code COMPLETED_WITH_ERRORS}
 * @param duration from the beginning of the wait until the end was seen; not how long it ran. In JSON by ISO 8601, such as
 *     {@code PT12M30.5S}
 * @param details all that was read at the end, with the status of each of its productions
 */
public record ReproductionEnd(
        String status,
        ReproductionOutcome outcome,
        @JsonSerialize(using = ToStringSerializer.class) Duration duration,
        ReproductionStatusResult details)
        implements RelativityRecord {}
