package org.camelrelativity.sandbox;

import java.util.List;
import java.util.Set;

/** Which documents of a workspace may be produced only by overriding it: those that a saved search finds. */
final class ProductionRestriction {
    /** Of no search. */
    static final int NONE = 0;

    private final Documents documents;
    private int savedSearch = NONE;

    ProductionRestriction(Documents documents) {
        this.documents = documents;
    }

    int savedSearch() {
        return savedSearch;
    }

    void set(int search) {
        if (search != NONE) {
            documents.found(search); // which must be there
        }
        savedSearch = search;
    }

    List<Document> conflicts(List<Document> staged) {
        if (savedSearch == NONE) {
            return List.of();
        }
        Set<Document> restricted = Set.copyOf(documents.found(savedSearch));
        return staged.stream().filter(restricted::contains).toList();
    }
}
