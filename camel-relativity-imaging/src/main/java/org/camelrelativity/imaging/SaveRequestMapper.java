package org.camelrelativity.imaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.imaging.model.SpreadsheetOptions;

/**
 * Maps what is saved to the request of each generation, and checks what it alone demands. The legacy API spells
 * profiles and field codes as the records do; of the versioned one the Artifact ID stands in the path.
 */
final class SaveRequestMapper {

    private static final String RECIPIENTS = "EmailNotificationRecipients";
    private static final JsonNode NONE = TextNode.valueOf("");
    private static final List<String> TIFF_OPTIONS = List.of("RenderColorPagesToJpeg", "DitheringAlgorithm");
    private static final List<String> NATIVE_GROUPS = List.of(
            "NativeOptions",
            "SpreadsheetOptions",
            "EmailOptions",
            "WordProcessingOptions",
            "PresentationOptions",
            "HtmlOptions");

    private SaveRequestMapper() {}

    /** What the versioned API's page calls optional, this API wants. */
    static ObjectNode legacyProfile(ObjectNode profile) {
        boolean nativeEngine = profile.path("ImagingMethod").asText().equals("Native");
        Constraints rules = Constraints.of("ImagingProfile");
        rules.required("ImagingMethod", profile.get("ImagingMethod"));
        NATIVE_GROUPS.forEach(
                group -> rules.requiredWhen(nativeEngine, "ImagingMethod is Native", group, profile.get(group)));
        if (profile.get("NativeOptions") instanceof ObjectNode options) {
            Constraints natives = Constraints.of("ImagingProfile.NativeOptions");
            boolean tiff = options.path("NativeImageFormat").asText().equals("Tiff");
            natives.required("ImageOutputDpi", options.get("ImageOutputDpi"));
            TIFF_OPTIONS.forEach(
                    option -> natives.requiredWhen(tiff, "NativeImageFormat is Tiff", option, options.get(option)));
        }
        if (profile.at("/SpreadsheetOptions/ZoomLevelPercentage") instanceof IntNode zoom) {
            SpreadsheetOptions.checkZoom(Constraints.of("ImagingProfile.SpreadsheetOptions"), zoom.intValue());
        }
        return profile;
    }

    /** Recipients are always sent, and the status comes back with an update. */
    static ObjectNode legacySet(ObjectNode set) {
        set.set("DataSource", set.remove("DataSourceID"));
        set.putIfAbsent(RECIPIENTS, NONE);
        if (!set.has("ArtifactID")) {
            set.remove("Status");
        } else if (!set.has("Status")) {
            set.putObject("Status");
        }
        return set;
    }

    /** Keywords and notes are always sent. */
    static ObjectNode v1Profile(ObjectNode profile) {
        profile.remove("ArtifactID");
        profile.putIfAbsent("Keywords", NONE);
        profile.putIfAbsent("Notes", NONE);
        return profile;
    }

    /**
     * The path says which engine. What concerns the native one is not taken, since Relativity gives a basic profile its
     * own defaults of it; a read basic profile has them, and can be saved as another.
     */
    static ObjectNode v1BasicProfile(ObjectNode profile) {
        Constraints.of("ImagingProfile").required("ImagingMethod", profile.get("ImagingMethod"));
        return v1Profile(profile).retain("Name", "Keywords", "Notes", "BasicOptions", "NativeTypes");
    }

    /** The path says which engine. */
    static ObjectNode v1NativeProfile(ObjectNode profile) {
        profile.remove("ImagingMethod");
        return v1Profile(profile);
    }

    /** Recipients are always sent; the status is Relativity's own. */
    static ObjectNode v1Set(ObjectNode set) {
        JsonNode profile = set.remove("ImagingProfile");
        set.set("ImagingProfileID", profile.get("ArtifactID"));
        set.remove("ArtifactID");
        set.remove("Status");
        set.putIfAbsent(RECIPIENTS, NONE);
        return set;
    }

    /** A read may leave the recipients out, and to send none would take them from the set. */
    static ObjectNode v1SetUpdate(ObjectNode set) {
        Constraints.of("ImagingSet")
                .rule(
                        set.has(RECIPIENTS),
                        "must have " + RECIPIENTS + " when it is updated, or \"\" for nobody: the update replaces them,"
                                + " and the versioned API's set/read may not answer them");
        return v1Set(set);
    }

    /** Relativity makes the name. */
    static ObjectNode v1FieldCode(ObjectNode code) {
        code.remove("ArtifactID");
        code.remove("Name");
        return code;
    }
}
