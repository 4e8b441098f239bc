package org.camelrelativity.imaging;

import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.camelrelativity.common.component.Awaited;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.watch.ArtifactStatusSource;
import org.camelrelativity.common.watch.StatusSource;

/**
 * Run Relativity imaging sets and manage imaging profiles, imaging sets and application field codes.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "relativity-imaging",
        title = "Relativity Imaging",
        syntax = "relativity-imaging:service/operation",
        category = {Category.CLOUD, Category.API},
        headersClass = RelativityImagingConstants.class)
public class RelativityImagingEndpoint extends RelativityEndpoint {

    // The path is declared for the catalog; what it says is the operation that the endpoint is made with.
    @UriPath(enums = ImagingOperations.SERVICES, description = "The service: what the operation works on.")
    @Metadata(required = true)
    private String service;

    @UriPath(
            enums = ImagingOperations.OPERATIONS,
            description = "The operation; the table of operations lists those of each service. Previews, which may"
                    + " change, are set/errors and mass-process/create.")
    @Metadata(required = true)
    private String operation;

    @UriParam(label = "common", description = "The imaging set's Artifact ID.")
    private Integer imagingSetId;

    @UriParam(label = "producer", description = "The imaging profile's Artifact ID.")
    private Integer profileId;

    @UriParam(label = "producer", description = "The native type's Artifact ID.")
    private Integer nativeTypeId;

    @UriParam(label = "producer", description = "The application field code's Artifact ID.")
    private Integer applicationFieldCodeId;

    @UriParam(label = "producer", description = "The document's Artifact ID.")
    private Integer documentId;

    @UriParam(label = "producer", description = "The saved search's Artifact ID.")
    private Integer savedSearchId;

    @UriParam(
            label = "producer",
            description =
                    "What Relativity's mass operation API answered for a selection of documents, for job/mass-image.")
    private String massProcessId;

    @UriParam(
            label = "producer",
            enums = "Native,RenderedPdf",
            description = "What job/mass-image makes images of: Native or RenderedPdf.")
    private String sourceType;

    @UriParam(
            label = "producer",
            description = "The imaging job's number, for job/stop and, in the versioned API, for job/update-priority.")
    private Long imagingJobId;

    @UriParam(label = "producer", description = "The imaging job's GUID, for job/update-priority in the legacy API.")
    private String imagingJobGuid;

    @UriParam(
            label = "producer",
            description =
                    "Whether images stay hidden for a quality control review. Without it Relativity takes false on a set's first run and the previous run's value later.")
    private Boolean qcEnabled;

    @UriParam(label = "producer", description = "The imaging job's new priority; the lower, the sooner; 100 is usual.")
    private Integer priority;

    @UriParam(
            label = "producer",
            description = "The name of what to find: all of it, exactly; also the imaging set's, for set/hide and"
                    + " set/release in the legacy API.")
    private String name;

    @UriParam(label = "producer", description = "The path of a file to image instead of the document's stored native.")
    private String alternateNativeLocation;

    @UriParam(label = "producer", description = "Whether that file is deleted afterwards.")
    private Boolean removeAlternateNativeAfterImaging;

    @UriParam(
            label = "producer",
            description = "A GUID that says where a job comes from, for the operations on jobs in the versioned API. It"
                    + " does not keep Relativity from running a job twice.")
    private String originationId;

    @UriParam(
            label = "consumer",
            description =
                    "The Artifact IDs of the imaging sets whose changes of status are events, separated by commas;"
                            + " imagingSetId for one.")
    private String imagingSetIds;

    @UriParam(
            label = "consumer",
            description =
                    "A bean that supplies the imaging sets whose changes of status are events, as a reference to an"
                            + " ImagingSetSource. It is asked before each poll.")
    private ImagingSetSource imagingSets;

    RelativityImagingEndpoint(String uri, RelativityImagingComponent component, Operation operation) {
        super(uri, component, operation);
    }

    @Override
    protected Awaited.Source awaiting() {
        // Polling repeats the read anyway.
        SetStatusReader reader =
                new SetStatusReader(version(), call -> effectiveConnection().once(call));
        return request -> new AwaitedSet(request, reader);
    }

    @Override
    protected StatusSource newStatusSource() {
        SetStatusReader reader =
                new SetStatusReader(version(), call -> effectiveConnection().call(call));
        return new ArtifactStatusSource(
                operation().name(),
                "imaging set",
                ImagingFields.IMAGING_SET_ID,
                options(),
                imagingSetIds,
                imagingSets == null ? null : imagingSets::imagingSets,
                (set, key, headers) -> reader.read(set).snapshot(key, headers));
    }

    public Integer getImagingSetId() {
        return imagingSetId;
    }

    public void setImagingSetId(Integer imagingSetId) {
        this.imagingSetId = imagingSetId;
    }

    public Integer getProfileId() {
        return profileId;
    }

    public void setProfileId(Integer profileId) {
        this.profileId = profileId;
    }

    public Integer getNativeTypeId() {
        return nativeTypeId;
    }

    public void setNativeTypeId(Integer nativeTypeId) {
        this.nativeTypeId = nativeTypeId;
    }

    public Integer getApplicationFieldCodeId() {
        return applicationFieldCodeId;
    }

    public void setApplicationFieldCodeId(Integer applicationFieldCodeId) {
        this.applicationFieldCodeId = applicationFieldCodeId;
    }

    public Integer getDocumentId() {
        return documentId;
    }

    public void setDocumentId(Integer documentId) {
        this.documentId = documentId;
    }

    public Integer getSavedSearchId() {
        return savedSearchId;
    }

    public void setSavedSearchId(Integer savedSearchId) {
        this.savedSearchId = savedSearchId;
    }

    public String getMassProcessId() {
        return massProcessId;
    }

    public void setMassProcessId(String massProcessId) {
        this.massProcessId = massProcessId;
    }

    public String getSourceType() {
        return sourceType;
    }

    public void setSourceType(String sourceType) {
        this.sourceType = sourceType;
    }

    public Long getImagingJobId() {
        return imagingJobId;
    }

    public void setImagingJobId(Long imagingJobId) {
        this.imagingJobId = imagingJobId;
    }

    public String getImagingJobGuid() {
        return imagingJobGuid;
    }

    public void setImagingJobGuid(String imagingJobGuid) {
        this.imagingJobGuid = imagingJobGuid;
    }

    public Boolean getQcEnabled() {
        return qcEnabled;
    }

    public void setQcEnabled(Boolean qcEnabled) {
        this.qcEnabled = qcEnabled;
    }

    public Integer getPriority() {
        return priority;
    }

    public void setPriority(Integer priority) {
        this.priority = priority;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getOriginationId() {
        return originationId;
    }

    public void setOriginationId(String originationId) {
        this.originationId = originationId;
    }

    public String getAlternateNativeLocation() {
        return alternateNativeLocation;
    }

    public void setAlternateNativeLocation(String alternateNativeLocation) {
        this.alternateNativeLocation = alternateNativeLocation;
    }

    public Boolean getRemoveAlternateNativeAfterImaging() {
        return removeAlternateNativeAfterImaging;
    }

    public void setRemoveAlternateNativeAfterImaging(Boolean removeAlternateNativeAfterImaging) {
        this.removeAlternateNativeAfterImaging = removeAlternateNativeAfterImaging;
    }

    public String getImagingSetIds() {
        return imagingSetIds;
    }

    public void setImagingSetIds(String imagingSetIds) {
        this.imagingSetIds = imagingSetIds;
    }

    public ImagingSetSource getImagingSets() {
        return imagingSets;
    }

    public void setImagingSets(ImagingSetSource imagingSets) {
        this.imagingSets = imagingSets;
    }
}
