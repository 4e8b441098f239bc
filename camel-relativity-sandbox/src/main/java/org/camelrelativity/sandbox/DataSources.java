package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data sources of a workspace's productions (contract production §4). */
final class DataSources {
    private static final int ARTIFACT_TYPE = 1_000_034;
    private static final List<String> PLACEHOLDER_FILE =
            List.of("PlaceholderFilename", "PlaceholderFileSize", "PlaceholderFileID", "PlaceholderFileData");

    /** A data source, and the production that it belongs to. */
    private record Owned(int production, ObjectNode source) {}

    private final Workspace workspace;
    private final KnownProductions productions;
    private final Map<Integer, Owned> sources = new LinkedHashMap<>();

    DataSources(Workspace workspace, KnownProductions productions) {
        this.workspace = workspace;
        this.productions = productions;
    }

    int create(int production, ObjectNode source) {
        return put(workspace.ids().next(), production, source);
    }

    void update(int production, ObjectNode source) {
        int artifactId = source.path("ArtifactID").asInt();
        if (owned(artifactId).production() != production) {
            throw Refusal.invalid("The data source " + artifactId + " is not of the production " + production + ".");
        }
        put(artifactId, production, source);
    }

    private int put(int artifactId, int production, ObjectNode source) {
        productions.get(production);
        check(source);
        source.put("ArtifactTypeID", ARTIFACT_TYPE).put("ArtifactID", artifactId);
        sources.put(artifactId, new Owned(production, source));
        return artifactId;
    }

    private void check(ObjectNode source) {
        if (source.path("Name").asText().isBlank()) {
            throw Refusal.invalid("Name is required.");
        }
        workspace.documents().found(reference(source, "SavedSearch"));
        int placeholder = reference(source, "Placeholder");
        if (placeholder != 0 && !workspace.placeholders().exists(placeholder)) {
            throw Refusal.invalid("Placeholder: there is no placeholder with the Artifact ID " + placeholder + ".");
        }
        if (source.get("BurnRedactions").booleanValue() && reference(source, "MarkupSet") == 0) {
            throw Refusal.invalid("MarkupSet is required when BurnRedactions is true.");
        }
        for (String member : PLACEHOLDER_FILE) {
            String text = source.path(member).asText();
            if (!text.isEmpty() && !text.equals("0")) {
                throw Refusal.invalid(member + " is read-only.");
            }
            source.remove(member);
        }
    }

    private static int reference(ObjectNode source, String name) {
        return source.path(name).path("ArtifactID").asInt();
    }

    /** The placeholder's file is only with produced productions (contract production §4). */
    ObjectNode read(int artifactId, boolean withPlaceholderImage) {
        Owned owned = owned(artifactId);
        ObjectNode source = owned.source().deepCopy();
        int placeholder = reference(source, "Placeholder");
        source.put("PlaceholderFilename", "").put("PlaceholderFileSize", 0);
        if (withPlaceholderImage
                && placeholder != 0
                && KnownProductions.isProduced(productions.get(owned.production()))) {
            ObjectNode file = workspace.placeholders().read(placeholder);
            source.set("PlaceholderFilename", file.path("Filename"));
            source.set("PlaceholderFileSize", file.path("FileSize"));
            source.set("PlaceholderFileID", file.path("FileID"));
            source.set("PlaceholderFileData", file.path("FileData"));
        }
        return source;
    }

    void delete(int artifactId) {
        if (KnownProductions.isProduced(productions.get(owned(artifactId).production()))) {
            throw Refusal.conflict("A data source of a produced production can't be deleted.");
        }
        sources.remove(artifactId);
    }

    /** Where a production takes its documents from: Artifact IDs of saved searches. */
    List<Integer> savedSearches(int production) {
        return sources.values().stream()
                .filter(owned -> owned.production() == production)
                .map(owned -> reference(owned.source(), "SavedSearch"))
                .toList();
    }

    private Owned owned(int artifactId) {
        Owned owned = sources.get(artifactId);
        if (owned == null) {
            throw Refusal.notFound("production data source", artifactId);
        }
        return owned;
    }
}
