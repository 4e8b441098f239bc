package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.ProductionManagerCalls.production;
import static org.camelrelativity.sandbox.ProductionManagerCalls.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What keeps documents from being staged, produced or branded. */
final class ProductionConflictCalls {
    private ProductionConflictCalls() {}

    static Answer setRestriction(Arguments arguments, Instance instance) {
        workspace(arguments, instance)
                .productionRestriction()
                .set(arguments.optionalId("productionRestrictionSearchID"));
        return Answer.empty();
    }

    static Answer restriction(Arguments arguments, Instance instance) {
        return Answer.json(IntNode.valueOf(
                workspace(arguments, instance).productionRestriction().savedSearch()));
    }

    static Answer conflicts(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        require(production, ProductionPhase.STAGED, ProductionPhase.STARTING);
        int search = production.home().productionRestriction().savedSearch();
        ObjectNode json = Json.object();
        json.putObject("ProductionRestrictions")
                .put("SavedSearchID", search)
                .put("SavedSearchName", search == ProductionRestriction.NONE ? "" : "Saved search " + search);
        ArrayNode documents = json.putArray("DocumentIDs");
        production.conflicts().forEach(document -> documents.add(document.artifactId()));
        return Answer.json(json.put("HasOverridePermission", true));
    }

    static Answer removeConflicts(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        require(production, ProductionPhase.STAGED, ProductionPhase.START_ERROR);
        production.remove(production.conflicts());
        return Answer.empty();
    }

    private static void require(Production production, ProductionPhase one, ProductionPhase other) {
        if (production.phase() != one && production.phase() != other) {
            throw Refusal.invalid("The status of the production must be " + one.status() + " or " + other.status()
                    + ", but is " + production.phase().status() + ".");
        }
    }

    static Answer stagingErrors(Arguments arguments, Instance instance) {
        StagingOutcome staging = production(arguments, instance).staging();
        ObjectNode json =
                Json.object().put("ErroredDocumentCount", staging.duplicates().size());
        ArrayNode duplicates = json.putArray("DuplicateDocuments");
        staging.duplicates().forEach((document, sources) -> {
            ArrayNode names =
                    duplicates.addObject().put("Name", document.name()).putArray("DataSourceNames");
            sources.forEach(names::add);
        });
        String message = staging.failed() ? "There are documents that several data sources find." : "";
        return Answer.json(json.put("ErrorMessage", message));
    }

    static Answer brandingErrors(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        if (production.brandingErrors() > 0) {
            production.failing().forEach(document -> errors.addObject()
                    .put("DocumentName", document.name())
                    .put("DocumentID", document.artifactId())
                    .put("FileID", document.artifactId())
                    .put("ErrorMessage", ProductionReads.brandingError(errors.size())));
        }
        return Answer.json(errors);
    }
}
