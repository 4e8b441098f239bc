package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The application field codes of a workspace. */
final class FieldCodes {
    private final ArtifactIds ids;
    private final Map<Integer, ObjectNode> codes = new LinkedHashMap<>();

    FieldCodes(ArtifactIds ids) {
        this.ids = ids;
    }

    /**
     * Creates without an Artifact ID, replaces with one.
     *
     * @param profileExists tells which profiles the code may be linked to
     */
    int save(ObjectNode sent, IntPredicate profileExists) {
        int given = sent.path("ArtifactID").asInt();
        if (given != 0) {
            read(given);
        }
        check(sent, profileExists);
        int artifactId = given == 0 ? ids.next() : given;
        ObjectNode code = sent.deepCopy();
        code.put("ArtifactID", artifactId);
        if (code.path("Name").asText().isBlank()) {
            // The server's own naming, as the vendor's samples show it.
            code.put(
                    "Name",
                    String.join(
                            " ",
                            code.get("Application").asText(),
                            code.get("FieldCode").asText(),
                            code.get("Option").asText()));
        }
        codes.put(artifactId, code);
        return artifactId;
    }

    ObjectNode read(int artifactId) {
        ObjectNode code = codes.get(artifactId);
        if (code == null) {
            throw Refusal.notFound("application field code", artifactId);
        }
        return code.deepCopy();
    }

    void delete(int artifactId) {
        read(artifactId);
        codes.remove(artifactId);
    }

    Map<Integer, ObjectNode> all() {
        return codes;
    }

    private static void check(ObjectNode code, IntPredicate profileExists) {
        for (String required : List.of("FieldCode", "Application", "Option")) {
            if (code.path(required).asText().isBlank()) {
                throw Refusal.invalid(required + " is required.");
            }
        }
        boolean replaces = code.get("Option").asText().equals("ReplaceWithRelativityField");
        if (replaces && !identifiesField(code.path("RelativityField"))) {
            throw Refusal.invalid("RelativityField is required when Option is ReplaceWithRelativityField.");
        }
        for (JsonNode profile : code.path("ImagingProfiles")) {
            int artifactId = profile.path("ArtifactID").asInt();
            if (!profileExists.test(artifactId)) {
                throw Refusal.invalid(
                        "ImagingProfiles: there is no imaging profile with the Artifact ID " + artifactId + ".");
            }
        }
    }

    /** A field can be named by any of its three identifiers. */
    private static boolean identifiesField(JsonNode field) {
        return field.path("ArtifactID").asInt() > 0
                || !field.path("Guids").isEmpty()
                || !field.path("Name").asText().isBlank();
    }
}
