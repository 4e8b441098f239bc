package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of production/images. Source: Production Manager (REST).
 *
 * @param imagesToken that production/images-token answered
 * @param top how many images a page has; may be null
 * @param skip how many images to pass over; may be null
 */
public record ProductionImagesRequest(
        Integer workspaceId,
        Integer productionId,
        String imagesToken,
        @JsonProperty("top") Integer top,
        @JsonProperty("skip") Integer skip)
        implements RelativityRecord {}
