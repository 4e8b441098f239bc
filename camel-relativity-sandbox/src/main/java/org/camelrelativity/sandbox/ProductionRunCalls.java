package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.ProductionManagerCalls.production;
import static org.camelrelativity.sandbox.ProductionManagerCalls.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Staging and running productions. What can't be done is told in a 200. The texts of the refusals that no page of
 * the vendor has are ours.
 */
final class ProductionRunCalls {
    static final String INVALID = "Production specified is invalid.";

    private static final String BLOCKED = "One or more productions in this request could not be run, so this production"
            + " will not run either. Please check all errors.";
    private static final String NO_RESTRICTION = "There is no specified Production Restriction for this workspace.";

    /** There is a number also where there is no job. */
    private static final int NO_JOB = 2;

    private ProductionRunCalls() {}

    static Answer stage(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        boolean runs = Boolean.TRUE.equals(arguments.optionalBool("automaticallyRun"));
        Optional<String> error = stagingError(production);
        return answer(
                error.isPresent()
                        ? refused(production, List.of(error.get()), List.of())
                        : started(
                                production,
                                runs ? ProductionJob.Kind.STAGE_AND_RUN : ProductionJob.Kind.STAGE,
                                instance));
    }

    static Answer run(Arguments arguments, Instance instance) {
        return answer(run(
                production(arguments, instance),
                Boolean.TRUE.equals(arguments.optionalBool("suppressWarnings")),
                Boolean.TRUE.equals(arguments.optionalBool("overrideConflicts")),
                instance));
    }

    static Answer stageAndRun(Arguments arguments, Instance instance) {
        Productions productions = workspace(arguments, instance).productions();
        List<ObjectNode> results = new ArrayList<>();
        for (JsonNode id : arguments.required("productionIDs")) {
            results.add(productions
                    .find(id.intValue())
                    .map(production -> stageAndRun(production, instance))
                    .orElseGet(() -> result(NO_JOB, List.of(BLOCKED, INVALID), List.of(), List.of())
                            .put("ProductionID", id.intValue())
                            .put("WorkspaceID", arguments.id("workspaceID"))));
        }
        return answer(results);
    }

    static Answer stageAndRun(List<Production> productions, Instance instance) {
        return answer(productions.stream()
                .map(production -> stageAndRun(production, instance))
                .toList());
    }

    private static ObjectNode stageAndRun(Production production, Instance instance) {
        if (production.phase().runnable()) {
            return run(production, false, false, instance);
        }
        Optional<String> error = stagingError(production);
        return error.isPresent()
                ? refused(production, List.of(BLOCKED, error.get()), List.of())
                : started(production, ProductionJob.Kind.STAGE_AND_RUN, instance);
    }

    static Answer rerun(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        if (!instance.productionQueue().retry(production.job(), instance.now())) {
            throw Productions.notNow(production, "run again");
        }
        return Answer.empty();
    }

    static Answer check(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        int conflicts = production.conflicts().size();
        List<String> warnings = warnings(production);
        boolean runnable = production.phase().runnable();
        boolean clear = conflicts == 0 && warnings.isEmpty();
        ObjectNode check = Json.object().put("ConflictMessage", conflicts == 0 ? "" : conflictMessage(conflicts));
        texts(check.putArray("ProductionErrors"), warnings);
        check.putArray("PlaceholderErrors");
        check.put("CanContinue", runnable)
                .put("ContinueMessage", !runnable ? "CannotContinue" : clear ? "Continue" : "OverrideAndContinue");
        return Answer.json(check);
    }

    private static Optional<String> stagingError(Production production) {
        if (production.phase().running()
                || production.phase().ended()
                || production.phase() == ProductionPhase.ERRORED) {
            return Optional.of("The production can't be staged in its present status.");
        }
        return production.dataSources().isEmpty()
                ? Optional.of("The production has no data source.")
                : Optional.empty();
    }

    private static ObjectNode run(Production production, boolean suppress, boolean override, Instance instance) {
        if (!production.phase().runnable()) {
            return refused(production, List.of("The production must be staged before it is run."), List.of());
        }
        int conflicts = production.conflicts().size();
        List<String> errors = conflicts == 0 || override ? List.of() : List.of(conflictMessage(conflicts));
        List<String> warnings = suppress ? List.of() : warnings(production);
        return errors.isEmpty() && warnings.isEmpty()
                ? started(production, ProductionJob.Kind.PRODUCE, instance)
                : refused(production, errors, warnings);
    }

    private static String conflictMessage(int conflicts) {
        return "There are " + conflicts
                + " conflicts between the documents in this Production and the Production Restriction.";
    }

    private static List<String> warnings(Production production) {
        boolean images = production.dataSources().values().stream().anyMatch(ProductionRunCalls::needsImages);
        boolean lacking = production.staged().stream().anyMatch(document -> !document.hasImages());
        return images && lacking
                ? List.of(
                        "Trying to produce documents as Images, but there are documents in the data source that do not"
                                + " have Images.")
                : List.of();
    }

    private static boolean needsImages(ObjectNode source) {
        return source.path("ProductionType").asText().startsWith("Images")
                && source.path("UseImagePlaceholder")
                        .asText("NeverUseImagePlaceholder")
                        .equals("NeverUseImagePlaceholder");
    }

    private static ObjectNode started(Production production, ProductionJob.Kind kind, Instance instance) {
        Workspace workspace = production.home();
        ProductionJob job = workspace.productions().start(production, kind);
        boolean restricted = workspace.productionRestriction().savedSearch() != ProductionRestriction.NONE;
        return about(
                        production,
                        result(job.id(), List.of(), List.of(), restricted ? List.of() : List.of(NO_RESTRICTION)))
                .put("WasJobCreated", true);
    }

    private static ObjectNode refused(Production production, List<String> errors, List<String> warnings) {
        return about(production, result(NO_JOB, errors, warnings, List.of()));
    }

    private static ObjectNode about(Production production, ObjectNode result) {
        return result.put("ProductionID", production.artifactId()).put("WorkspaceID", production.workspace());
    }

    private static ObjectNode result(int job, List<String> errors, List<String> warnings, List<String> messages) {
        ObjectNode result = Json.object().put("JobID", job);
        texts(result.putArray("Errors"), errors);
        texts(result.putArray("Messages"), messages);
        texts(result.putArray("Warnings"), warnings);
        return result.put("WasJobCreated", false);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static Answer answer(ObjectNode result) {
        return answer(Answer.json(result), List.of(result));
    }

    private static Answer answer(List<ObjectNode> results) {
        return answer(Answer.json(JsonNodeFactory.instance.arrayNode().addAll(results)), results);
    }

    private static Answer answer(Answer answer, List<ObjectNode> results) {
        boolean effect =
                results.stream().anyMatch(result -> result.get("WasJobCreated").booleanValue());
        return effect ? answer : answer.withoutEffect();
    }
}
