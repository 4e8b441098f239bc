package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.VersionedImagingRoutes.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What imaging has made of a document. */
final class VersionedDocuments {
    private VersionedDocuments() {}

    static Answer createMassProcess(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        Arguments request = arguments.object("request");
        Condition condition = ConditionParser.parse(request.object("query").textNotBlank("condition"));
        List<Document> chosen = workspace.documents().all().stream()
                .filter(document -> condition.holds(
                        FoundObject.of(document.artifactId(), Json.object()), workspace.documents()::idsFoundBy))
                .toList();
        return Answer.json(Json.object()
                .put("ProcessID", Integer.valueOf(workspace.massProcesses().add(chosen))));
    }

    static Answer status(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        Document document = workspace.documents().get(arguments.id("documentID"));
        workspace.jobs().progress();
        ObjectNode answer = Json.object().put("ImageCount", document.images());
        if (document.imagingStatus().equals("Error")) {
            answer.putObject("Error").put("Message", Document.ERROR).put("Status", "ReadyToRetry");
        }
        ArrayNode warnings = answer.putArray("Warnings");
        for (Document.Warning warning : document.warnings()) {
            warnings.addObject().put("Message", warning.message()).put("Type", warning.type());
        }
        return Answer.json(answer.put("HasImages", document.imagingStatus()));
    }
}
