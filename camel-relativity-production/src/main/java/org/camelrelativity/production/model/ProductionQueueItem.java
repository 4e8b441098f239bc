package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.camelrelativity.common.RelativityRecord;

/**
 * A job of the production queue. All but workspace and production may be null. Source: contract, production Q7, §1.3.
 *
 * @param queueId the item's number in the queue; whether it is the job's id, no source tells
 * @param jobTypeName such as Produce
 * @param status such as Branding, as Relativity shows it to a person
 * @param brandingStatus such as Pending Finalization
 * @param priority the lower, the sooner
 * @param submittedDate as Relativity wrote it, often without a zone
 * @param submittedBy the user's Artifact ID
 * @param imagesRemaining how many images are to be branded
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
        Long imagesRemaining)
        implements RelativityRecord {}
