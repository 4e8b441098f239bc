package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The imaging profiles of a workspace, kept as the documents that they are. */
final class Profiles {
    private final ArtifactIds ids;
    private final ProfileRules rules;
    private final NativeTypes nativeTypes;
    private final FieldCodes fieldCodes;
    private final Map<Integer, ObjectNode> profiles = new LinkedHashMap<>();

    Profiles(ArtifactIds ids, ProfileRules rules, NativeTypes nativeTypes, FieldCodes fieldCodes) {
        this.ids = ids;
        this.rules = rules;
        this.nativeTypes = nativeTypes;
        this.fieldCodes = fieldCodes;
    }

    /** Creates without an Artifact ID, updates with one; what an update leaves out keeps its value. */
    int save(ObjectNode sent) {
        int given = sent.path("ArtifactID").asInt();
        ObjectNode profile = given == 0 ? Json.object() : read(given);
        rules.check(sent);
        return store(given, profile.setAll(sent));
    }

    /** A complete one, whose Artifact ID has been chosen. */
    void add(int artifactId, ObjectNode profile) {
        store(artifactId, profile);
    }

    /** As the versioned API does: the groups of a native profile may stay away. */
    int create(ObjectNode profile) {
        rules.checkWithoutGroups(profile);
        return store(0, profile);
    }

    /** As the versioned API does: everything may stay away that the profile has already. */
    int update(int artifactId, ObjectNode changes) {
        ObjectNode profile = read(artifactId).setAll(changes);
        rules.checkWithoutGroups(profile);
        return store(artifactId, profile);
    }

    private int store(int given, ObjectNode profile) {
        if (!profile.has("NativeTypes")) {
            profile.set("NativeTypes", restrictedByDefault());
        }
        nameReferences(profile, "NativeTypes", "native type", nativeTypes.all());
        nameReferences(profile, "ApplicationFieldCodes", "application field code", fieldCodes.all());
        int artifactId = given == 0 ? ids.next() : given;
        profile.put("ArtifactID", artifactId);
        profiles.put(artifactId, profile);
        return artifactId;
    }

    ObjectNode read(int artifactId) {
        ObjectNode profile = profiles.get(artifactId);
        if (profile == null) {
            throw Refusal.notFound("imaging profile", artifactId);
        }
        return profile.deepCopy();
    }

    void delete(int artifactId) {
        read(artifactId);
        profiles.remove(artifactId);
    }

    List<Integer> ids() {
        return List.copyOf(profiles.keySet());
    }

    boolean exists(int artifactId) {
        return profiles.containsKey(artifactId);
    }

    Set<Integer> restrictedTypes(int artifactId) {
        return StreamSupport.stream(profiles.get(artifactId).get("NativeTypes").spliterator(), false)
                .map(reference -> reference.get("ArtifactID").intValue())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A deleted field code is no longer linked to any profile. */
    void unlink(int fieldCode) {
        for (ObjectNode profile : profiles.values()) {
            if (profile.get("ApplicationFieldCodes") instanceof ArrayNode links) {
                links.removeIf(link -> link.get("ArtifactID").intValue() == fieldCode);
            }
        }
    }

    private ArrayNode restrictedByDefault() {
        ArrayNode restricted = JsonNodeFactory.instance.arrayNode();
        nativeTypes.all().forEach((id, type) -> {
            if (type.get("RestrictedFromImagingByDefault").booleanValue()) {
                restricted.addObject().put("ArtifactID", id);
            }
        });
        return restricted;
    }

    private static void nameReferences(
            ObjectNode profile, String field, String what, Map<Integer, ObjectNode> existing) {
        for (JsonNode reference : profile.path(field)) {
            int artifactId = reference.path("ArtifactID").asInt();
            ObjectNode target = existing.get(artifactId);
            if (target == null) {
                throw Refusal.invalid(field + ": there is no " + what + " with the Artifact ID " + artifactId + ".");
            }
            ((ObjectNode) reference).set("Name", target.get("Name"));
        }
    }
}
