package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The calls about re-productions. */
final class ReproductionCalls {
    /** The vendor's candidates have it in this form. */
    private static final DateTimeFormatter UNITED_STATES =
            DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    private ReproductionCalls() {}

    private static Workspace workspace(Arguments arguments, Instance instance) {
        return instance.workspace(arguments.id("workspaceID"));
    }

    private static ReproductionJobs jobs(Arguments arguments, Instance instance) {
        return workspace(arguments, instance).reproductionJobs();
    }

    /** Of this call alone a source says 201. */
    static Answer createFromDocuments(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        List<Document> documents = StreamSupport.stream(
                        arguments.required("documents").spliterator(), false)
                .map(document -> workspace.documents().get(document.intValue()))
                .toList();
        return create(documents, arguments, workspace).withStatus(201);
    }

    static Answer createFromToken(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        return create(workspace.documentSelections().get(arguments.guid("databaseToken")), arguments, workspace);
    }

    private static Answer create(List<Document> documents, Arguments arguments, Workspace workspace) {
        checkOptions(arguments.object("reproductionOptions"), workspace);
        List<Arguments> productions = arguments.objects("productions");
        if (documents.isEmpty() || productions.isEmpty()) {
            throw Refusal.invalid("At least one document and one production are required.");
        }
        ReproductionJobs jobs = workspace.reproductionJobs();
        List<Production> parents = new ArrayList<>();
        List<ObjectNode> results = new ArrayList<>();
        for (Arguments given : productions) {
            int parent = given.id("ProductionID");
            ObjectNode result = Json.object().put("ProductionID", 0).put("ParentProductionID", parent);
            refusal(workspace.productions().find(parent), documents)
                    .ifPresentOrElse(
                            error -> result.putArray("Errors").add(error),
                            () -> parents.add(workspace.productions().get(parent)));
            results.add(result);
        }
        int job = parents.isEmpty() ? 0 : jobs.create(parents, documents);
        ObjectNode answer = Json.object().put("ReproductionJobID", job).put("WasJobCreated", job != 0);
        ArrayNode created = answer.putArray("ProductionsCreated");
        if (job != 0) {
            jobs.get(job).forEach(each -> {
                created.add(each.production());
                results.stream()
                        .filter(result -> result.get("ParentProductionID").intValue() == each.parent())
                        .forEach(result -> result.put("ProductionID", each.production()));
            });
        }
        addTexts(answer);
        ArrayNode list = answer.putArray("Results");
        results.forEach(result -> list.add(addTexts(result)));
        return job == 0 ? Answer.json(answer).withoutEffect() : Answer.json(answer);
    }

    /** Why a production can't be produced again; the later texts are ours, in the vendor's style. */
    private static Optional<String> refusal(Optional<Production> parent, List<Document> documents) {
        if (parent.isEmpty()) {
            return Optional.of(ProductionRunCalls.INVALID);
        }
        Production production = parent.get();
        if (!production.phase().ended()) {
            return Optional.of("Production " + production.artifactId() + " has not been produced.");
        }
        return production.staged().stream().anyMatch(documents::contains)
                ? Optional.empty()
                : Optional.of("Production " + production.artifactId() + " has none of the documents.");
    }

    private static ObjectNode addTexts(ObjectNode answer) {
        answer.withArray("Errors");
        answer.putArray("Messages");
        answer.putArray("Warnings");
        return answer;
    }

    private static void checkOptions(Arguments options, Workspace workspace) {
        String type = options.text("ReproductionType");
        Arguments group = options.object(type + "Options");
        if (Boolean.TRUE.equals(group.optionalBool("BurnRedactions")) && group.optionalId("MarkupSetID") == 0) {
            throw Refusal.invalid("MarkupSetID is required when BurnRedactions is true.");
        }
        if (type.equals("ReplaceDocumentWithPlaceholder")) {
            workspace.placeholders().read(group.id("PlaceholderID"));
        }
    }

    static Answer list(Arguments arguments, Instance instance) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        jobs(arguments, instance).ids().forEach(ids::add);
        return Answer.json(ids);
    }

    static Answer status(Arguments arguments, Instance instance) {
        int job = arguments.id("reproductionJobID");
        ReproductionJobs jobs = jobs(arguments, instance);
        ObjectNode answer = addTexts(Json.object().put("ReproductionStatus", jobs.status(job)));
        ArrayNode productions = answer.putArray("ProductionStatusResults");
        jobs.existing(job).forEach(production -> productions
                .addObject()
                .put("ArtifactID", production.artifactId())
                .put("Status", production.phase().status()));
        return Answer.json(answer);
    }

    static Answer ofProduction(Arguments arguments, Instance instance) {
        Productions productions = workspace(arguments, instance).productions();
        Production parent = productions.get(arguments.id("productionID"));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        jobs(arguments, instance).of(parent.artifactId()).forEach(each -> {
            boolean deleted = productions.find(each.production()).isEmpty();
            list.addObject()
                    .put("Name", each.name())
                    .put("ProductionID", deleted ? -1 : each.production())
                    .put("IsDeleted", deleted);
        });
        return Answer.json(list);
    }

    /** The type changes nothing here: the sandbox knows no placeholders in productions. */
    static Answer eligible(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        List<Document> selected = workspace.documentSelections().get(arguments.guid("databaseToken"));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        workspace.productions().all().stream()
                .filter(production -> refusal(Optional.of(production), selected).isEmpty())
                .forEach(production -> list.addObject()
                        .put("BeginBates", production.bates().first())
                        .put("EndBates", production.bates().last())
                        .put("DateProduced", UNITED_STATES.format(production.produced()))
                        .put("ProductionID", production.artifactId())
                        .put("Name", production.name()));
        return Answer.json(list);
    }

    static Answer stageAndRun(Arguments arguments, Instance instance) {
        int job = arguments.id("reproductionJobID");
        ReproductionJobs jobs = jobs(arguments, instance);
        jobs.get(job);
        return ProductionRunCalls.stageAndRun(jobs.existing(job), instance);
    }

    static Answer cancel(Arguments arguments, Instance instance) {
        int job = arguments.id("reproductionJobID");
        ReproductionJobs jobs = jobs(arguments, instance);
        jobs.get(job);
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        int successful = 0;
        for (Production production : jobs.existing(job)) {
            ArrayNode errors = QueueAction.cancel(instance).perform(production.job());
            successful += errors.isEmpty() ? 1 : 0;
            results.addObject()
                    .put("WorkspaceID", production.workspace())
                    .put("ProductionID", production.artifactId())
                    .put("JobID", production.job().id())
                    .put("CancelSuccessfullySent", errors.isEmpty())
                    .set("Errors", errors);
        }
        ObjectNode answer = Json.object()
                .put("NumberOfJobsRequestedForCancel", results.size())
                .put("NumberOfJobsCancelWasRequestedSuccessfully", successful);
        answer.set("CancelJobResults", results);
        answer.putArray("Errors");
        return successful > 0 ? Answer.json(answer) : Answer.json(answer).withoutEffect();
    }
}
