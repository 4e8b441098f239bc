package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** What can be read of one production. */
final class ProductionReads {
    private static final String PATH = "relativity-productions/v1/workspaces/{workspaceID}/productions/{productionID}/";

    private static final Shape STATUS = production()
            .with("includePercentages", Values::bool, BooleanNode.FALSE)
            .with("numberOfBrandingErrors", Values::integer, IntNode.valueOf(10));

    static final List<Route> ALL = List.of(
            get("job-status", SandboxOperation.READ_PRODUCTION_STATUS, STATUS, ProductionReads::status),
            get("progress", SandboxOperation.READ_PRODUCTION_PROGRESS, production(), ProductionReads::progress),
            get(
                    "status-details",
                    SandboxOperation.READ_PRODUCTION_STATUS_DETAILS,
                    production(),
                    ProductionReads::details),
            get("prerun-check", SandboxOperation.CHECK_PRODUCTION, production(), ProductionRunCalls::check),
            get(
                    "staging-errors",
                    SandboxOperation.READ_STAGING_ERRORS,
                    production(),
                    ProductionConflictCalls::stagingErrors),
            get(
                    "branding-errors",
                    SandboxOperation.READ_BRANDING_ERRORS,
                    production(),
                    ProductionConflictCalls::brandingErrors),
            get(
                    "document-conflicts",
                    SandboxOperation.READ_PRODUCTION_CONFLICTS,
                    production(),
                    ProductionConflictCalls::conflicts));

    private ProductionReads() {}

    private static Route get(String resource, SandboxOperation operation, Shape shape, Route.Handler handler) {
        return new Route(PATH + resource, operation, Set.of("GET"), shape, false, handler);
    }

    private static Shape production() {
        return new Shape().with("workspaceID", Values::integer).with("productionID", Values::integer);
    }

    private static Production production(Arguments arguments, Instance instance) {
        return instance.workspace(arguments.id("workspaceID")).productions().get(arguments.id("productionID"));
    }

    private static Answer status(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        int shown = arguments.integer("numberOfBrandingErrors");
        if (shown < 0) {
            throw Refusal.invalid("numberOfBrandingErrors must not be negative.");
        }
        ProductionPhase phase = production.job().phase();
        ObjectNode status = Json.object();
        addErrors(status.putArray("BrandingErrors"), Math.min(shown, production.brandingErrors()));
        status.put("NumberOfBrandingErrors", production.brandingErrors())
                .put("JobStatus", phase.jobStatus())
                .put("Status", phase.status());
        addPercentages(status, production, arguments.optionalBool("includePercentages"), instance);
        status.put("LastRunStatus", lastRunStatus(production)).put("LastRunError", lastRunError(production));
        return Answer.json(status);
    }

    private static void addErrors(ArrayNode errors, int shown) {
        for (int redaction = 1; redaction <= shown; redaction++) {
            errors.add(brandingError(redaction));
        }
    }

    static String brandingError(int redaction) {
        return "Redaction ID " + redaction + " is outside the bounds of the image."
                + " Please move the redaction and rerun the production.";
    }

    private static Answer progress(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        List<Document> staged = production.staged();
        int withImages = (int) staged.stream().filter(Document::hasImages).count();
        int images = staged.stream().mapToInt(Document::producedPages).sum();
        int branded = instance.productionQueue().branded(production, instance.now());
        boolean branding = production.phase() == ProductionPhase.BRANDING;
        return Answer.json(Json.object()
                .put("Status", production.phase().displayName())
                .put("StartTime", ProductionManagerCalls.time(production.runStarted()))
                .put("CurrentBrandingQueueLength", branding ? staged.size() - branded : 0)
                .put("TotalBrandingQueueLength", branding ? staged.size() : 0)
                .put("TotalImages", images)
                .put("ImagesToBeBranded", staged.size() - branded)
                .put("ImagesBranded", branded)
                .put("ImagesWithErrors", production.brandingErrors())
                .put("TotalDocuments", staged.size())
                .put("DocumentsWithImages", withImages)
                .put("DocumentsWithPlaceHolders", staged.size() - withImages)
                .put("DocumentsWithRedactions", 0)
                .put("DocumentsWithNatives", staged.size())
                .put("ImageSizeInGb", 0.25)
                .put("ProductionRunDate", ProductionManagerCalls.time(production.runStarted()))
                .put("BeginBates", production.bates().first())
                .put("EndBates", production.bates().last()));
    }

    private static Answer details(Arguments arguments, Instance instance) {
        Production production = production(arguments, instance);
        ObjectNode json = Json.object();
        json.putObject("StatusDetails")
                .put("Status", production.phase().displayName())
                .put("Documents", production.documents());
        return Answer.json(json);
    }

    /** What the vendor calls imaging is the branding. */
    private static void addPercentages(ObjectNode status, Production production, boolean included, Instance instance) {
        double imaging = 0;
        double producing = 0;
        if (included && production.documents() > 0) {
            int branded = instance.productionQueue().branded(production, instance.now());
            imaging = 100.0 * branded / production.documents();
            producing = production.job().phase().numbered() ? 100 : 0;
        }
        status.put("PercentageImaging", imaging).put("PercentageProducing", producing);
    }

    static String lastRunStatus(Production production) {
        return production.brandingErrors() > 0 ? "There was an error producing/branding the production." : "";
    }

    static String lastRunError(Production production) {
        return production.brandingErrors() == 0
                ? ""
                : "There were errors during Branding for Production " + production.artifactId()
                        + ", please check the branding errors tab.";
    }
}
