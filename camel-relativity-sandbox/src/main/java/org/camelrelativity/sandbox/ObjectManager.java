package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Queries of objects. */
final class ObjectManager {
    private static final String PATH = "/workspace/{workspaceID}/object/queryslim";
    /** The instance setting PDVDefaultQueryCacheSize. */
    private static final int DEFAULT_LENGTH = 10_000;

    static final Shape FIELD = new Shape()
            .with("Name", Values::text)
            .with("Guid", Values::guid)
            .with("ArtifactID", Values::integer)
            .with("ViewFieldID", Values::integer);

    private static final Shape QUERY = new Shape()
            .with("workspaceID", Values::integer)
            .with("start", Values::integer, IntNode.valueOf(1))
            .with("length", Values::integer, IntNode.valueOf(0))
            .withEnvelope(
                    "request",
                    new Shape()
                            .with(
                                    "ObjectType",
                                    new Shape()
                                            .with("Guid", Values::guid)
                                            .with("Name", Values::text)
                                            .with("ArtifactTypeID", Values::integer))
                            .with("Fields", Values.listOf(FIELD))
                            .with("Condition", Values::text, TextNode.valueOf(""))
                            .with(
                                    "Sorts",
                                    Values.listOf(new Shape()
                                            .with("FieldIdentifier", FIELD)
                                            .with("Order", Values::integer)
                                            .with("Direction", Values.oneOf("Ascending", "Descending")))));

    static final Route LEGACY = route("Relativity.Objects");
    static final Route VERSIONED = route("Relativity.ObjectManager/v1");

    private ObjectManager() {}

    private static Route route(String service) {
        return new Route(
                service + PATH, SandboxOperation.QUERY_OBJECTS, Set.of("POST"), QUERY, false, ObjectManager::querySlim);
    }

    private static Answer querySlim(Arguments arguments, Instance instance) {
        Workspace workspace = instance.workspace(arguments.id("workspaceID"));
        Arguments request = arguments.object("request");
        ObjectTypes.Type type = ObjectTypes.find(request.object("ObjectType"));
        Condition condition = ConditionParser.parse(request.text("Condition"));
        Condition.SavedSearches searches = workspace.documents()::idsFoundBy;
        List<String> fields = fields(type, request.values().path("Fields"));
        List<FoundObject> found = new ArrayList<>(type.source()
                .objects(workspace, instance)
                .filter(object -> condition.holds(object, searches))
                .toList());
        found.sort(order(type, request.values().path("Sorts")));
        int start = Math.max(1, arguments.integer("start"));
        int length = arguments.integer("length") > 0 ? arguments.integer("length") : DEFAULT_LENGTH;
        List<FoundObject> page = found.stream().skip(start - 1L).limit(length).toList();
        ObjectNode answer = Json.object()
                .put("TotalCount", found.size())
                .put("ResultCount", page.size())
                .put("CurrentStartIndex", start);
        answer.putObject("ObjectType")
                .put("ArtifactTypeID", type.artifactTypeId())
                .put("Name", type.name());
        ArrayNode named = answer.putArray("Fields");
        fields.forEach(field -> named.addObject().put("Name", field));
        ArrayNode rows = answer.putArray("Objects");
        for (FoundObject object : page) {
            ArrayNode values =
                    rows.addObject().put("ArtifactID", object.artifactId()).putArray("Values");
            fields.forEach(field -> values.add(shown(object.value(field))));
        }
        return Answer.json(answer);
    }

    private static JsonNode shown(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    private static List<String> fields(ObjectTypes.Type type, JsonNode asked) {
        List<String> fields = new ArrayList<>();
        for (JsonNode field : asked) {
            if (field.path("Name").asText().equals("*")) {
                type.fields().keySet().stream().sorted().forEach(fields::add);
            } else {
                fields.add(type.field(field));
            }
        }
        return fields;
    }

    /** By Artifact ID in the end, as a database that is asked for no order mostly answers. */
    private static Comparator<FoundObject> order(ObjectTypes.Type type, JsonNode sorts) {
        Comparator<FoundObject> order = (one, other) -> 0;
        for (JsonNode sort : sorts) {
            String field = type.field(sort.path("FieldIdentifier"));
            Comparator<FoundObject> by = field.equals("Artifact ID")
                    ? Comparator.comparing(FoundObject::artifactId)
                    : Comparator.comparing(object -> object.value(field).asText());
            order = order.thenComparing(sort.path("Direction").asText().equals("Descending") ? by.reversed() : by);
        }
        return order.thenComparing(FoundObject::artifactId);
    }
}
