package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of document/productions: by documents, or by a token. Source: Production Manager (REST).
 *
 * @param documentIds null if there is a token
 * @param databaseToken a GUID that stands for a selection of documents; null if there are documents
 * @param excludeNonReproducible whether only such productions are told that can be re-produced; may be null
 */
public record ProducedProductionsRequest(
        Integer workspaceId,
        @JsonProperty("documentIDs") List<Integer> documentIds,
        String databaseToken,
        Boolean excludeNonReproducible)
        implements RelativityRecord {}
