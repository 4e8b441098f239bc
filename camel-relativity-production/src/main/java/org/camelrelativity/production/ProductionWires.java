package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Idempotency.IDEMPOTENT;
import static org.camelrelativity.common.operation.Idempotency.NOT_IDEMPOTENT;
import static org.camelrelativity.common.operation.Part.elements;
import static org.camelrelativity.common.operation.Part.object;
import static org.camelrelativity.common.operation.Part.optional;
import static org.camelrelativity.common.operation.Part.required;
import static org.camelrelativity.common.operation.SharedFields.PRIORITY;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.DATABASE_TOKEN;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_JOB_ID;

import java.util.function.Predicate;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Wire;

/**
 * The six calls of the vendor's page "Production Queue Manager (REST)", line by line (contract, production Q1 to Q6), and
 * two reads: RelativityOne's listing of the queue (Q7) and the status of the Production Manager (M12).
 */
final class ProductionWires {

    private static final String MODULE = "relativity-productions/v1/";
    private static final String QUEUE = MODULE + "production-queue/";
    private static final String JOBS = QUEUE + "production-jobs/";

    private static final Predicate<Request> NAMES_A_JOB =
            request -> request.get(PRODUCTION_JOB_ID).isPresent();
    private static final Predicate<Request> NAMES_A_PRODUCTION =
            request -> request.get(PRODUCTION_ID).isPresent();

    static final Wire MASS_CANCEL_QUEUE =
            Wire.post(IDEMPOTENT, QUEUE + "mass-cancel", required(DATABASE_TOKEN, "databaseToken"));
    static final Wire MASS_PRIORITIZE_QUEUE = Wire.post(
            IDEMPOTENT,
            QUEUE + "mass-prioritize",
            required(DATABASE_TOKEN, "databaseToken"),
            required(PRIORITY, "priority"));
    static final Wire MASS_RETRY_QUEUE =
            Wire.post(NOT_IDEMPOTENT, QUEUE + "mass-retry", required(DATABASE_TOKEN, "databaseToken"));

    /** A workspace says nothing of a job without a production; it may be the component's default and not the job's. */
    static final Wire[] CANCEL_JOB = {
        cancel(
                        optional(WORKSPACE_ID, "WorkspaceID"),
                        optional(PRODUCTION_ID, "ProductionID"),
                        required(PRODUCTION_JOB_ID, "JobID"))
                .when(NAMES_A_JOB.and(NAMES_A_PRODUCTION)),
        cancel(required(WORKSPACE_ID, "WorkspaceID"), required(PRODUCTION_ID, "ProductionID"))
                .when(NAMES_A_PRODUCTION),
        cancel(required(PRODUCTION_JOB_ID, "JobID"))
    };

    static final Wire MASS_CANCEL_JOBS = Wire.post(IDEMPOTENT, JOBS + "mass-cancel", elements("jobsToBeCanceled"));
    static final Wire MASS_RETRY_JOBS = Wire.post(NOT_IDEMPOTENT, JOBS + "mass-retry", elements("jobsToBeRetried"));

    static final Wire READ_STATUS = Wire.get(MODULE + "workspaces/{workspaceId}/productions/{productionId}/job-status");

    /** Beside the queue's other paths, and not below them. */
    static final Wire LIST_QUEUE = Wire.get(MODULE + "production-jobs/get-all");

    private ProductionWires() {}

    private static Wire cancel(Part... reference) {
        return Wire.post(IDEMPOTENT, JOBS + "cancel", object("jobRef", reference));
    }
}
