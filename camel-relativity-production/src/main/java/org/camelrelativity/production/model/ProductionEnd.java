package org.camelrelativity.production.model;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Duration;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/await: the staging or the run of a production has ended.
 *
 * @param status as Relativity tells it, such as "ProducedWithErrors"
 * @param outcome what that means; in JSON by its name, such as {@code PRODUCED_WITH_ERRORS}
 * @param duration from the beginning of the wait until the end was seen; not how long it ran. In JSON by ISO 8601, such as
 *     {@code PT12M30.5S}
 * @param firstBatesValue where its numbers begin; {@code null} unless it is produced
 * @param lastBatesValue where they end; likewise
 * @param details all that was read of its status at the end, with percentages
 */
public record ProductionEnd(
        String status,
        ProductionOutcome outcome,
        @JsonSerialize(using = ToStringSerializer.class) Duration duration,
        String firstBatesValue,
        String lastBatesValue,
        ProductionJobStatusResult details)
        implements RelativityRecord {}
