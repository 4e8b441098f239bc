package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.NamedOnly;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * Which documents a production has, and what of them. Source: contract, production §4.
 *
 * @param artifactId null for a new one
 * @param artifactTypeId of the instance; may be null
 * @param savedSearch finds the documents
 * @param placeholder what stands for documents without images
 * @param markupSet of the redactions; needed with burnRedactions
 * @param placeholderFilename Relativity's; "" where none is set, and likewise of the next three
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
        String placeholderFileData,
        String placeholderFileId)
        implements RelativityRecord {

    /** What is produced. Source: contract, production §8.3. */
    public enum ProductionType implements Numbered {
        ImagesOnly,
        NativesOnly,
        ImagesAndNatives
    }

    /** When a placeholder stands for the document. Source: contract, production §8.3; the numbers conflict. */
    public enum UseImagePlaceholder implements NamedOnly {
        NeverUseImagePlaceholder,
        AlwaysUseImagePlaceholder,
        WhenNoImageExists
    }

    @Override
    public void check(Constraints constraints) {
        constraints.range("ArtifactID", artifactId, 0, Integer.MAX_VALUE);
        constraints.nested("SavedSearch", savedSearch);
        constraints.nested("Placeholder", placeholder);
        constraints.nested("MarkupSet", markupSet);
        boolean burns = Boolean.TRUE.equals(burnRedactions);
        constraints.rule(!burns || refersTo(markupSet), "must have a MarkupSet when BurnRedactions is true");
    }

    private static boolean refersTo(ArtifactRef reference) {
        return reference != null && reference.artifactId() != null && reference.artifactId() > 0;
    }
}
