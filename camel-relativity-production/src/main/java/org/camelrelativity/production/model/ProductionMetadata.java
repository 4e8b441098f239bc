package org.camelrelativity.production.model;

import java.math.BigDecimal;
import org.camelrelativity.common.RelativityRecord;

/**
 * What Relativity knows of a production. All may be null. Source: Production Manager (REST).
 *
 * @param restrictionOverrideBy its ArtifactID is 0 if nobody did
 * @param status as Relativity wrote it; see {@link ProductionStatus#of}
 * @param systemCreatedBy and the other three as Relativity wrote them: an object of {@code Secured} and {@code Value}
 * @param lastRunError for a person
 * @param lastRunStatus for a person
 */
public record ProductionMetadata(
        ArtifactRef restrictionOverrideBy,
        String restrictionOverrideOn,
        String status,
        Boolean imported,
        Boolean legacyProductionSet,
        Boolean documentsHaveRedactions,
        Object systemCreatedBy,
        Object systemLastModifiedBy,
        Object systemCreatedOn,
        Object systemLastModifiedOn,
        String lastRunError,
        String lastRunStatus,
        BigDecimal brandingPercentageComplete,
        BigDecimal imagingPercentageComplete,
        Integer totalDocumentCount,
        Integer totalImagesCount,
        Integer documentsWithImages,
        Integer documentsWithNatives,
        Integer documentsWithPlaceholders,
        Integer documentsWithRedactions,
        Long totalProducedImageSize,
        ArtifactRef productionSavedSearch)
        implements RelativityRecord {}
