package org.camelrelativity.imaging;

import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.OperationTable;

/**
 * Every operation of {@code relativity-imaging:}, by service, each as one entry: what it takes, answers, and how it is said.
 *
 * <p>The legacy wires are the vendor's page "Imaging API services for REST" of Server 2021, line by line (contract, imaging
 * L1 to L17): all are POSTs with every argument in the body. Those of v1 are the page "Imaging (REST)" (contract, imaging V1
 * to V26): what is acted upon stands in the path; an update is a POST as well.
 */
final class ImagingOperations {

    /** The URI's parts, for the catalog; a test compares them with the table. */
    static final String SERVICES = "profile,set,native-type,field-code,job,document,environment";

    static final String OPERATIONS = "save,read,delete,hide,release,status,await,run,retry-errors,image-document,"
            + "mass-image,stop,update-priority,mass-imaging-max-size,clean-up-inactive-jobs";

    static final String LEGACY_MODULE = "Relativity.Imaging.Services.Interfaces.IImagingModule/";
    static final String V1_MODULE = "relativity-imaging/v1/";
    static final String V1_WORKSPACE = V1_MODULE + "workspaces/{workspaceId}/";

    static final String FIND_BY_NAME =
            "look in Relativity whether one of that name exists; the imaging API can't search";

    static final OperationTable TABLE =
            ProfileOperations.TABLE.and(SetOperations.TABLE).and(JobOperations.TABLE);

    private ImagingOperations() {}

    /** What a read answers has an Artifact ID; anything else with status 200 is somebody else's JSON. */
    static <A extends RelativityRecord> Answer<A> read(Class<A> type, Function<A, Integer> artifactId) {
        return Answer.of(type).proving("ArtifactID", artifactId);
    }
}
