package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.*;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.production.ProductionFields.PLACEHOLDER_ID;
import static org.camelrelativity.production.ProductionOperations.WORKSPACE;

import java.util.List;
import org.camelrelativity.common.WorkspaceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.CreatedByName;
import org.camelrelativity.production.model.ProductionPlaceholder;

/**
 * What is produced in place of documents: the vendor's page "Production Placeholder Manager (REST)". Its URL of the
 * update is that of another call, so this is the one of RelativityOne's OpenAPI document.
 */
final class PlaceholderOperations {

    private static final String PLACEHOLDERS = WORKSPACE + "production-placeholders";
    private static final String PLACEHOLDER = PLACEHOLDERS + "/{placeholderId}";

    /** Relativity keeps the file, and knows its size itself. */
    private static final Part SAVED =
            object("placeholder", subject(placeholder -> placeholder.remove(List.of("FileSize", "FileID"))));

    static final OperationTable TABLE = OperationTable.of(
            named("placeholder/save", "Creates a placeholder, or updates the one whose ArtifactID is given")
                    .saves(ProductionPlaceholder.class, WORKSPACE_ID)
                    .answers(Answer.savedArtifactId(PLACEHOLDER_ID))
                    .lookFirst(
                            "object/query the objects of type Production Placeholder by its name: if there was none of"
                                    + " that name before, one that is there now proves that it was executed; none proves nothing")
                    .provenBy(CreatedByName.queried(
                            "Production Placeholder", created -> ((ProductionPlaceholder) created).name()))
                    .v1(when(Request::updates, put(PLACEHOLDERS, SAVED)), notIdempotent(PLACEHOLDERS, SAVED)),
            named("placeholder/read", "Reads a placeholder")
                    .selects(PLACEHOLDER_ID)
                    .answers(Answer.of(ProductionPlaceholder.class)
                            .proving("ArtifactID", ProductionPlaceholder::artifactId))
                    .refersBy(Reference.of(ProductionPlaceholder.class)
                            .by(PLACEHOLDER_ID, ProductionPlaceholder::artifactId))
                    .v1(get(PLACEHOLDER)),
            named("placeholder/delete", "Deletes a placeholder")
                    .selects(PLACEHOLDER_ID)
                    .answers(Answer.noContent())
                    .v1(delete(PLACEHOLDER).deleting()),
            named("placeholder/defaults", "Reads what a new placeholder has where nothing is given")
                    .takes(WorkspaceSelector.class, WORKSPACE_ID)
                    .answers(ProductionVerdicts.DEFAULTS)
                    .v1(get(PLACEHOLDERS + "/defaults")));

    private PlaceholderOperations() {}
}
