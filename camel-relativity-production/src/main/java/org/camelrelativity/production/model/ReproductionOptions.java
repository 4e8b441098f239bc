package org.camelrelativity.production.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * How documents are produced again. Only the group that the type names matters. Source: Reproduction Job Manager
 * (REST).
 *
 * @param reproductionType required
 * @param reproduceDocumentOptions required for this type
 * @param replaceDocumentWithPlaceholderOptions required for this type
 * @param replacePlaceholderWithDocumentOptions required for this type
 */
@RecordBuilder
public record ReproductionOptions(
        ReproductionType reproductionType,
        ReproduceDocumentOptions reproduceDocumentOptions,
        ReplaceDocumentWithPlaceholderOptions replaceDocumentWithPlaceholderOptions,
        ReplacePlaceholderWithDocumentOptions replacePlaceholderWithDocumentOptions)
        implements RelativityRecord {

    /** What becomes of a document. */
    public enum ReproductionType implements Numbered {
        ReproduceDocument,
        ReplaceDocumentWithPlaceholder,
        ReplacePlaceholderWithDocument
    }

    /**
     * For documents that are produced again.
     *
     * @param markupSetId required when redactions are burned
     */
    public record ReproduceDocumentOptions(Boolean includeNatives, Boolean burnRedactions, Integer markupSetId)
            implements RelativityRecord {

        public ReproduceDocumentOptions {
            markupSetId = ArtifactRef.idOrNull(markupSetId);
        }

        @Override
        public void check(Constraints constraints) {
            checkMarkupSet(constraints, burnRedactions, markupSetId);
        }
    }

    /**
     * For documents in whose place a placeholder is produced.
     *
     * @param placeholderId required
     */
    public record ReplaceDocumentWithPlaceholderOptions(Integer placeholderId, Boolean includeNatives)
            implements RelativityRecord {

        public ReplaceDocumentWithPlaceholderOptions {
            placeholderId = ArtifactRef.idOrNull(placeholderId);
        }

        @Override
        public void check(Constraints constraints) {
            constraints.required("PlaceholderID", placeholderId);
            constraints.artifactId("PlaceholderID", placeholderId);
        }
    }

    /**
     * For placeholders in whose place the document is produced.
     *
     * @param delimiter between the placeholder's number and those of the document's pages
     * @param numberOfDigits of the latter
     * @param markupSetId required when redactions are burned
     */
    public record ReplacePlaceholderWithDocumentOptions(
            String delimiter,
            Integer numberOfDigits,
            Boolean includeNatives,
            Boolean burnRedactions,
            Integer markupSetId)
            implements RelativityRecord {

        public ReplacePlaceholderWithDocumentOptions {
            markupSetId = ArtifactRef.idOrNull(markupSetId);
        }

        @Override
        public void check(Constraints constraints) {
            checkMarkupSet(constraints, burnRedactions, markupSetId);
        }
    }

    private static void checkMarkupSet(Constraints constraints, Boolean burnRedactions, Integer markupSetId) {
        constraints.requiredWhen(
                Boolean.TRUE.equals(burnRedactions), "BurnRedactions is true", "MarkupSetID", markupSetId);
        constraints.artifactId("MarkupSetID", markupSetId);
    }

    @Override
    public void check(Constraints constraints) {
        constraints.required("ReproductionType", reproductionType);
        RelativityRecord group =
                switch (reproductionType) {
                    case ReproduceDocument -> reproduceDocumentOptions;
                    case ReplaceDocumentWithPlaceholder -> replaceDocumentWithPlaceholderOptions;
                    case ReplacePlaceholderWithDocument -> replacePlaceholderWithDocumentOptions;
                };
        constraints.requiredWhen(true, "ReproductionType is " + reproductionType, reproductionType + "Options", group);
        constraints.nested(reproductionType + "Options", group);
    }
}
