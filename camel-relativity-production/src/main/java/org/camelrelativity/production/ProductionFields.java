package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Field.id;
import static org.camelrelativity.common.operation.Field.value;

import java.util.List;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.production.model.AwaitUntil;
import org.camelrelativity.production.model.DataSourceReadMode;
import org.camelrelativity.production.model.ReproductionOptions.ReproductionType;

/** The single values that production operations take. */
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

    static final Field<Boolean> INCLUDE_PERCENTAGES =
            value("includePercentages", null, FieldType.BOOLEAN, "includePercentages");

    static final Field<Integer> NUMBER_OF_BRANDING_ERRORS =
            value("numberOfBrandingErrors", null, FieldType.COUNT, "numberOfBrandingErrors");

    static final Field<Boolean> AUTOMATICALLY_RUN =
            value("automaticallyRun", null, FieldType.BOOLEAN, "automaticallyRun");

    static final Field<Boolean> SUPPRESS_WARNINGS =
            value("suppressWarnings", null, FieldType.BOOLEAN, "suppressWarnings");

    static final Field<Boolean> OVERRIDE_CONFLICTS =
            value("overrideConflicts", null, FieldType.BOOLEAN, "overrideConflicts");

    /** A saved search; 0 for none. */
    static final Field<Integer> RESTRICTION_SEARCH_ID =
            value("restrictionSearchId", null, FieldType.COUNT, "ProductionRestrictionSearchID");

    static final Field<DataSourceReadMode> DATA_SOURCE_READ_MODE =
            value("dataSourceReadMode", null, FieldType.oneOf(DataSourceReadMode.class), "dataSourceReadMode");

    static final Field<String> IMAGES_TOKEN = id(
            "imagesToken",
            RelativityProductionConstants.IMAGES_TOKEN,
            FieldType.DATABASE_TOKEN,
            "ImagesToken",
            "token");

    static final Field<Integer> TOP = value("top", null, FieldType.POSITIVE, "top");

    static final Field<Integer> SKIP = value("skip", null, FieldType.COUNT, "skip");

    static final Field<List<Integer>> DOCUMENT_IDS =
            value("documentIds", RelativityProductionConstants.DOCUMENT_IDS, FieldType.ARTIFACT_IDS, "documentIDs");

    static final Field<Boolean> EXCLUDE_NON_REPRODUCIBLE =
            value("excludeNonReproducible", null, FieldType.BOOLEAN, "excludeNonReproducible");

    static final Field<Integer> DATA_SOURCE_ID =
            id("dataSourceId", RelativityProductionConstants.DATA_SOURCE_ID, FieldType.ARTIFACT_ID, "DataSourceID");

    static final Field<Boolean> WITH_PLACEHOLDER_IMAGE =
            value("withPlaceholderImage", null, FieldType.BOOLEAN, "withPlaceholderImage");

    static final Field<Integer> PLACEHOLDER_ID =
            id("placeholderId", RelativityProductionConstants.PLACEHOLDER_ID, FieldType.ARTIFACT_ID, "PlaceholderID");

    static final Field<Integer> REPRODUCTION_JOB_ID = id(
            "reproductionJobId",
            RelativityProductionConstants.REPRODUCTION_JOB_ID,
            FieldType.ARTIFACT_ID,
            "ReproductionJobID");

    static final Field<ReproductionType> REPRODUCTION_TYPE =
            value("reproductionType", null, FieldType.oneOf(ReproductionType.class), "ReproductionType");

    static final Field<AwaitUntil> UNTIL = Field.setting("until", FieldType.oneOf(AwaitUntil.class));

    private ProductionFields() {}
}
