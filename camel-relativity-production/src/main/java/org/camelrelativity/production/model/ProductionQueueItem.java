package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.camelrelativity.common.AnswerRow;

/**
 * A job of the production queue. All but workspace and production may be null. Source: Production Queue Manager (REST)
 * of RelativityOne.
 *
 * @param queueId the item's number in the queue; whether it is the job's id, no source tells
 * @param jobTypeName such as Produce
 * @param status such as Branding, as Relativity shows it to a person
 * @param brandingStatus such as Pending Finalization
 * @param priority the lower, the sooner
 * @param submittedDate as Relativity wrote it, often without a zone
 * @param submittedBy the user's Artifact ID
 * @param imagesRemaining how many images are to be branded
 * @param unreadable the names of the fields that could not be read or are missing; workspace, production and status may be
 *     null then
 */
public record ProductionQueueItem(
        @JsonProperty("QueueID") Long queueId,
        Integer workspaceId,
        String workspaceName,
        Integer productionId,
        String productionName,
        @JsonProperty("JobTypeID") Integer jobTypeId,
        String jobTypeName,
        @JsonProperty("StatusID") Integer statusId,
        String status,
        String brandingStatus,
        Integer priority,
        String submittedDate,
        @JsonProperty("SubmittedBy") Integer submittedBy,
        String submittedByName,
        Long imagesRemaining,
        String unreadable)
        implements AnswerRow {

    /** What can't be told from another, or says nothing, was not read. */
    public ProductionQueueItem {
        boolean lacking = !isId(workspaceId) || !isId(productionId) || status == null;
        unreadable = unreadable == null && lacking ? "WorkspaceID, ProductionID or Status" : unreadable;
    }

    /** {@return whether it says which production it is about} */
    public boolean namesAProduction() {
        return isId(workspaceId) && isId(productionId);
    }

    private static boolean isId(Integer id) {
        return id != null && id > 0;
    }
}
