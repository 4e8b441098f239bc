package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The status of a production and its job (contract production M12). */
final class ProductionStatusCall {
    private ProductionStatusCall() {}

    static Answer read(Arguments arguments, Instance instance) {
        Workspace workspace = instance.workspace(arguments.id("workspaceID"));
        Production production = workspace.productions().get(arguments.id("productionID"));
        int shown = arguments.integer("numberOfBrandingErrors");
        if (shown < 0) {
            throw Refusal.invalid("numberOfBrandingErrors must not be negative.");
        }
        ProductionPhase phase = production.job().phase();
        boolean errors = production.brandingErrors() > 0;
        ObjectNode status = Json.object();
        addErrors(status.putArray("BrandingErrors"), Math.min(shown, production.brandingErrors()));
        status.put("NumberOfBrandingErrors", production.brandingErrors())
                .put("JobStatus", phase.jobStatus())
                .put("Status", phase.status());
        addPercentages(status, production, arguments.optionalBool("includePercentages"), instance);
        status.put("LastRunStatus", errors ? "There was an error producing/branding the production." : "")
                .put("LastRunError", errors ? lastRunError(production) : "");
        return Answer.json(status);
    }

    private static void addErrors(ArrayNode errors, int shown) {
        for (int redaction = 1; redaction <= shown; redaction++) {
            errors.add("Redaction ID " + redaction + " is outside the bounds of the image."
                    + " Please move the redaction and rerun the production.");
        }
    }

    /** What the vendor calls imaging is the branding (contract production P-13). */
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

    private static String lastRunError(Production production) {
        return "There were errors during Branding for Production " + production.artifactId()
                + ", please check the branding errors tab.";
    }
}
