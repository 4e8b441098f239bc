package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.SharedFields.SAVED_SEARCH_ID;

import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.imaging.model.ImagedCount;

/** What imaging asks of saved searches. */
final class SearchOperations {

    static final OperationTable TABLE = OperationTable.of(named(
                    "search/imaged-count",
                    "Counts the documents that a saved search finds, and those of them with images")
            .selects(SAVED_SEARCH_ID)
            .answers(Answer.of(ImagedCount.class))
            .composedBy(new ImagedDocuments()));

    private SearchOperations() {}
}
