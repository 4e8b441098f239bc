package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.ProductionShapes.*;
import static org.camelrelativity.sandbox.SandboxOperation.*;

import java.util.List;
import java.util.Set;

/** The paths of the production API, in the order of the vendor's page. */
final class ProductionRoutes {
    private static final String V1 = "relativity-productions/v1/";
    private static final String QUEUE = V1 + "production-queue/";
    private static final String JOBS = QUEUE + "production-jobs/";

    static final List<Route> ALL = List.of(
            post(JOBS + "cancel", CANCEL_PRODUCTION_JOB, ONE_JOB, ProductionJobCalls::cancel),
            post(QUEUE + "mass-cancel", MASS_CANCEL_PRODUCTION_QUEUE, TOKEN, ProductionQueueCalls::massCancel),
            post(JOBS + "mass-cancel", MASS_CANCEL_PRODUCTION_JOBS, JOBS_TO_CANCEL, ProductionJobCalls::massCancel),
            post(
                    QUEUE + "mass-prioritize",
                    MASS_PRIORITIZE_PRODUCTION_QUEUE,
                    TOKEN_AND_PRIORITY,
                    ProductionQueueCalls::massPrioritize),
            post(QUEUE + "mass-retry", MASS_RETRY_PRODUCTION_QUEUE, TOKEN, ProductionQueueCalls::massRetry),
            post(JOBS + "mass-retry", MASS_RETRY_PRODUCTION_JOBS, JOBS_TO_RETRY, ProductionJobCalls::massRetry));

    /** Which only some servers have. */
    static final Route LIST = new Route(
            V1 + "production-jobs/get-all",
            LIST_PRODUCTION_QUEUE,
            Set.of("GET"),
            new Shape(),
            false,
            ProductionQueueListing::list);

    private ProductionRoutes() {}

    private static Route post(String path, SandboxOperation operation, Shape shape, Route.Handler handler) {
        return new Route(path, operation, Set.of("POST"), shape, false, handler);
    }
}
