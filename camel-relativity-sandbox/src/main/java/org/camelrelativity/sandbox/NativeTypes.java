package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** The native types of a workspace. */
final class NativeTypes {
    private final Map<Integer, ObjectNode> types = new LinkedHashMap<>();

    int add(int artifactId, SandboxNativeType type) {
        ObjectNode node = Json.object();
        node.put("BasicCategory", type.basicCategory());
        if (type.nativeCategory() != null) {
            node.put("NativeCategory", type.nativeCategory());
        }
        node.put("UseNativeImaging", type.useNativeImaging());
        node.put("RestrictedFromImagingByDefault", type.restrictedFromImagingByDefault());
        node.put("FileTypeId", type.fileTypeId());
        node.put("PreventNativeDownload", type.preventNativeDownload());
        node.put("ArtifactID", artifactId);
        node.put("Name", type.name());
        types.put(artifactId, node);
        return artifactId;
    }

    ObjectNode read(int artifactId) {
        ObjectNode type = types.get(artifactId);
        if (type == null) {
            throw Refusal.notFound("native type", artifactId);
        }
        return type.deepCopy();
    }

    Map<Integer, ObjectNode> all() {
        return types;
    }

    int byName(String name) {
        return types.entrySet().stream()
                .filter(entry -> entry.getValue().get("Name").asText().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no native type named " + name));
    }
}
