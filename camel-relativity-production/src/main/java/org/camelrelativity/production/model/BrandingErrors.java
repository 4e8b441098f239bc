package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/branding-errors: in JSON a list, which a route can split. Source: Production Manager (REST).
 *
 * @param errors at most as many as Relativity's setting MaxListItems says; none also if the user may not view the documents
 */
public record BrandingErrors(@JsonValue List<BrandingError> errors)
        implements RelativityRecord, Iterable<BrandingErrors.BrandingError> {

    /** What failed of a document. */
    public record BrandingError(
            String documentName, Integer documentId, Integer fileId, String errorMessage, String unreadable)
            implements AnswerRow {

        /** What says nothing was not read. */
        public BrandingError {
            unreadable = unreadable == null && errorMessage == null && documentId == null ? "ErrorMessage" : unreadable;
        }
    }

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BrandingErrors {
        errors = errors.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Iterator<BrandingError> iterator() {
        return errors.iterator();
    }
}
