package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.ProductionManagerCalls.production;
import static org.camelrelativity.sandbox.ProductionManagerCalls.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The images of productions, and the productions of documents. */
final class ProductionImageCalls {
    private static final int DEFAULT_TOP = 100;

    private ProductionImageCalls() {}

    static Answer token(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        UUID token = workspace(arguments, instance).productions().addImagesToken(production);
        return Answer.json(JsonNodeFactory.instance.textNode(token.toString()));
    }

    static Answer page(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        if (!workspace(arguments, instance).productions().isImagesToken(arguments.guid("token"), production)) {
            throw Refusal.invalid("The token is not one of this production.");
        }
        int top = arguments.values().path("top").asInt(DEFAULT_TOP);
        int skip = arguments.values().path("skip").asInt();
        if (top < 1 || skip < 0) {
            throw Refusal.invalid("top must be positive, and skip must not be negative.");
        }
        List<ObjectNode> all = images(production, production.staged());
        List<ObjectNode> page = all.subList(Math.min(skip, all.size()), (int) Math.min(skip + (long) top, all.size()));
        ObjectNode json = Json.object().put("TotalResultSet", all.size()).put("ResultCount", page.size());
        json.putArray("ImageFiles").addAll(page);
        json.putArray("Errors");
        return Answer.json(json);
    }

    /** Something that looks like a PDF; only RelativityOne has it. */
    static Answer preview(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        return new Answer(
                200,
                Map.of("Content-Type", "application/pdf"),
                "%PDF-1.7\n% preview of production " + production.artifactId() + "\n%%EOF\n",
                true);
    }

    static Answer ofDocuments(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        List<Document> asked = documents(arguments, workspace(arguments, instance));
        List<Document> produced =
                production.staged().stream().filter(asked::contains).toList();
        List<ObjectNode> images = images(production, produced);
        Collections.reverse(images); // the vendor promises no order
        ObjectNode json = Json.object().put("Count", images.size());
        json.putArray("ImageFiles").addAll(images);
        json.putArray("Errors");
        return Answer.json(json);
    }

    static Answer productions(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        return productions(documents(arguments, workspace), workspace);
    }

    static Answer productionsByToken(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        return productions(workspace.documentSelections().get(arguments.guid("token")), workspace);
    }

    private static List<Document> documents(Arguments arguments, Workspace workspace) {
        return StreamSupport.stream(arguments.required("documentIDs").spliterator(), false)
                .map(JsonNode::intValue)
                .map(workspace.documents()::get)
                .toList();
    }

    private static Answer productions(List<Document> documents, Workspace workspace) {
        Set<Document> asked = documents.stream().collect(Collectors.toSet());
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Production production : workspace.productions().all()) {
            boolean holds = production.staged().stream().anyMatch(asked::contains);
            if (holds && production.phase().ended()) {
                ObjectNode slim = list.addObject()
                        .put("ProductionID", production.artifactId())
                        .put("Name", production.name());
                slim.putObject("FieldValues")
                        .put("BeginBates", production.bates().first())
                        .put("EndBates", production.bates().last())
                        .put("DateProduced", ProductionManagerCalls.time(production.produced()));
            }
        }
        return Answer.json(list);
    }

    /** There are none before the production is produced. */
    private static List<ObjectNode> images(Production production, List<Document> documents) {
        List<ObjectNode> images = new ArrayList<>();
        if (production.phase().ended()) {
            for (Document document : documents) {
                for (int page = 0; page < document.producedPages(); page++) {
                    images.add(Json.object()
                            .put("DocumentID", document.artifactId())
                            .put("FileID", images.size() + 1)
                            .put("PageNumber", page)
                            .put("HasRedactions", false)
                            .put(
                                    "FileGuid",
                                    new UUID(production.artifactId(), ((long) document.artifactId() << 16) + page)
                                            .toString()));
                }
            }
        }
        return images;
    }
}
