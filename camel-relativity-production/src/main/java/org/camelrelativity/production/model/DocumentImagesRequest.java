package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** The request of document/production-images. Source: Production Manager (REST). */
public record DocumentImagesRequest(
        Integer workspaceId,
        Integer productionId,
        @JsonProperty("documentIDs") List<Integer> documentIds) implements RelativityRecord {}
