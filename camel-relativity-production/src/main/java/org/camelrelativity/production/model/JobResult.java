package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.AnswerRow;

/** What Relativity answers of one job. The job id is 0 in some answers and names nothing. */
public interface JobResult extends AnswerRow {

    /** {@return the workspace's Artifact ID; may be null or 0} */
    Integer workspaceId();

    /** {@return the production's Artifact ID; may be null or 0} */
    Integer productionId();

    /** {@return the job's id; may be null or 0} */
    Integer jobId();

    /** {@return whether the request was sent to the job, which is not yet its success; may be null} */
    Boolean sent();

    /** {@return what went wrong; may be empty} */
    List<String> errors();

    /** {@return why it was not sent, as far as Relativity says} */
    default List<String> reasons() {
        return errors();
    }
}
