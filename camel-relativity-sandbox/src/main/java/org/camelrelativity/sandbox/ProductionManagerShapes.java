package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.ImagingShapes.FIELD_REFERENCE;
import static org.camelrelativity.sandbox.ImagingShapes.REFERENCE;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The arguments of the Production Manager. */
final class ProductionManagerShapes {
    private static final IntNode ONLY_DATA_SOURCES = IntNode.valueOf(1);

    static final Shape IN_WORKSPACE = inWorkspace();
    static final Shape IN_WORKSPACE_READ = inWorkspace().with("dataSourceReadMode", Values::integer, ONLY_DATA_SOURCES);
    static final Shape PRODUCTION_ID = production();
    static final Shape PRODUCTION_READ = production().with("dataSourceReadMode", Values::integer, ONLY_DATA_SOURCES);

    static final Shape STAGE = production().with("automaticallyRun", Values::bool);
    static final Shape RUN =
            production().with("suppressWarnings", Values::bool).with("overrideConflicts", Values::bool);
    static final Shape STAGE_AND_RUN = inWorkspace().withListEnvelope("productionIDs", Values.listOf(Values::integer));
    static final Shape NEW_RESTRICTION = inWorkspace().with("productionRestrictionSearchID", Values::integer);

    static final Shape IMAGES_PAGE = production()
            .with("token", Values::guid)
            .with("top", Values::integer)
            .with("skip", Values::integer);
    static final Shape DOCUMENTS = production()
            .with("documentIDs", Values.listOf(Values::integer))
            .with("excludeNonReproducible", Values::bool);
    static final Shape DOCUMENTS_TOKEN =
            inWorkspace().with("token", Values::guid).with("excludeNonReproducible", Values::bool);

    /** The numbers of UseImagePlaceholder are those of the vendor's test framework, which sends numbers. */
    static final Shape DATA_SOURCE = new Shape()
            .with("ArtifactTypeID", Values::integer)
            .with(
                    "ProductionType",
                    Values.oneOf("ImagesOnly", "NativesOnly", "ImagesAndNatives"),
                    TextNode.valueOf("ImagesOnly"))
            .with("SavedSearch", REFERENCE)
            .with(
                    "UseImagePlaceholder",
                    Values.oneOf("WhenNoImageExists", "NeverUseImagePlaceholder", "AlwaysUseImagePlaceholder"),
                    TextNode.valueOf("NeverUseImagePlaceholder"))
            .with("Placeholder", REFERENCE, none())
            .with("MarkupSet", REFERENCE, none())
            .with("BurnRedactions", Values::bool, BooleanNode.FALSE)
            .with("PlaceholderFilename", Values::text)
            .with("PlaceholderFileSize", Values::integer)
            .with("PlaceholderFileData", Values::text)
            .with("PlaceholderFileID", Values::text)
            .with("ArtifactID", Values::integer)
            .with("Name", Values::text);

    private static final Shape HEADER_OR_FOOTER = new Shape()
            .with(
                    "Type",
                    Values.oneOf(
                            "None",
                            "ProductionBatesNumber",
                            "Field",
                            "FreeText",
                            "OriginalImageNumber",
                            "DocumentIdentifierAndPageNumber",
                            "AdvancedFormatting"))
            .with("Field", FIELD_REFERENCE)
            .with("FreeText", Values::text)
            .with("AdvancedFormatting", Values::text)
            .with("FriendlyName", Values::text);

    private static final Shape NUMBERING = new Shape()
            .with(
                    "NumberingType",
                    Values.oneOf("PageLevel", "DocumentLevel", "OriginalImage", "ExistingProduction", "DocumentField"))
            .with("AttachmentRelationalField", FIELD_REFERENCE)
            .with("BatesPrefix", Values::text)
            .with("BatesSuffix", Values::text)
            .with("BatesStartNumber", Values::integer)
            .with("NumberOfDigitsForDocumentNumbering", Values::integer)
            .with("IncludePageNumbers", Values::bool)
            .with("DocumentNumberPageNumberSeparator", Values::text)
            .with("NumberOfDigitsForPageNumbering", Values::integer)
            .with("StartNumberingOnSecondPage", Values::bool)
            .with("NumberingField", FIELD_REFERENCE)
            .with("ExistingProduction", REFERENCE)
            .with("MergeWithExistingSet", Values::bool);

    private static final Shape DETAILS = new Shape()
            .with("EmailRecipients", Values::text)
            .with("BrandingFont", Values::text)
            .with("BrandingFontSize", Values::integer)
            .with("ScaleBrandingFont", Values::bool)
            .with("WrapBrandingText", Values::bool)
            .with("PlaceholderImageFormat", Values.oneOf("Tiff", "Jpeg"));

    /** The vendor's sample has the data sources under another name than its prose. */
    static final Shape NEW_PRODUCTION = inWorkspace()
            .withEnvelope(
                    "production",
                    new Shape()
                            .with("Name", Values::text)
                            .with("DataSources", Values.listOf(DATA_SOURCE))
                            .with("dataSource", Values.listOf(DATA_SOURCE))
                            .with("Details", DETAILS)
                            .with("Numbering", NUMBERING)
                            .with(
                                    "SortOrder",
                                    Values.listOf(new Shape()
                                            .with("FieldIdentifier", FIELD_REFERENCE)
                                            .with("Order", Values::integer)
                                            .with("Direction", Values.oneOf("Ascending", "Descending"))))
                            .with("Headers", headersOrFooters("Header"))
                            .with("Footers", headersOrFooters("Footer"))
                            .with("Keywords", Values::text)
                            .with("Notes", Values::text)
                            .with("RelativityApplications", Values.listOf(FIELD_REFERENCE))
                            .with("ShouldCopyInstanceOnWorkspaceCreate", Values::bool));

    private ProductionManagerShapes() {}

    private static ObjectNode none() {
        return Json.object().put("ArtifactID", 0).put("Name", "");
    }

    private static Shape inWorkspace() {
        return new Shape().with("workspaceID", Values::integer);
    }

    private static Shape production() {
        return inWorkspace().with("productionID", Values::integer);
    }

    /** Under either of their names. */
    private static Shape headersOrFooters(String which) {
        Shape shape = new Shape();
        for (String place : new String[] {"Left", "Right", "Center"}) {
            shape.with(place, HEADER_OR_FOOTER).with(place + which, HEADER_OR_FOOTER);
        }
        return shape;
    }
}
