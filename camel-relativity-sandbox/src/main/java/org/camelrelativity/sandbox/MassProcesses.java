package org.camelrelativity.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Selections of documents for mass operations, as another API of Relativity makes them. */
final class MassProcesses {
    private final ArtifactIds ids;
    private final boolean unknownRefused;
    private final Map<String, List<Document>> processes = new HashMap<>();

    MassProcesses(ArtifactIds ids, boolean unknownRefused) {
        this.ids = ids;
        this.unknownRefused = unknownRefused;
    }

    /** A number, which the imaging API nevertheless wants as a string. */
    String add(List<Document> documents) {
        String id = Integer.toString(ids.next());
        processes.put(id, documents.stream().distinct().toList());
        return id;
    }

    List<Document> documents(String id) {
        List<Document> documents = processes.get(id);
        if (documents == null && unknownRefused) {
            throw Refusal.invalid("MassProcessID: there is no mass process " + id + ".");
        }
        return documents == null ? List.of() : documents;
    }
}
