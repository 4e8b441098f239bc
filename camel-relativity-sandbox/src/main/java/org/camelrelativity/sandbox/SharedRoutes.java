package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every server has under the same path, whatever generation of the API. */
final class SharedRoutes {
    private static final String LEGACY_VERSION = "11.3.85.1";
    private static final String VERSION = "12.3.857.3";

    private static final Shape SEARCH = new Shape()
            .with("workspaceArtifactID", Values::integer)
            .with(
                    "searchDTO",
                    new Shape()
                            .with("ArtifactTypeID", Values::integer)
                            .with("Name", Values::text)
                            .with("Fields", Values.listOf(ObjectManager.FIELD))
                            .with("SearchCriteria", Values::anything)
                            .with("Scope", Values.oneOf("EntireCase", "Folders", "Subfolders"))
                            .with("SearchFolders", Values::anything)
                            .with("SearchContainer", Values::anything));

    static final List<Route> ALL = List.of(
            new Route(
                    "Relativity.Services.Search.ISearchModule/Keyword Search Manager/CreateSingleAsync",
                    SandboxOperation.CREATE_SAVED_SEARCH,
                    Set.of("POST"),
                    SEARCH,
                    false,
                    SharedRoutes::createSearch),
            new Route(
                    "Relativity.Services.InstanceDetails.IInstanceDetailsModule/InstanceDetailsService/"
                            + "GetRelativityVersionAsync",
                    SandboxOperation.READ_VERSION,
                    Set.of("POST"),
                    new Shape(),
                    false,
                    SharedRoutes::version));

    private SharedRoutes() {}

    private static Answer version(Arguments arguments, Instance instance) {
        return Answer.json(TextNode.valueOf(instance.settings().versionedApi() ? VERSION : LEGACY_VERSION));
    }

    private static Answer createSearch(Arguments arguments, Instance instance) {
        Workspace workspace = instance.workspace(arguments.id("workspaceArtifactID"));
        Arguments search = arguments.object("searchDTO");
        if (search.integer("ArtifactTypeID") != 10 || search.required("Fields").isEmpty()) {
            throw Refusal.invalid("A saved search has ArtifactTypeID 10 and at least one of Fields.");
        }
        List<Document> found = found(workspace, search.values().path("SearchCriteria"));
        int artifactId =
                workspace.documents().addSavedSearch(workspace.ids().next(), search.textNotBlank("Name"), found);
        return Answer.json(IntNode.valueOf(artifactId));
    }

    /** All there are now, or those with these Artifact IDs; what else a criterion says, the sandbox does not understand. */
    private static List<Document> found(Workspace workspace, JsonNode criteria) {
        if (criteria.path("Conditions").isEmpty()) {
            return List.copyOf(workspace.documents().all());
        }
        JsonNode condition = criteria.path("Conditions").path(0).path("Condition");
        String field = condition.path("FieldIdentifier").path("Name").asText();
        boolean understood = criteria.path("Conditions").size() == 1
                && FoundObject.isArtifactId(field)
                && condition.path("Operator").asText().equals("In")
                && condition.path("Value").isArray();
        if (!understood) {
            throw Refusal.invalid("The sandbox understands no other criterion than Artifact ID, In, and a list.");
        }
        List<Document> found = new ArrayList<>();
        condition.path("Value").forEach(id -> found.add(workspace.documents().get(id.asInt())));
        return found;
    }
}
