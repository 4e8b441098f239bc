package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * What somebody wants done, as {@link CommandReader} has found it to be good.
 *
 * @param id by which it can be followed
 * @param command what to do
 * @param jobs with which jobs; none if they are selected by the token
 * @param databaseToken selects items of the production queue, or null
 * @param priority the new one, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Command(String id, Action command, List<ProductionJobRef> jobs, String databaseToken, Integer priority) {

    Command {
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
    }
}
