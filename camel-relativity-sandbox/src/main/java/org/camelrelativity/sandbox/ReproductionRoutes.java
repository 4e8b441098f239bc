package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.SandboxOperation.*;

import java.util.List;

/** The paths of the calls about re-productions, and what they take. */
final class ReproductionRoutes {
    private static final String V1 = "relativity-productions/v1/";
    private static final String WORKSPACE = V1 + "workspaces/{workspaceID}/";
    private static final String REPRODUCTIONS = WORKSPACE + "re-productions/";
    private static final String JOB = WORKSPACE + "productions/reproduction-jobs/{reproductionJobID}/";
    private static final String ELIGIBLE =
            "/{workspaceID}/database-tokens/{databaseToken}/reproduction-types/{reproductionType}/eligible-re-productions";

    private static final ValueReader TYPE =
            Values.oneOf("ReproduceDocument", "ReplaceDocumentWithPlaceholder", "ReplacePlaceholderWithDocument");

    private static final Shape OPTIONS = new Shape()
            .with("ReproductionType", TYPE)
            .with("ReproduceDocumentOptions", withMarkup())
            .with(
                    "ReplaceDocumentWithPlaceholderOptions",
                    new Shape().with("PlaceholderID", Values::integer).with("IncludeNatives", Values::bool))
            .with(
                    "ReplacePlaceholderWithDocumentOptions",
                    withMarkup().with("Delimiter", Values::text).with("NumberOfDigits", Values::integer));

    private static final Shape BY_TOKEN = job().with("databaseToken", Values::guid);
    private static final Shape BY_DOCUMENTS = job().with("documents", Values.listOf(Values::integer));
    private static final Shape ONE_JOB = inWorkspace().with("reproductionJobID", Values::integer);
    private static final Shape ONE_PRODUCTION = inWorkspace().with("productionID", Values::integer);
    private static final Shape CANDIDATES =
            inWorkspace().with("databaseToken", Values::guid).with("reproductionType", TYPE);

    static final List<Route> ALL = List.of(
            Route.of(
                    "POST",
                    REPRODUCTIONS + "re-production-job-with-documents",
                    CREATE_REPRODUCTION_JOB,
                    BY_DOCUMENTS,
                    ReproductionCalls::createFromDocuments),
            Route.of(
                    "POST",
                    REPRODUCTIONS + "re-production-job",
                    CREATE_REPRODUCTION_JOB,
                    BY_TOKEN,
                    ReproductionCalls::createFromToken),
            Route.of("GET", REPRODUCTIONS + "jobs", LIST_REPRODUCTION_JOBS, inWorkspace(), ReproductionCalls::list),
            Route.of(
                    "GET",
                    REPRODUCTIONS + "{reproductionJobID}/status",
                    READ_REPRODUCTION_STATUS,
                    ONE_JOB,
                    ReproductionCalls::status),
            Route.of(
                    "GET",
                    WORKSPACE + "productions/{productionID}/re-productions",
                    LIST_REPRODUCTIONS,
                    ONE_PRODUCTION,
                    ReproductionCalls::ofProduction),
            Route.of(
                    "GET",
                    V1 + "workspaces" + ELIGIBLE,
                    LIST_ELIGIBLE_REPRODUCTIONS,
                    CANDIDATES,
                    ReproductionCalls::eligible),
            Route.of(
                    "GET",
                    V1 + "workspace" + ELIGIBLE,
                    LIST_ELIGIBLE_REPRODUCTIONS,
                    CANDIDATES,
                    ReproductionCalls::eligible),
            Route.of(
                    "POST",
                    JOB + "stage-and-run",
                    STAGE_AND_RUN_REPRODUCTION_JOB,
                    ONE_JOB,
                    ReproductionCalls::stageAndRun),
            Route.of("POST", JOB + "cancel", CANCEL_REPRODUCTION_JOB, ONE_JOB, ReproductionCalls::cancel));

    private ReproductionRoutes() {}

    private static Shape inWorkspace() {
        return new Shape().with("workspaceID", Values::integer);
    }

    private static Shape withMarkup() {
        return new Shape()
                .with("IncludeNatives", Values::bool)
                .with("BurnRedactions", Values::bool)
                .with("MarkupSetID", Values::integer);
    }

    private static Shape job() {
        return inWorkspace()
                .with("reproductionOptions", OPTIONS)
                .with("productions", Values.listOf(new Shape().with("ProductionID", Values::integer)));
    }
}
