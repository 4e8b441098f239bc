package org.camelrelativity.production;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.optional;
import static org.camelrelativity.common.operation.Part.required;
import static org.camelrelativity.common.operation.SharedFields.ALL_PAGES;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.common.operation.Wire.*;
import static org.camelrelativity.production.ProductionFields.*;
import static org.camelrelativity.production.ProductionOperations.PRODUCTION;
import static org.camelrelativity.production.ProductionOperations.WORKSPACE;

import java.util.List;
import java.util.Optional;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Paging;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.DocumentImagesRequest;
import org.camelrelativity.production.model.ImageFilesResult;
import org.camelrelativity.production.model.PagedImageFilesResult;
import org.camelrelativity.production.model.ProducedProductions;
import org.camelrelativity.production.model.ProducedProductions.ProductionSlim;
import org.camelrelativity.production.model.ProducedProductionsRequest;
import org.camelrelativity.production.model.ProductionImagesRequest;

/** What productions and documents have of each other: the vendor's page "Production Manager (REST)". */
final class ProductionImageOperations {

    // The vendor's page has GET with a body for those by documents.
    static final OperationTable TABLE = OperationTable.of(
            named("production/images-token", "Reads a token by which production/images asks for a production's images")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.guid(IMAGES_TOKEN))
                    .v1(get(PRODUCTION + "/production-images/token")),
            named("production/images", "Reads the images of a production by a token: a page of them, or all one by one")
                    .takes(ProductionImagesRequest.class, WORKSPACE_ID, PRODUCTION_ID, IMAGES_TOKEN, TOP, SKIP)
                    .scalar(IMAGES_TOKEN)
                    .answers(Answer.of(PagedImageFilesResult.class).judgedBy(ProductionImageOperations::isPage))
                    .paged(new Paging<>(
                            PagedImageFilesResult.class,
                            PagedImageFilesResult::imageFiles,
                            ProductionImageOperations::after))
                    .v1(get(
                            PRODUCTION + "/production-images/{imagesToken}",
                            optional(TOP, "top"),
                            optional(SKIP, "skip"))),
            named("production/preview", "Reads how a production will look, as a file; RelativityOne only")
                    .selects(PRODUCTION_ID)
                    .answers(Answer.file())
                    .offeredBy("RelativityOne")
                    .v1(get(PRODUCTION + "/production-preview")),
            named("document/production-images", "Reads the images that documents have in a production")
                    .takes(DocumentImagesRequest.class, WORKSPACE_ID, PRODUCTION_ID, DOCUMENT_IDS)
                    .scalar(DOCUMENT_IDS)
                    .answers(Answer.of(ImageFilesResult.class).judgedBy(ProductionImageOperations::lists))
                    .v1(safe(PRODUCTION + "/production-images", required(DOCUMENT_IDS, "documentIDs"))
                            .orGet()),
            named("document/productions", "Reads in which productions documents were produced")
                    .takes(
                            ProducedProductionsRequest.class,
                            WORKSPACE_ID,
                            DOCUMENT_IDS,
                            DATABASE_TOKEN,
                            EXCLUDE_NON_REPRODUCIBLE)
                    .scalar(DATABASE_TOKEN, DOCUMENT_IDS)
                    .mutuallyExclusive(DOCUMENT_IDS, DATABASE_TOKEN)
                    .answers(Answer.of(ProducedProductions.class)
                            .judgedBy(answer -> ProductionVerdicts.ofRows(answer.productions(), "ProductionID")))
                    .refersBy(Reference.of(ProductionSlim.class).by(PRODUCTION_ID, ProductionSlim::productionId))
                    .v1(
                            when(
                                    request -> request.get(DATABASE_TOKEN).isPresent(),
                                    get(
                                            WORKSPACE + "tokens/{databaseToken}/produced-production",
                                            optional(EXCLUDE_NON_REPRODUCIBLE, "excludeNonReproducible"))),
                            safe(
                                            WORKSPACE + "produced-production",
                                            required(DOCUMENT_IDS, "documentIDs"),
                                            optional(EXCLUDE_NON_REPRODUCIBLE, "excludeNonReproducible"))
                                    .orGet()));

    private ProductionImageOperations() {}

    /** Of pages that become one list, nobody would see the errors, nor what an empty page leaves out. */
    private static Verdict isPage(Request request, PagedImageFilesResult page) {
        boolean all = request.get(ALL_PAGES).orElse(false);
        if (all && !page.errors().isEmpty()) {
            return Verdict.Refused.because(page.errors());
        }
        boolean cut = all
                && page.imageFiles() != null
                && page.imageFiles().isEmpty()
                && page.totalResultSet() != null
                && request.get(SKIP).orElse(0) < page.totalResultSet();
        return cut
                ? new Verdict.Unknown("the answer has status 200 and no ImageFiles, of " + page.totalResultSet())
                : listed(page.imageFiles(), page.errors());
    }

    private static Verdict lists(ImageFilesResult answer) {
        return listed(answer.imageFiles(), answer.errors());
    }

    private static Verdict listed(List<?> files, List<String> errors) {
        if (files == null || files.isEmpty() && !errors.isEmpty()) {
            return errors.isEmpty()
                    ? new Verdict.Unknown("the answer has status 200 but no ImageFiles")
                    : Verdict.Refused.because(errors);
        }
        return Verdict.DONE;
    }

    /** Where no total is told, only an empty page is the last: Relativity may give fewer than it was asked for. */
    private static Optional<Request> after(Request request, PagedImageFilesResult page) {
        int read = request.get(SKIP).orElse(0) + page.imageFiles().size();
        boolean more = page.totalResultSet() == null || read < page.totalResultSet();
        return more ? Optional.of(request.with(SKIP, read)) : Optional.empty();
    }
}
