package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.NamedOnly;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Saved;

/**
 * Which documents a production takes, and how: what data-source/read answers and data-source/save saves, and what
 * production/create may create with the production. The placeholder's file is Relativity's own, and never sent. Source:
 * Production Data Source Manager (REST).
 *
 * @param artifactId null or 0 to create a data source
 * @param name required
 * @param artifactTypeId differs between instances
 * @param productionType required
 * @param savedSearch required
 * @param markupSet required when redactions are burned
 * @param placeholderFilename "" if there is none; only of produced productions, and with option withPlaceholderImage; as the three after it
 * @param placeholderFileData in Base64
 */
@RecordBuilder
public record ProductionDataSource(
        Integer artifactId,
        String name,
        Integer artifactTypeId,
        ProductionType productionType,
        ArtifactRef savedSearch,
        UseImagePlaceholder useImagePlaceholder,
        ArtifactRef placeholder,
        ArtifactRef markupSet,
        Boolean burnRedactions,
        @JsonAlias("PlaceholderFileName") String placeholderFilename,
        Integer placeholderFileSize,
        String placeholderFileId,
        String placeholderFileData)
        implements RelativityRecord, Saved {

    /** What is produced of a document. */
    public enum ProductionType implements Numbered {
        ImagesOnly,
        NativesOnly,
        ImagesAndNatives
    }

    /** When a placeholder is produced. Always sent by name: sources differ on its numbers. */
    public enum UseImagePlaceholder implements NamedOnly {
        NeverUseImagePlaceholder,
        AlwaysUseImagePlaceholder,
        WhenNoImageExists
    }

    public ProductionDataSource {
        artifactId = ArtifactRef.idOrNull(artifactId);
        savedSearch = ArtifactRef.orNull(savedSearch);
        placeholder = ArtifactRef.orNull(placeholder);
        markupSet = ArtifactRef.orNull(markupSet);
    }

    @Override
    public void check(Constraints constraints) {
        constraints.artifactId("ArtifactID", artifactId);
        constraints.required("Name", name);
        constraints.required("ProductionType", productionType);
        constraints.required("SavedSearch", savedSearch);
        constraints.nested("SavedSearch", savedSearch);
        constraints.nested("Placeholder", placeholder);
        constraints.requiredWhen(Boolean.TRUE.equals(burnRedactions), "BurnRedactions is true", "MarkupSet", markupSet);
        constraints.nested("MarkupSet", markupSet);
    }
}
