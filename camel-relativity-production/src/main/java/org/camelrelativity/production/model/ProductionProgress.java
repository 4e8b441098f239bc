package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/progress. All but the status may be null. Source: Production Manager (REST).
 *
 * @param status as Relativity wrote it, for a person or not; see {@link ProductionStatus#of}
 * @param beginBates RelativityOne only, and likewise endBates
 */
public record ProductionProgress(
        String status,
        String startTime,
        Long currentBrandingQueueLength,
        Long totalBrandingQueueLength,
        Long totalImages,
        Long imagesToBeBranded,
        Long imagesBranded,
        Long imagesWithErrors,
        Long totalDocuments,
        Long documentsWithImages,
        @JsonProperty("DocumentsWithPlaceHolders") Long documentsWithPlaceholders,
        Long documentsWithRedactions,
        Long documentsWithNatives,
        BigDecimal imageSizeInGb,
        String productionRunDate,
        String beginBates,
        String endBates)
        implements RelativityRecord {}
