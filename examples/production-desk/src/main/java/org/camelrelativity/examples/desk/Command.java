package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * What somebody wants done, as {@link CommandReader} has found it to be good.
 *
 * @param id by which it can be followed, and by which the ledger knows it
 * @param jobs none if they are selected by the token
 * @param databaseToken selects items of the production queue, or null
 * @param key of the call in doubt that a person decides of, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Command(
        String id,
        Action command,
        List<ProductionJobRef> jobs,
        String databaseToken,
        Integer priority,
        String key,
        String who,
        String reason) {

    Command {
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
    }
}
