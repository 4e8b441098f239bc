package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a new workspace comes with. */
final class WorkspaceTemplate {
    static final String DEFAULT_NATIVE_TYPE = "Microsoft Word 2010";

    /** The 17 codes that Relativity loads, with their default options. */
    private static final String[][] FIELD_CODES = {
        {"MicrosoftWord", "Date", "ShowFieldCode"},
        {"MicrosoftWord", "FileName", "DocumentDefault"},
        {"MicrosoftWord", "NumPages", "DocumentDefault"},
        {"MicrosoftWord", "Pages", "DocumentDefault"},
        {"MicrosoftWord", "Time", "ShowFieldCode"},
        {"MicrosoftExcel", "Date", "ShowFieldCode"},
        {"MicrosoftExcel", "File", "ShowFieldCode"},
        {"MicrosoftExcel", "Page", "DocumentDefault"},
        {"MicrosoftExcel", "Pages", "DocumentDefault"},
        {"MicrosoftExcel", "Path", "ShowFieldCode"},
        {"MicrosoftExcel", "Time", "ShowFieldCode"},
        {"MicrosoftPowerpoint", "DateTime", "ShowFieldCode"},
        {"MicrosoftPowerpoint", "Footer", "DocumentDefault"},
        {"MicrosoftPowerpoint", "Slide Number", "DocumentDefault"},
        {"MicrosoftVisio", "Directory", "ShowFieldCode"},
        {"MicrosoftVisio", "FileName", "ShowFieldCode"},
        {"MicrosoftVisio", "Now", "DocumentDefault"},
    };

    private WorkspaceTemplate() {}

    /** Of the file type numbers only Word's is the vendor's; the others are our own. */
    static List<SandboxNativeType> nativeTypes() {
        return List.of(
                new SandboxNativeType(DEFAULT_NATIVE_TYPE, "WordProcessor", "WordProcessor", 1336),
                new SandboxNativeType("Microsoft Excel 2010", "Spreadsheet", "Spreadsheet", 9001),
                new SandboxNativeType("Microsoft PowerPoint 2010", "Other", "Presentation", 9002),
                new SandboxNativeType("Microsoft Outlook Message", "Other", "Email", 9003),
                new SandboxNativeType("HTML", "WordProcessor", "Html", 9004),
                new SandboxNativeType("TIFF Image", "Graphic", null, false, false, 9005, false),
                new SandboxNativeType("MPEG Video", "Multimedia", null, false, true, 9006, false),
                new SandboxNativeType("SQLite Database", "Database", "Other", false, true, 9007, true));
    }

    static List<ObjectNode> fieldCodes() {
        List<ObjectNode> codes = new ArrayList<>();
        for (String[] code : FIELD_CODES) {
            codes.add(Json.object()
                    .put("Application", code[0])
                    .put("FieldCode", code[1])
                    .put("Option", code[2]));
        }
        return codes;
    }

    static ObjectNode basicProfile(String name) {
        ObjectNode profile = Json.object().put("Name", name).put("ImagingMethod", "Basic");
        profile.putObject("BasicOptions").put("ImageOutputDpi", 300).put("BasicImageFormat", "Tiff");
        return complete(profile);
    }

    static ObjectNode nativeProfile(String name, Collection<Integer> fieldCodes) {
        ObjectNode profile = withNativeDefaults(basicProfile(name)).put("ImagingMethod", "Native");
        ArrayNode links = profile.putArray("ApplicationFieldCodes");
        fieldCodes.forEach(code -> links.addObject().put("ArtifactID", code));
        return profile;
    }

    /** The options that a basic profile gets for the case that it becomes a native one. */
    static ObjectNode withNativeDefaults(ObjectNode profile) {
        profile.putObject("NativeOptions")
                .put("ImageOutputDpi", 300)
                .put("NativeImageFormat", "Tiff")
                .put("RenderColorPagesToJpeg", false)
                .put("DitheringAlgorithm", "Threshold")
                .put("DitheringThreshold", 128);
        profile.putObject("SpreadsheetOptions");
        profile.putObject("EmailOptions");
        profile.putObject("WordProcessingOptions");
        profile.putObject("PresentationOptions");
        profile.putObject("HtmlOptions");
        return complete(profile);
    }

    /** Adds the defaults that a profile sent by a client would get. */
    private static ObjectNode complete(ObjectNode profile) {
        return (ObjectNode) ImagingShapes.IMAGING_PROFILE.read(profile, "", new ArrayList<>());
    }
}
