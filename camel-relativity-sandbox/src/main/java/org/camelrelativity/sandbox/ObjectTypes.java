package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The types of objects that can be queried, with their fields and these fields' GUIDs. */
final class ObjectTypes {
    /** Lists the objects of a workspace. */
    interface Source {
        Stream<FoundObject> objects(Workspace workspace, Instance instance);
    }

    /**
     * A type.
     *
     * @param guid "" if no source tells it
     * @param artifactTypeId 0 if it differs between workspaces
     * @param fields by name; the GUID is "" if no source tells it
     */
    record Type(String guid, String name, int artifactTypeId, Map<String, String> fields, Source source) {
        /** The name of a field, however it is named. */
        String field(JsonNode identifier) {
            String given = identifier.path("Name").asText();
            if (FoundObject.isArtifactId(given)) {
                return "Artifact ID";
            }
            String guid = identifier.path("Guid").asText("none");
            return fields.entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(given)
                            || field.getValue().equalsIgnoreCase(guid))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("There is no field " + identifier + " of " + name + "."));
        }
    }

    private static final List<Type> ALL = List.of(
            new Type(
                    "BA574E88-7408-4434-A688-2324ECFC769E",
                    "Imaging Set",
                    0,
                    Map.of(
                            "Name", "0876B4E6-8BF7-48A4-851B-A6A2A208D6CC",
                            "Data Source", "A539FF48-8418-44FC-B9DD-26152C01F112",
                            "Imaging Profile", "4011A9DB-625F-4553-9E9E-3CFC42488B5F",
                            "Status", "030747E3-E154-4DF1-BD10-CF6C9734D10A"),
                    ObjectTypes::imagingSets),
            new Type(
                    "C6FAC105-3493-4551-B956-4757066E622F",
                    "Imaging Profile",
                    0,
                    Map.of("Name", ""),
                    ObjectTypes::imagingProfiles),
            new Type(
                    "EB546506-1014-487C-959E-3C4CBFF7E3F5",
                    "Imaging Document Error",
                    0,
                    Map.of("Name", "", "Relativity Document Identifier", "", "Status", "", "Imaging Set", ""),
                    ObjectTypes::documentErrors),
            new Type("", "Production", 17, Map.of("Name", ""), ObjectTypes::productions),
            new Type("", "Production Data Source", 0, Map.of("Name", ""), ObjectTypes::dataSources),
            new Type("", "Production Placeholder", 0, Map.of("Name", ""), ObjectTypes::placeholders),
            new Type("", "Search", 15, Map.of("Name", "", "Owner", ""), ObjectTypes::savedSearches),
            new Type("", "Document", 10, Map.of("Control Number", "", "Has Images", ""), ObjectTypes::documents),
            new Type("", "Code", 0, Map.of("Name", "", "Object Type", "", "Field", ""), ObjectTypes::choices));

    private ObjectTypes() {}

    static Type find(Arguments identifier) {
        JsonNode given = identifier.values();
        return ALL.stream()
                .filter(type -> type.guid().equalsIgnoreCase(given.path("Guid").asText("none"))
                        || type.name().equalsIgnoreCase(given.path("Name").asText("none"))
                        || type.artifactTypeId() != 0
                                && type.artifactTypeId()
                                        == given.path("ArtifactTypeID").asInt())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no object type " + given + "."));
    }

    private static Stream<FoundObject> imagingSets(Workspace workspace, Instance instance) {
        return workspace.sets().ids().stream().map(id -> {
            ImagingSet set = workspace.sets().get(id);
            ObjectNode fields = Json.object().put("Name", set.name());
            fields.set("Data Source", FoundObject.reference(set.dataSource(), ""));
            fields.set("Imaging Profile", FoundObject.reference(set.profile(), ""));
            fields.put("Status", workspace.sets().shownStatus(set).text());
            return FoundObject.of(id, fields);
        });
    }

    /** Those that a retry has not resolved. */
    private static Stream<FoundObject> documentErrors(Workspace workspace, Instance instance) {
        return workspace.sets().ids().stream().map(workspace.sets()::get).flatMap(set -> {
            workspace.sets().shownStatus(set);
            return set.errored().stream().map(document -> {
                ObjectNode fields = Json.object()
                        .put("Name", Document.ERROR)
                        .put("Relativity Document Identifier", document.name())
                        .put("Status", "Ready to retry");
                fields.set("Imaging Set", FoundObject.reference(set.artifactId(), set.name()));
                return FoundObject.of(workspace.documentError(set, document), fields);
            });
        });
    }

    private static Stream<FoundObject> imagingProfiles(Workspace workspace, Instance instance) {
        return workspace.profiles().ids().stream()
                .map(id -> named(id, workspace.profiles().read(id).path("Name").asText()));
    }

    private static Stream<FoundObject> productions(Workspace workspace, Instance instance) {
        return workspace.productions().all().stream()
                .map(production -> named(production.artifactId(), production.name()));
    }

    private static Stream<FoundObject> dataSources(Workspace workspace, Instance instance) {
        return workspace.productions().all().stream()
                .flatMap(production -> production.dataSources().entrySet().stream())
                .map(source ->
                        named(source.getKey(), source.getValue().path("Name").asText()));
    }

    private static Stream<FoundObject> placeholders(Workspace workspace, Instance instance) {
        return workspace.placeholders().ids().stream()
                .map(id ->
                        named(id, workspace.placeholders().read(id).path("Name").asText()));
    }

    private static Stream<FoundObject> savedSearches(Workspace workspace, Instance instance) {
        return workspace.documents().savedSearches().entrySet().stream()
                .map(search -> named(search.getKey(), search.getValue()));
    }

    private static Stream<FoundObject> documents(Workspace workspace, Instance instance) {
        workspace.jobs().progress();
        Map<String, JsonNode> choices = new LinkedHashMap<>();
        choices(workspace, instance)
                .forEach(choice -> choices.put(
                        choice.value("Name").asText(),
                        FoundObject.reference(
                                choice.artifactId(), choice.value("Name").asText())));
        return workspace.documents().all().stream().map(document -> {
            ObjectNode fields = Json.object().put("Control Number", document.name());
            fields.set("Has Images", choices.get(document.imagingStatus()));
            return FoundObject.of(document.artifactId(), fields);
        });
    }

    /** Of one field of documents. */
    private static Stream<FoundObject> choices(Workspace workspace, Instance instance) {
        List<FoundObject> choices = new ArrayList<>();
        for (String name : List.of("Yes", "No", "Error", "Pending")) {
            choices.add(FoundObject.of(
                    workspace.choice(name),
                    Json.object()
                            .put("Name", name)
                            .put("Object Type", "Document")
                            .put("Field", "Has Images")));
        }
        return choices.stream();
    }

    private static FoundObject named(int artifactId, String name) {
        return FoundObject.of(artifactId, Json.object().put("Name", name));
    }
}
