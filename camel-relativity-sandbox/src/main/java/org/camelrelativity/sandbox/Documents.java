package org.camelrelativity.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Documents and saved searches of a workspace. */
final class Documents {
    private final ArtifactIds ids;
    private final Map<Integer, Document> documents = new HashMap<>();
    private final Map<Integer, List<Document>> savedSearches = new HashMap<>();
    private final Map<Integer, String> savedSearchNames = new LinkedHashMap<>();

    Documents(ArtifactIds ids) {
        this.ids = ids;
    }

    Document add(int nativeType, int failures) {
        Document document = new Document(ids.next(), nativeType, failures);
        documents.put(document.artifactId(), document);
        return document;
    }

    /** New documents of which the last ones fail so many times each. */
    List<Document> add(int count, int failing, int failures, int nativeType) {
        if (failing < 0 || failing > count || failures < 0) {
            throw new IllegalArgumentException(
                    failing + " of " + count + " documents can't fail " + failures + " times");
        }
        List<Document> added = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            added.add(add(nativeType, i < count - failing ? 0 : failures));
        }
        return added;
    }

    int addSavedSearch(int artifactId, List<Document> found) {
        return addSavedSearch(artifactId, "Saved Search " + artifactId, found);
    }

    int addSavedSearch(int artifactId, String name, List<Document> found) {
        savedSearches.put(artifactId, List.copyOf(found));
        savedSearchNames.put(artifactId, name);
        return artifactId;
    }

    int nameSavedSearch(int artifactId, String name) {
        savedSearchNames.put(artifactId, name);
        return artifactId;
    }

    /** Their names by their Artifact IDs. */
    Map<Integer, String> savedSearches() {
        return savedSearchNames;
    }

    Collection<Document> all() {
        return documents.values();
    }

    Set<Integer> idsFoundBy(int savedSearch) {
        return found(savedSearch).stream().map(Document::artifactId).collect(Collectors.toUnmodifiableSet());
    }

    Document get(int artifactId) {
        Document document = documents.get(artifactId);
        if (document == null) {
            throw Refusal.notFound("document", artifactId);
        }
        return document;
    }

    List<Document> getAll(int... artifactIds) {
        return Arrays.stream(artifactIds).mapToObj(this::get).toList();
    }

    /** A saved search that another object refers to: a wrong id is the fault of that object. */
    List<Document> found(int savedSearch) {
        List<Document> found = savedSearches.get(savedSearch);
        if (found == null) {
            throw Refusal.invalid("DataSource: there is no saved search with the Artifact ID " + savedSearch + ".");
        }
        return found;
    }
}
