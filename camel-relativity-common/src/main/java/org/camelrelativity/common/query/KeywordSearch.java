package org.camelrelativity.common.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.query.ObjectQuery.QueryField;

/**
 * A saved search to create. Source: Keyword Search Manager.
 *
 * @param artifactTypeId of what it finds: 10, which are documents, and which it is if it is not given
 * @param name required
 * @param fields the columns; required, at least one
 * @param searchCriteria what it finds, in JSON that is passed on as it is; null for all documents
 * @param scope EntireCase, Folders or Subfolders, in JSON that is passed on as it is; may be null
 * @param searchFolders in JSON that is passed on as it is; may be null
 * @param searchContainer the folder to put it in, in JSON that is passed on as it is; null for the root
 */
public record KeywordSearch(
        Integer artifactTypeId,
        String name,
        List<QueryField> fields,
        JsonNode searchCriteria,
        String scope,
        JsonNode searchFolders,
        JsonNode searchContainer)
        implements RelativityRecord {

    private static final int DOCUMENTS = 10;

    public KeywordSearch {
        artifactTypeId = artifactTypeId == null ? Integer.valueOf(DOCUMENTS) : artifactTypeId;
    }

    /** {@return one that finds all documents} */
    public static KeywordSearch of(String name, String field) {
        return new KeywordSearch(null, name, List.of(QueryField.named(field)), null, null, null, null);
    }

    @Override
    public void check(Constraints constraints) {
        constraints.range("ArtifactTypeID", artifactTypeId, DOCUMENTS, DOCUMENTS);
        constraints.required("Name", name);
        constraints.required("Fields", fields);
        constraints.rule(fields == null || !fields.isEmpty(), "must have at least one of Fields");
        constraints.each("Fields", fields);
    }
}
