package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The data sources of a workspace's productions; each is kept with its production. */
final class DataSources {
    private static final int ARTIFACT_TYPE = 1_000_034;
    private static final List<String> PLACEHOLDER_FILE =
            List.of("PlaceholderFilename", "PlaceholderFileSize", "PlaceholderFileID", "PlaceholderFileData");

    private final Workspace workspace;

    DataSources(Workspace workspace) {
        this.workspace = workspace;
    }

    int create(int production, ObjectNode source) {
        return put(workspace.ids().next(), workspace.productions().get(production), source);
    }

    void update(int production, ObjectNode source) {
        int artifactId = source.path("ArtifactID").asInt();
        Production owner = owner(artifactId);
        if (owner.artifactId() != production) {
            throw Refusal.invalid("The data source " + artifactId + " is not of the production " + production + ".");
        }
        put(artifactId, owner, source);
    }

    private int put(int artifactId, Production production, ObjectNode source) {
        check(source);
        source.remove(PLACEHOLDER_FILE);
        source.put("ArtifactTypeID", ARTIFACT_TYPE).put("ArtifactID", artifactId);
        production.saveDataSource(artifactId, source);
        return artifactId;
    }

    /** Refuses what no data source can be. */
    void check(ObjectNode source) {
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
        }
    }

    private static int reference(ObjectNode source, String name) {
        return source.path(name).path("ArtifactID").asInt();
    }

    /** The placeholder's file is only with produced productions. */
    ObjectNode read(int artifactId, boolean withPlaceholderImage) {
        Production production = owner(artifactId);
        ObjectNode source = production.dataSources().get(artifactId).deepCopy();
        int placeholder = reference(source, "Placeholder");
        source.put("PlaceholderFilename", "").put("PlaceholderFileSize", 0);
        if (withPlaceholderImage && placeholder != 0 && production.phase().ended()) {
            ObjectNode file = workspace.placeholders().read(placeholder);
            source.set("PlaceholderFilename", file.path("Filename"));
            source.set("PlaceholderFileSize", file.path("FileSize"));
            source.set("PlaceholderFileID", file.path("FileID"));
            source.set("PlaceholderFileData", file.path("FileData"));
        }
        return source;
    }

    void delete(int artifactId) {
        Production production = owner(artifactId);
        if (production.phase().ended()) {
            throw Refusal.conflict("A data source of a produced production can't be deleted.");
        }
        production.removeDataSource(artifactId);
    }

    private Production owner(int artifactId) {
        return workspace.productions().all().stream()
                .filter(production -> production.dataSources().containsKey(artifactId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("production data source", artifactId));
    }
}
