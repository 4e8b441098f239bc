package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Creating, reading and deleting productions. */
final class ProductionManagerCalls {
    private static final String SOURCES = "DataSources";
    private static final String SAMPLE_SOURCES = "dataSource";
    private static final String NEVER = "0001-01-01T00:00:00";
    private static final int NO_DATA_SOURCES = 0;
    private static final int ALL = 2;

    private ProductionManagerCalls() {}

    static Workspace workspace(Arguments arguments, Instance instance) {
        return instance.workspace(arguments.id("workspaceID"));
    }

    static Production production(Arguments arguments, Instance instance) {
        return workspace(arguments, instance).productions().get(arguments.id("productionID"));
    }

    static Answer create(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        Arguments given = arguments.object("production");
        given.textNotBlank("Name");
        ObjectNode settings = given.values().deepCopy();
        ArrayNode sources = JsonNodeFactory.instance.arrayNode();
        for (String name : List.of(SOURCES, SAMPLE_SOURCES)) {
            if (settings.remove(name) instanceof ArrayNode some) {
                sources.addAll(some);
            }
        }
        sources.forEach(source -> workspace.dataSources().check((ObjectNode) source));
        rename(settings, "Headers", "Header");
        rename(settings, "Footers", "Footer");
        Production production = workspace.productions().create(settings);
        sources.forEach(source -> workspace.dataSources().create(production.artifactId(), (ObjectNode) source));
        return Answer.json(IntNode.valueOf(production.artifactId()));
    }

    private static void rename(ObjectNode settings, String name, String which) {
        if (settings.get(name) instanceof ObjectNode places) {
            List.of("Left", "Right", "Center").forEach(place -> Json.rename(places, place + which, place));
        }
    }

    static Answer list(Arguments arguments, Instance instance) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int mode = mode(arguments);
        workspace(arguments, instance).productions().all().forEach(each -> list.add(json(each, mode, instance)));
        return Answer.json(list);
    }

    static Answer read(Arguments arguments, Instance instance) {
        return Answer.json(json(production(arguments, instance), mode(arguments), instance));
    }

    static Answer delete(Arguments arguments, Instance instance) {
        workspace(arguments, instance).productions().delete(arguments.id("productionID"));
        return Answer.empty();
    }

    private static int mode(Arguments arguments) {
        int mode = arguments.integer("dataSourceReadMode");
        if (mode < NO_DATA_SOURCES || mode > ALL) {
            throw Refusal.invalid("dataSourceReadMode must be 0, 1 or 2.");
        }
        return mode;
    }

    private static ObjectNode json(Production production, int mode, Instance instance) {
        ObjectNode json = production.settings().deepCopy();
        if (mode != NO_DATA_SOURCES) {
            ArrayNode sources = json.putArray(SOURCES);
            DataSources known = production.home().dataSources();
            production.dataSources().keySet().forEach(id -> sources.add(known.read(id, false)));
        }
        ObjectNode details = json.withObject("/Details");
        details.put("FirstBatesValue", production.bates().first())
                .put("LastBatesValue", production.bates().last())
                .put("DateProduced", time(production.produced()));
        json.put("ProductionID", production.artifactId());
        json.set("ProductionMetadata", metadata(production, instance));
        return json;
    }

    static String time(Instant instant) {
        return instant == null ? NEVER : Json.time(instant);
    }

    private static ObjectNode metadata(Production production, Instance instance) {
        int documents = production.documents();
        int withImages =
                (int) production.staged().stream().filter(Document::hasImages).count();
        int images =
                production.staged().stream().mapToInt(Document::producedPages).sum();
        double branded =
                documents == 0 ? 0 : 100.0 * instance.productionQueue().branded(production, instance.now()) / documents;
        ObjectNode metadata = Json.object();
        metadata.putObject("RestrictionOverrideBy").put("ArtifactID", 0).put("Name", "");
        metadata.put("RestrictionOverrideOn", NEVER)
                .put("Status", production.phase().status())
                .put("Imported", false)
                .put("LegacyProductionSet", false)
                .put("DocumentsHaveRedactions", false);
        metadata.set("SystemCreatedBy", secured(administrator()));
        metadata.set("SystemLastModifiedBy", secured(administrator()));
        metadata.set("SystemCreatedOn", secured(JsonNodeFactory.instance.textNode(time(production.created()))));
        metadata.set("SystemLastModifiedOn", secured(JsonNodeFactory.instance.textNode(time(production.created()))));
        metadata.put("LastRunError", ProductionReads.lastRunError(production))
                .put("LastRunStatus", ProductionReads.lastRunStatus(production))
                .put("BrandingPercentageComplete", branded)
                .put("ImagingPercentageComplete", production.phase().numbered() ? 100.0 : 0.0)
                .put("TotalDocumentCount", documents)
                .put("TotalImagesCount", images)
                .put("DocumentsWithImages", withImages)
                .put("DocumentsWithNatives", documents)
                .put("DocumentsWithPlaceholders", documents - withImages)
                .put("DocumentsWithRedactions", 0)
                .put("TotalProducedImageSize", production.phase().ended() ? images : 0);
        return metadata;
    }

    private static ObjectNode secured(JsonNode value) {
        return Json.object().put("Secured", false).set("Value", value);
    }

    private static ObjectNode administrator() {
        return Json.object().put("ArtifactID", Instance.ADMINISTRATOR).put("Name", "Admin, Relativity");
    }

    /** The vendor's sample, as far as it is known; the ids of fields differ between instances. */
    static Answer defaults(Arguments arguments, Instance instance) {
        workspace(arguments, instance);
        ObjectNode all = Json.object();
        value(all, "ScaleBrandingFont", "058e1081-2d70-46b5-8cf7-a08d0ee624a0").put("DefaultValue", false);
        choice(all, "BrandingFont", "59404f41-98ef-42b7-b0b1-9573331ad25a", "Verdana");
        value(all, "BrandingFontSize", "96554098-79f2-4cfb-b851-366e88923a74").put("DefaultValue", 12);
        choice(all, "PlaceholderImageFormat", "4be69bed-fed5-426d-bfbc-57596926ac26", "JPEG");
        choice(all, "NumberingType", "3eb821b5-01b4-48d4-a3ab-26b2cfa5d236", "Page level numbering");
        value(all, "StartNumber", "859851d2-efc6-4510-8bcb-5e4df1db53bd").put("DefaultValue", 1);
        return Answer.json(all);
    }

    private static ObjectNode value(ObjectNode all, String name, String guid) {
        return all.putObject(name).put("Guid", guid).put("ID", 1_003_700 + all.size());
    }

    private static void choice(ObjectNode all, String name, String guid, String chosen) {
        value(all, name, guid)
                .putObject("DefaultValue")
                .put("ID", 1_003_800 + all.size())
                .put("Name", chosen);
    }
}
