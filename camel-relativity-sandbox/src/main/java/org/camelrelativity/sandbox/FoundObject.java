package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An object as the Object Manager sees it: what its fields have. */
record FoundObject(int artifactId, Map<String, JsonNode> values) {
    static FoundObject of(int artifactId, ObjectNode fields) {
        Map<String, JsonNode> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.put("Artifact ID", IntNode.valueOf(artifactId));
        fields.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return new FoundObject(artifactId, values);
    }

    /** Both spellings occur. */
    static boolean isArtifactId(String field) {
        return Set.of("artifact id", "artifactid").contains(field.toLowerCase(Locale.ROOT));
    }

    /** A missing node if there is no such field. */
    JsonNode value(String field) {
        return isArtifactId(field)
                ? IntNode.valueOf(artifactId)
                : values.getOrDefault(field, MissingNode.getInstance());
    }

    static ObjectNode reference(int artifactId, String name) {
        return Json.object().put("ArtifactID", artifactId).put("Name", name);
    }
}
