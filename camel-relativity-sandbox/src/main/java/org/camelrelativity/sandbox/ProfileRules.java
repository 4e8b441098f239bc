package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an imaging profile must contain to be saved. */
final class ProfileRules {
    private static final List<String> NATIVE_GROUPS = List.of(
            "NativeOptions",
            "SpreadsheetOptions",
            "EmailOptions",
            "WordProcessingOptions",
            "PresentationOptions",
            "HtmlOptions");

    private final boolean tiffOptionsRequired;

    ProfileRules(boolean tiffOptionsRequired) {
        this.tiffOptionsRequired = tiffOptionsRequired;
    }

    void check(ObjectNode profile) {
        if (isNative(profile)) {
            NATIVE_GROUPS.forEach(group -> require(profile, "", group));
        }
        checkWithoutGroups(profile);
    }

    /** Of the groups that each kind of document has in a native profile, the versioned API demands none. */
    void checkWithoutGroups(ObjectNode profile) {
        require(profile, "", "Name");
        require(profile, "", "BasicOptions");
        range(profile.get("BasicOptions"), "BasicOptions", "ImageOutputDpi", 1, 2400);
        if (isNative(profile)) {
            require(profile, "", "NativeOptions");
        }
        if (profile.has("NativeOptions")) {
            checkNative(profile.get("NativeOptions"));
        }
        if (profile.has("SpreadsheetOptions")) {
            checkSpreadsheet(profile.get("SpreadsheetOptions"));
        }
    }

    private static boolean isNative(ObjectNode profile) {
        return profile.path("ImagingMethod").asText().equals("Native");
    }

    private void checkNative(JsonNode options) {
        range(options, "NativeOptions", "ImageOutputDpi", 1, 2400);
        range(options, "NativeOptions", "DitheringThreshold", 0, 255);
        if (options.path("DitheringAlgorithm").asText().equals("Threshold")) {
            require(options, "NativeOptions.", "DitheringThreshold");
        }
        if (tiffOptionsRequired && options.path("NativeImageFormat").asText().equals("Tiff")) {
            require(options, "NativeOptions.", "DitheringAlgorithm");
            require(options, "NativeOptions.", "RenderColorPagesToJpeg");
        }
    }

    private static void checkSpreadsheet(JsonNode options) {
        // The vendor: a zoom is ignored when the sheet is fitted to pages.
        if (!options.has("FitToPagesWide") && !options.has("FitToPagesTall")) {
            range(options, "SpreadsheetOptions", "ZoomLevelPercentage", 10, 400);
        }
    }

    private static void require(JsonNode object, String prefix, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isTextual() && value.textValue().isBlank()) {
            throw Refusal.invalid(prefix + field + " is required.");
        }
    }

    private static void range(JsonNode object, String group, String field, int from, int to) {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && (value.intValue() < from || value.intValue() > to)) {
            throw Refusal.invalid(group + "." + field + " must be between " + from + " and " + to + ".");
        }
    }
}
