package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Field.id;

import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;

/** Every single value that an operation takes, besides the shared ones. */
final class ProductionFields {

    static final Field<Integer> PRODUCTION_ID =
            id("productionId", RelativityProductionConstants.PRODUCTION_ID, FieldType.ARTIFACT_ID, "ProductionID");

    static final Field<Integer> PRODUCTION_JOB_ID = id(
            "productionJobId",
            RelativityProductionConstants.PRODUCTION_JOB_ID,
            FieldType.ARTIFACT_ID,
            "JobID",
            "ProductionJobID");

    static final Field<String> DATABASE_TOKEN = id(
            "databaseToken", RelativityProductionConstants.DATABASE_TOKEN, FieldType.DATABASE_TOKEN, "DatabaseToken");

    private ProductionFields() {}
}
