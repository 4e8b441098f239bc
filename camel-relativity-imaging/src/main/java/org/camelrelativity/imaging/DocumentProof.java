package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.DOCUMENT_ID;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.Condition;
import org.camelrelativity.common.query.ObjectQuery;
import org.camelrelativity.common.query.ObjectQuery.QueryField;
import org.camelrelativity.common.query.QueryResult;
import org.camelrelativity.common.query.SharedOperations;
import org.camelrelativity.imaging.model.DocumentStatusResponse;

/**
 * Imaging of a single document is proven by what its field Has Images says since: that it is being imaged, or has come to
 * another end. That images are gone is no such end.
 */
final class DocumentProof implements Proof {

    private static final String PENDING = "Pending";
    private static final Set<String> IMAGED = Set.of(PENDING, "Yes", "Error");

    @Override
    public String inWords() {
        return "a document that was not Pending before, and now is or has come to images or an error that it did not have";
    }

    /** The legacy API has no status of documents. */
    @Override
    public Optional<Request> read(Request request, RelativityRecord element, ApiVersion version) {
        if (version == ApiVersion.V1) {
            return request.to(JobOperations.TABLE.find("document/status"), WORKSPACE_ID, DOCUMENT_ID);
        }
        return request.get(DOCUMENT_ID).flatMap(document -> request.to(SharedOperations.OBJECT_QUERY, WORKSPACE_ID)
                .map(query -> query.of(new ObjectQuery(
                        ImagedDocuments.DOCUMENT,
                        List.of(QueryField.named(ImagedDocuments.HAS_IMAGES)),
                        Condition.isOneOf(List.of(document)),
                        null))));
    }

    /** The field may be unset. */
    @Override
    public String evidence(Request request, Object answer) {
        if (answer instanceof DocumentStatusResponse status) {
            return status.hasImages();
        }
        return ((QueryResult) answer)
                .objects().stream()
                        .map(document -> Objects.toString(document.text(ImagedDocuments.HAS_IMAGES), ""))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public boolean proves(String before, String now) {
        return !before.equals(PENDING) && !before.equals(now) && IMAGED.contains(now);
    }
}
