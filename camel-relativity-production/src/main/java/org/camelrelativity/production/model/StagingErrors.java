package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** The answer of production/staging-errors. All may be null. Source: Production Manager (REST). */
public record StagingErrors(
        Integer erroredDocumentCount, List<DuplicateDocument> duplicateDocuments, String errorMessage)
        implements RelativityRecord {

    /** A document that several data sources find. */
    public record DuplicateDocument(String name, List<String> dataSourceNames) implements RelativityRecord {}
}
