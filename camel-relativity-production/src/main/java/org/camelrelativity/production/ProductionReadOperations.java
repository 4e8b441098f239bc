package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.optional;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.common.operation.Wire.get;
import static org.camelrelativity.production.ProductionFields.INCLUDE_PERCENTAGES;
import static org.camelrelativity.production.ProductionFields.NUMBER_OF_BRANDING_ERRORS;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;
import static org.camelrelativity.production.ProductionManagerOperations.RESTRICTION;
import static org.camelrelativity.production.ProductionOperations.PRODUCTION;
import static org.camelrelativity.production.ProductionOperations.PRODUCTIONS;

import java.util.List;
import java.util.Map;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.WorkspaceSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.Find;
import org.camelrelativity.production.model.BrandingErrors;
import org.camelrelativity.production.model.FoundProduction;
import org.camelrelativity.production.model.ProductionDocumentConflicts;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionProgress;
import org.camelrelativity.production.model.ProductionRunCheckResult;
import org.camelrelativity.production.model.ProductionStatusDetails;
import org.camelrelativity.production.model.StagingErrors;

/** What only reads of productions: the vendor's page "Production Manager (REST)". */
final class ProductionReadOperations {

    /** The type has no GUID that any source tells. */
    static final Find<FoundProduction> BY_NAME = new Find<>(
            "production",
            Map.of("Name", "Production"),
            List.of("Name"),
            FoundProduction.class,
            row -> new FoundProduction(row.artifactId(), row.text("Name")),
            PRODUCTION_ID,
            FoundProduction::productionId);

    static final OperationTable TABLE = OperationTable.of(
            BY_NAME.named("production/find").onlyIn(ApiVersion.V1),
            named("production/status", "Reads what a production is doing")
                    .takes(
                            ArtifactSelector.class,
                            WORKSPACE_ID,
                            PRODUCTION_ID,
                            INCLUDE_PERCENTAGES,
                            NUMBER_OF_BRANDING_ERRORS)
                    .scalar(PRODUCTION_ID)
                    .answers(Answer.of(ProductionJobStatusResult.class)
                            .as(ProductionReadOperations::withPercentagesIfAsked)
                            .proving("Status", ProductionJobStatusResult::status)
                            .proving("JobStatus", ProductionJobStatusResult::jobStatus))
                    .consumable()
                    .v1(get(
                            PRODUCTION + "/job-status",
                            optional(INCLUDE_PERCENTAGES, "includePercentages"),
                            optional(NUMBER_OF_BRANDING_ERRORS, "numberOfBrandingErrors"))),
            named("production/defaults", "Reads what Relativity sets in new productions")
                    .takes(WorkspaceSelector.class, WORKSPACE_ID)
                    .answers(ProductionVerdicts.DEFAULTS)
                    .v1(get(PRODUCTIONS + "/defaults")),
            named("production/progress", "Reads how far a production is, in documents and images")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.of(ProductionProgress.class).proving("Status", ProductionProgress::status))
                    .v1(get(PRODUCTION + "/progress")),
            named("production/status-details", "Reads the status of a production as Relativity displays it")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.of(ProductionStatusDetails.class)
                            .proving("StatusDetails", ProductionStatusDetails::statusDetails))
                    .v1(get(PRODUCTION + "/status-details")),
            named("production/pre-run-check", "Reads what would keep a staged production from running")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.of(ProductionRunCheckResult.class)
                            .proving("CanContinue", ProductionRunCheckResult::canContinue)
                            .proving("ContinueMessage", ProductionRunCheckResult::continueMessage))
                    .v1(get(PRODUCTION + "/prerun-check")),
            named("production/staging-errors", "Reads why a production could not be staged")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.ofOne(StagingErrors.class).judgedBy(ProductionReadOperations::told))
                    .v1(get(PRODUCTION + "/staging-errors")),
            named("production/branding-errors", "Reads for which documents branding failed, and why")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.of(BrandingErrors.class)
                            .judgedBy(answer -> ProductionVerdicts.ofRows(answer.errors(), "ErrorMessage")))
                    .v1(get(PRODUCTION + "/branding-errors")),
            named("production/conflicts", "Reads which documents of a staged production must not be produced")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.of(ProductionDocumentConflicts.class)
                            .proving("ProductionRestrictions", ProductionDocumentConflicts::productionRestrictions)
                            .proving("DocumentIDs", ProductionDocumentConflicts::documentIds))
                    .v1(get(PRODUCTION + "/document-conflicts")),
            // The vendor's page has POST here, which is how the restriction is set.
            named(
                            "production/restriction",
                            "Reads the saved search of what must not be produced in a workspace; 0 for none")
                    .takes(WorkspaceSelector.class, WORKSPACE_ID)
                    .answers(Answer.count())
                    .v1(get(RESTRICTION)));

    private ProductionReadOperations() {}

    /** Relativity answers 0 where nobody asks. */
    private static ProductionJobStatusResult withPercentagesIfAsked(Request request, ProductionJobStatusResult answer) {
        return request.get(INCLUDE_PERCENTAGES).orElse(false)
                ? answer
                : new ProductionJobStatusResult(
                        answer.brandingErrors(),
                        answer.numberOfBrandingErrors(),
                        answer.jobStatus(),
                        answer.status(),
                        null,
                        null,
                        answer.lastRunStatus(),
                        answer.lastRunError());
    }

    /** No error is 0 of them. */
    private static Verdict told(StagingErrors answer) {
        boolean explained =
                answer.errorMessage() != null && !answer.errorMessage().isBlank();
        return answer.erroredDocumentCount() != null || answer.duplicateDocuments() != null || explained
                ? Verdict.DONE
                : new Verdict.Unknown(
                        "the answer has status 200 but neither ErroredDocumentCount nor DuplicateDocuments nor ErrorMessage");
    }
}
