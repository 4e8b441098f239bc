package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** The objects of the imaging API that both generations share. */
final class ImagingShapes {
    private static final IntNode ZERO = IntNode.valueOf(0);
    private static final TextNode ORIGINAL = TextNode.valueOf("OriginalSetting");
    private static final String[] THREE_WAY = {"OriginalSetting", "Yes", "No"};
    private static final String[] ORIENTATION = {"OriginalSetting", "Portrait", "Landscape"};
    private static final String[] IMAGE_FORMAT = {"Tiff", "Jpeg"};

    /** A reference by Artifact ID; a bare number is taken for one, too. */
    static final ValueReader REFERENCE = ImagingShapes::reference;

    static final Shape FIELD_REFERENCE = new Shape()
            .with("ArtifactID", Values::integer, ZERO)
            .with("ViewFieldID", Values::integer)
            .with("Guids", Values.listOf(Values::guid))
            .with("Name", Values::text);

    private static final Shape REFERENCE_OBJECT = new Shape()
            .with("ArtifactID", Values::integer, ZERO)
            .with("Name", Values::text)
            .with("SearchType", Values::text);

    static final Shape BASIC_OPTIONS = new Shape()
            .with("ImageOutputDpi", Values::integer, ZERO)
            .with("BasicImageFormat", Values.oneOf(IMAGE_FORMAT), TextNode.valueOf("Tiff"))
            .with("ImageSize", Values.oneOf("OriginalSetting", "Letter", "A4", "Legal", "Custom"), ORIGINAL)
            .with("MaximumImageHeight", Values::decimal)
            .with("MaximumImageWidth", Values::decimal)
            .with("BasicWordIncludeComments", Values::bool)
            .with("BasicPowerPointIncludeComments", Values::bool)
            .with("BasicPowerPointShowSpeakerNotes", Values::bool)
            .with("WordIncludeTrackChanges", Values::bool);

    // DPI has no default here: one source calls it optional, and 0 would then break its own constraint.
    static final Shape NATIVE_OPTIONS = new Shape()
            .with("ImageOutputDpi", Values::integer)
            .with("NativeImageFormat", Values.oneOf(IMAGE_FORMAT), TextNode.valueOf("Tiff"))
            .with("RenderColorPagesToJpeg", Values::bool)
            .with(
                    "DitheringAlgorithm",
                    Values.oneOf(
                            "Clustered6X6",
                            "Clustered8X8",
                            "Clustered16X16",
                            "Dispersed4X4",
                            "Dispersed8X8",
                            "Dispersed16X16",
                            "FloydAndSteinberg",
                            "Threshold"))
            .with("DitheringThreshold", Values::integer)
            .with("MaxPagesPerDoc", Values::integer)
            .with("TimeZoneFieldOnDocument", FIELD_REFERENCE, unset())
            .with("LastModifiedDateOnDocument", FIELD_REFERENCE, unset());

    static final Shape SPREADSHEET_OPTIONS = new Shape()
            .with(
                    "PaperSizeOrientation",
                    Values.oneOf("OriginalSetting", "Letter8Point5X11", "Letter11X8Point5", "Tabloid", "Ledger"),
                    ORIGINAL)
            .with("PageOrder", Values.oneOf("OriginalSetting", "DownThenOver", "OverThenDown"), ORIGINAL)
            .with("PrintArea", Values.oneOf("OriginalSetting", "IgnorePrintArea"), ORIGINAL)
            .with("HideAndPagebreakAfterConsecutiveBlankRowCol", Values::integer, ZERO)
            .with("ShowTrackChanges", Values::bool, BooleanNode.FALSE)
            .with("IncludeComments", Values::bool, BooleanNode.FALSE)
            .with("IncludeBorders", Values::bool, BooleanNode.FALSE)
            .with("UnhideHiddenWorksheets", Values::bool, BooleanNode.FALSE)
            .with("IncludeRowAndColumnHeadings", Values.oneOf(THREE_WAY), ORIGINAL)
            .with("IncludeHeadersAndFooters", Values.oneOf(THREE_WAY), ORIGINAL)
            .with("IncludeGridlines", Values.oneOf(THREE_WAY), ORIGINAL)
            .with("LimitToPages", Values::integer)
            .with("ZoomLevelPercentage", Values::integer)
            .with("FitToPagesWide", Values::integer)
            .with("FitToPagesTall", Values::integer)
            .with(
                    "Formatting",
                    Values.listOf(Values.oneOf(
                            "AutoFitRows",
                            "AutoFitColumns",
                            "ClearFormattingInEmptyRows",
                            "ClearFormattingInEmptyColumns")))
            .with("TextVisibility", Values.listOf(Values.oneOf("RemoveBackgroundFillColors", "SetTextColorToBlack")));

    static final Shape EMAIL_OPTIONS = new Shape()
            .with("Orientation", Values.oneOf("Portrait", "Landscape"), TextNode.valueOf("Portrait"))
            .with("ResizeImagesToFitPage", Values::bool, BooleanNode.FALSE)
            .with("ResizeTablesToFitPage", Values::bool, BooleanNode.FALSE)
            .with("DownloadImagesFromInternet", Values::bool, BooleanNode.FALSE)
            .with("ClearIndentations", Values::bool, BooleanNode.FALSE)
            .with("DisplaySmtpAddresses", Values::bool, BooleanNode.FALSE)
            .with("ShowMessageTypeInHeader", Values::bool, BooleanNode.FALSE)
            // Unknown to the oldest servers, known to later ones.
            .with("SplitTablesToFitPageWidth", Values::bool)
            .with("DetectCharacterEncoding", Values::bool);

    static final Shape WORD_PROCESSING_OPTIONS = new Shape()
            .with("ShowTrackChanges", Values::bool, BooleanNode.FALSE)
            .with("PageOrientation", Values.oneOf(ORIENTATION), ORIGINAL)
            .with("Include", Values.listOf(Values.oneOf("Comments", "FieldCodes", "HiddenText")));

    static final Shape PRESENTATION_OPTIONS = new Shape()
            .with("ShowSpeakerNotes", Values::bool, BooleanNode.FALSE)
            .with("SlideOrientation", Values.oneOf(ORIENTATION), ORIGINAL);

    static final Shape HTML_OPTIONS = new Shape().with("RemoveNonBreakingSpaceCodes", Values::bool, BooleanNode.FALSE);

    static final Shape IMAGING_PROFILE = new Shape()
            .with("ImagingMethod", Values.oneOf("Basic", "Native"), TextNode.valueOf("Basic"))
            .with("BasicOptions", BASIC_OPTIONS)
            .with("NativeOptions", NATIVE_OPTIONS)
            .with("SpreadsheetOptions", SPREADSHEET_OPTIONS)
            .with("EmailOptions", EMAIL_OPTIONS)
            .with("WordProcessingOptions", WORD_PROCESSING_OPTIONS)
            .with("PresentationOptions", PRESENTATION_OPTIONS)
            .with("HtmlOptions", HTML_OPTIONS)
            .with("NativeTypes", Values.listOf(REFERENCE))
            .with("ApplicationFieldCodes", Values.listOf(REFERENCE))
            .with("Keywords", Values::text)
            .with("Notes", Values::text)
            .with("ArtifactID", Values::integer, ZERO)
            .with("Name", Values::text);

    /** Sent back on updates; read only to know its fields, since the server owns the status. */
    static final Shape IMAGING_SET_STATUS = new Shape()
            .with("Status", Values::text)
            .with("LastRunError", Values::text)
            .with("QCEnabledOnLastRun", Values::bool)
            .with("QcReviewEnabledOnLastRun", Values::bool)
            .with("ImageCompletion", Values::text)
            .with("ImageQCReviewStatus", Values::text);

    private ImagingShapes() {}

    private static JsonNode unset() {
        return Json.object("ArtifactID", ZERO);
    }

    private static JsonNode reference(JsonNode sent, String path, List<String> unknownFields) {
        if (sent.isObject()) {
            return REFERENCE_OBJECT.read(sent, path, unknownFields);
        }
        JsonNode artifactId = Values.integer(sent, path, unknownFields);
        return artifactId == null ? null : Json.object("ArtifactID", artifactId);
    }
}
