package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.SharedFields.AWAIT_TIMEOUT;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.ledger.LedgerLook;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.query.SharedOperations;
import org.camelrelativity.imaging.model.ImagingSetEnd;

/**
 * Every operation of {@code relativity-imaging:}, by service, each as one entry: what it takes, answers, and how it is said.
 *
 * <p>The legacy wires are the vendor's page "Imaging API services for REST" of Server 2021, line by line: all are POSTs
 * with every argument in the body. Those of v1 are the page "Imaging (REST)": what is acted upon stands in the path; an
 * update is a POST as well.
 */
final class ImagingOperations {

    /** The URI's parts, for the catalog; a test compares them with the table. */
    static final String SERVICES = "profile,set,native-type,field-code,job,document,environment,mass-process,ledger,"
            + SharedOperations.SERVICES;

    static final String OPERATIONS = "save,read,delete,hide,release,status,await,run,retry-errors,image-document,"
            + "mass-image,stop,update-priority,mass-imaging-max-size,clean-up-inactive-jobs,imaged-count,errors,look,"
            + SharedOperations.OPERATIONS;

    static final String LEGACY_MODULE = "Relativity.Imaging.Services.Interfaces.IImagingModule/";
    static final String V1_MODULE = "relativity-imaging/v1/";
    static final String V1_WORKSPACE = V1_MODULE + "workspaces/{workspaceId}/";

    /** Without set/await and ledger/look, which are made of reads. */
    static final OperationTable API_OPERATIONS = ProfileOperations.TABLE
            .and(SetOperations.TABLE)
            .and(JobOperations.TABLE)
            .and(SearchOperations.TABLE)
            .and(SharedOperations.in(ApiVersion.values()));

    static final OperationTable TABLE = API_OPERATIONS.and(OperationTable.of(
            named("set/await", "Waits until an imaging set has ended, without holding a thread")
                    .takes(ArtifactSelector.class, WORKSPACE_ID, IMAGING_SET_ID, AWAIT_TIMEOUT)
                    .scalar(IMAGING_SET_ID)
                    .answers(Answer.of(ImagingSetEnd.class)),
            LedgerLook.entry()));

    private ImagingOperations() {}
}
