package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.ProductionManagerShapes.*;
import static org.camelrelativity.sandbox.SandboxOperation.*;

import java.util.List;

/** The paths of the Production Manager, in the order of the vendor's page. */
final class ProductionManagerRoutes {
    private static final String WORKSPACE = "relativity-productions/v1/workspaces/{workspaceID}/";
    private static final String PRODUCTIONS = WORKSPACE + "productions";
    private static final String ONE = PRODUCTIONS + "/{productionID}";

    static final List<Route> ALL = List.of(
            Route.of("POST", PRODUCTIONS, CREATE_PRODUCTION, NEW_PRODUCTION, ProductionManagerCalls::create),
            Route.of("GET", PRODUCTIONS, LIST_PRODUCTIONS, IN_WORKSPACE_READ, ProductionManagerCalls::list),
            Route.of("GET", ONE, READ_PRODUCTION, PRODUCTION_READ, ProductionManagerCalls::read),
            Route.of("DELETE", ONE, DELETE_PRODUCTION, PRODUCTION_ID, ProductionManagerCalls::delete),
            Route.of(
                    "GET",
                    PRODUCTIONS + "/defaults",
                    READ_PRODUCTION_DEFAULTS,
                    IN_WORKSPACE,
                    ProductionManagerCalls::defaults),
            Route.of("POST", ONE + "/stage", STAGE_PRODUCTION, STAGE, ProductionRunCalls::stage),
            Route.of("POST", ONE + "/run", RUN_PRODUCTION, RUN, ProductionRunCalls::run),
            Route.of(
                    "POST",
                    PRODUCTIONS + "/stage-and-run",
                    STAGE_AND_RUN_PRODUCTIONS,
                    STAGE_AND_RUN,
                    ProductionRunCalls::stageAndRun),
            Route.of("POST", ONE + "/re-run", RERUN_PRODUCTION, PRODUCTION_ID, ProductionRunCalls::rerun),
            Route.of(
                    "POST",
                    WORKSPACE + "production-restriction",
                    SET_PRODUCTION_RESTRICTION,
                    NEW_RESTRICTION,
                    ProductionConflictCalls::setRestriction),
            Route.of(
                    "GET",
                    WORKSPACE + "production-restriction",
                    READ_PRODUCTION_RESTRICTION,
                    IN_WORKSPACE,
                    ProductionConflictCalls::restriction),
            Route.of(
                    "DELETE",
                    ONE + "/document-conflicts",
                    REMOVE_PRODUCTION_CONFLICTS,
                    PRODUCTION_ID,
                    ProductionConflictCalls::removeConflicts),
            Route.of(
                    "GET",
                    ONE + "/production-images/token",
                    READ_PRODUCTION_IMAGES_TOKEN,
                    PRODUCTION_ID,
                    ProductionImageCalls::token),
            Route.of(
                    "GET",
                    ONE + "/production-images/{token}",
                    READ_PRODUCTION_IMAGES,
                    IMAGES_PAGE,
                    ProductionImageCalls::page),
            Route.of(
                    "GET",
                    ONE + "/production-preview",
                    PREVIEW_PRODUCTION,
                    PRODUCTION_ID,
                    ProductionImageCalls::preview),
            Route.of(
                    "POST",
                    ONE + "/production-images",
                    READ_DOCUMENT_PRODUCTION_IMAGES,
                    DOCUMENTS,
                    ProductionImageCalls::ofDocuments),
            Route.of(
                    "POST",
                    WORKSPACE + "produced-production",
                    READ_DOCUMENT_PRODUCTIONS,
                    DOCUMENTS,
                    ProductionImageCalls::productions),
            Route.of(
                    "GET",
                    WORKSPACE + "tokens/{token}/produced-production",
                    READ_DOCUMENT_PRODUCTIONS,
                    DOCUMENTS_TOKEN,
                    ProductionImageCalls::productionsByToken));

    private ProductionManagerRoutes() {}
}
