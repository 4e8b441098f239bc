package org.camelrelativity.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Selections of documents of a workspace, each known by a GUID. */
final class DocumentTokens {
    private final Map<UUID, List<Document>> selections = new HashMap<>();

    UUID add(List<Document> documents) {
        UUID token = UUID.randomUUID();
        selections.put(token, List.copyOf(documents));
        return token;
    }

    List<Document> get(UUID token) {
        List<Document> documents = selections.get(token);
        if (documents == null) {
            throw Refusal.invalid("The database token " + token + " does not exist or has expired.");
        }
        return documents;
    }
}
