package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.ProductionManagerShapes.*;
import static org.camelrelativity.sandbox.SandboxOperation.*;

import java.util.List;
import java.util.Set;

/** The paths of the Production Manager, in the order of the vendor's page (contract production M1 to M29). */
final class ProductionManagerRoutes {
    private static final String WORKSPACE = "relativity-productions/v1/workspaces/{workspaceID}/";
    private static final String PRODUCTIONS = WORKSPACE + "productions";
    private static final String ONE = PRODUCTIONS + "/{productionID}";

    static final List<Route> ALL = List.of(
            route("POST", PRODUCTIONS, CREATE_PRODUCTION, NEW_PRODUCTION, ProductionManagerCalls::create),
            route("GET", PRODUCTIONS, LIST_PRODUCTIONS, IN_WORKSPACE_READ, ProductionManagerCalls::list),
            route("GET", ONE, READ_PRODUCTION, PRODUCTION_READ, ProductionManagerCalls::read),
            route("DELETE", ONE, DELETE_PRODUCTION, PRODUCTION_ID, ProductionManagerCalls::delete),
            route(
                    "GET",
                    PRODUCTIONS + "/defaults",
                    READ_PRODUCTION_DEFAULTS,
                    IN_WORKSPACE,
                    ProductionManagerCalls::defaults),
            route("POST", ONE + "/stage", STAGE_PRODUCTION, STAGE, ProductionRunCalls::stage),
            route("POST", ONE + "/run", RUN_PRODUCTION, RUN, ProductionRunCalls::run),
            route(
                    "POST",
                    PRODUCTIONS + "/stage-and-run",
                    STAGE_AND_RUN_PRODUCTIONS,
                    STAGE_AND_RUN,
                    ProductionRunCalls::stageAndRun),
            route("POST", ONE + "/re-run", RERUN_PRODUCTION, PRODUCTION_ID, ProductionRunCalls::rerun),
            route(
                    "POST",
                    WORKSPACE + "production-restriction",
                    SET_PRODUCTION_RESTRICTION,
                    NEW_RESTRICTION,
                    ProductionConflictCalls::setRestriction),
            route(
                    "GET",
                    WORKSPACE + "production-restriction",
                    READ_PRODUCTION_RESTRICTION,
                    IN_WORKSPACE,
                    ProductionConflictCalls::restriction),
            route(
                    "DELETE",
                    ONE + "/document-conflicts",
                    REMOVE_PRODUCTION_CONFLICTS,
                    PRODUCTION_ID,
                    ProductionConflictCalls::removeConflicts),
            route(
                    "GET",
                    ONE + "/production-images/token",
                    READ_PRODUCTION_IMAGES_TOKEN,
                    PRODUCTION_ID,
                    ProductionImageCalls::token),
            route(
                    "GET",
                    ONE + "/production-images/{token}",
                    READ_PRODUCTION_IMAGES,
                    IMAGES_PAGE,
                    ProductionImageCalls::page),
            route("GET", ONE + "/production-preview", PREVIEW_PRODUCTION, PRODUCTION_ID, ProductionImageCalls::preview),
            route(
                    "POST",
                    ONE + "/production-images",
                    READ_DOCUMENT_PRODUCTION_IMAGES,
                    DOCUMENTS,
                    ProductionImageCalls::ofDocuments),
            route(
                    "POST",
                    WORKSPACE + "produced-production",
                    READ_DOCUMENT_PRODUCTIONS,
                    DOCUMENTS,
                    ProductionImageCalls::productions),
            route(
                    "GET",
                    WORKSPACE + "tokens/{token}/produced-production",
                    READ_DOCUMENT_PRODUCTIONS,
                    DOCUMENTS_TOKEN,
                    ProductionImageCalls::productionsByToken));

    private ProductionManagerRoutes() {}

    private static Route route(
            String verb, String path, SandboxOperation operation, Shape shape, Route.Handler handler) {
        return new Route(path, operation, Set.of(verb), shape, false, handler);
    }
}
