package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The placeholders of a workspace. */
final class Placeholders {
    private static final int ARTIFACT_TYPE = 1_000_035;

    private final ArtifactIds ids;
    private final Map<Integer, ObjectNode> placeholders = new LinkedHashMap<>();

    Placeholders(ArtifactIds ids) {
        this.ids = ids;
    }

    int create(ObjectNode placeholder) {
        check(placeholder);
        return put(ids.next(), placeholder);
    }

    void update(ObjectNode placeholder) {
        ObjectNode known = read(placeholder.path("ArtifactID").asInt());
        check(placeholder);
        if (!known.get("PlaceholderType").equals(placeholder.get("PlaceholderType"))) {
            throw Refusal.invalid("PlaceholderType can't be changed.");
        }
        put(known.get("ArtifactID").intValue(), placeholder);
    }

    private int put(int artifactId, ObjectNode placeholder) {
        int size = decode(placeholder.path("FileData").asText()).length;
        placeholder
                .put("ArtifactTypeID", ARTIFACT_TYPE)
                .put("ArtifactID", artifactId)
                .put("FileSize", size);
        if (size > 0) {
            placeholder.put("FileID", ids.next());
        }
        placeholders.put(artifactId, placeholder);
        return artifactId;
    }

    private static void check(ObjectNode placeholder) {
        require(placeholder, "Name");
        if (placeholder.get("PlaceholderType").textValue().equals("Custom")) {
            if (!placeholder.has("CustomText")) {
                throw Refusal.invalid("CustomText is required.");
            }
        } else {
            require(placeholder, "FileData");
            require(placeholder, "Filename");
        }
    }

    private static void require(ObjectNode placeholder, String member) {
        if (placeholder.path(member).asText().isBlank()) {
            throw Refusal.invalid(member + " is required.");
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw Refusal.unreadable("Error converting value of 'placeholder.FileData': expected Base64.");
        }
    }

    Set<Integer> ids() {
        return placeholders.keySet();
    }

    boolean exists(int artifactId) {
        return placeholders.containsKey(artifactId);
    }

    ObjectNode read(int artifactId) {
        ObjectNode placeholder = placeholders.get(artifactId);
        if (placeholder == null) {
            throw Refusal.notFound("production placeholder", artifactId);
        }
        return placeholder.deepCopy();
    }

    void delete(int artifactId) {
        read(artifactId);
        placeholders.remove(artifactId);
    }
}
