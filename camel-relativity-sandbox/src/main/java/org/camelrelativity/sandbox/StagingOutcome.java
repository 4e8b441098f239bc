package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What staging has found: a document that two data sources find is an error.
 *
 * @param documents without repetition, in the order of the data sources
 * @param duplicates the names of the data sources that find the same document
 */
record StagingOutcome(List<Document> documents, Map<Document, List<String>> duplicates) {
    static final StagingOutcome NONE = new StagingOutcome(List.of(), Map.of());

    static StagingOutcome of(Production production) {
        Map<Document, List<String>> sources = new LinkedHashMap<>();
        for (ObjectNode source : production.dataSources().values()) {
            int search = source.path("SavedSearch").path("ArtifactID").asInt();
            for (Document document : production.home().documents().found(search)) {
                sources.computeIfAbsent(document, d -> new ArrayList<>())
                        .add(source.path("Name").asText());
            }
        }
        List<Document> found = List.copyOf(sources.keySet());
        sources.values().removeIf(names -> names.size() < 2);
        return new StagingOutcome(found, sources);
    }

    boolean failed() {
        return !duplicates.isEmpty();
    }
}
