package org.camelrelativity.production;

import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.camelrelativity.common.component.Awaited;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.watch.ArtifactStatusSource;
import org.camelrelativity.common.watch.StatusSource;

/**
 * Create, stage and run productions of Relativity, produce documents again, and manage the jobs of its production queue.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "relativity-production",
        title = "Relativity Production",
        syntax = "relativity-production:service/operation",
        category = {Category.CLOUD, Category.API},
        headersClass = RelativityProductionConstants.class)
public class RelativityProductionEndpoint extends RelativityEndpoint {

    // The path is declared for the catalog; what it says is the operation that the endpoint is made with.
    @UriPath(enums = ProductionOperations.SERVICES, description = "The service: what the operation works on.")
    @Metadata(required = true)
    private String service;

    @UriPath(
            enums = ProductionOperations.OPERATIONS,
            description = "The operation; the table of operations lists those of each service.")
    @Metadata(required = true)
    private String operation;

    @UriParam(label = "common", description = "The production's Artifact ID.")
    private Integer productionId;

    @UriParam(
            label = "consumer",
            description = "The Artifact IDs of the productions whose changes of status are events, separated by commas;"
                    + " productionId for one.")
    private String productionIds;

    @UriParam(
            label = "consumer",
            description = "A bean that supplies the productions whose changes of status are events, as a reference to a"
                    + " ProductionSource. It is asked before each poll.")
    private ProductionSource productions;

    @UriParam(label = "producer", description = "The name of what to find: all of it, exactly.")
    private String name;

    @UriParam(
            label = "producer",
            enums = "staged,produced",
            defaultValue = "produced",
            description = "What production/await waits for: that staging has ended, or the run.")
    private String until;

    @UriParam(label = "producer", description = "The production job's id.")
    private Integer productionJobId;

    @UriParam(
            label = "producer",
            description =
                    "The GUID that stands for a selection of queue items, or of documents to produce again, as a mass operation in Relativity makes it.")
    private String databaseToken;

    @UriParam(label = "producer", description = "The jobs' new priority; the lower, the sooner; 100 is usual.")
    private Integer priority;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description =
                    "How many references of job/mass-cancel and job/mass-retry go into one request; 0 for all. Several requests are sent one after another, until one leaves the fate of its jobs open.")
    private int chunkSize;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether a mass operation fails when some of its jobs failed. If false, its answer becomes the body all the same; when all failed, it is refused in any case.")
    private boolean failOnPartial = true;

    @UriParam(
            label = "common",
            defaultValue = "false",
            description = "Whether production/status also asks how far imaging and producing are, in percent. A route"
                    + " that begins with it asks unless this is false.")
    private Boolean includePercentages;

    @UriParam(
            label = "common",
            defaultValue = "10",
            description = "How many branding errors production/status returns at most.")
    private Integer numberOfBrandingErrors;

    @UriParam(
            label = "producer",
            enums = "None,OnlyDataSources,DataSourcesAndPlaceholders",
            description =
                    "How much production/read and production/list return of the data sources. Default: Relativity's,"
                            + " which is OnlyDataSources.")
    private String dataSourceReadMode;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether production/stage also runs the production as soon as it is staged.")
    private Boolean automaticallyRun;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether production/run runs the production in spite of warnings.")
    private Boolean suppressWarnings;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether production/run produces also documents that the workspace's production restriction excludes.")
    private Boolean overrideConflicts;

    @UriParam(
            label = "producer",
            description =
                    "The saved search that finds what must not be produced in the workspace, for production/set-restriction; 0 for none.")
    private Integer restrictionSearchId;

    @UriParam(label = "producer", description = "The token that production/images-token answered.")
    private String imagesToken;

    @UriParam(
            label = "producer",
            defaultValue = "100",
            description = "How many images production/images reads at a time.")
    private Integer top;

    @UriParam(label = "producer", defaultValue = "0", description = "How many images production/images passes over.")
    private Integer skip;

    @UriParam(label = "producer", description = "The documents' Artifact IDs, with commas between them.")
    private String documentIds;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether document/productions returns only productions that can be re-produced.")
    private Boolean excludeNonReproducible;

    @UriParam(label = "producer", description = "The Artifact ID of a production's data source.")
    private Integer dataSourceId;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether data-source/read also reads the placeholder's image, which produced productions have.")
    private Boolean withPlaceholderImage;

    @UriParam(label = "producer", description = "The placeholder's Artifact ID.")
    private Integer placeholderId;

    @UriParam(label = "producer", description = "The id of a re-production job.")
    private Integer reproductionJobId;

    @UriParam(
            label = "producer",
            enums = "ReproduceDocument,ReplaceDocumentWithPlaceholder,ReplacePlaceholderWithDocument",
            description = "What re-production/eligible wants to do with the documents.")
    private String reproductionType;

    RelativityProductionEndpoint(String uri, RelativityProductionComponent component, Operation operation) {
        super(uri, component, operation);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        supportedWires(); // fails if there are none
        return super.createConsumer(processor);
    }

    @Override
    protected Awaited.Source awaiting() {
        Function<Call, Outcome> once = call -> effectiveConnection().once(call); // polling repeats the read anyway
        if (operation().fields().contains(ProductionFields.REPRODUCTION_JOB_ID)) {
            return request -> AwaitedReproduction.of(request, once);
        }
        ProductionStatusReader reader = new ProductionStatusReader(once, Map.of());
        return request -> new AwaitedProduction(request, reader);
    }

    @Override
    protected StatusSource newStatusSource() {
        Function<Call, Outcome> transport = call -> effectiveConnection().call(call);
        if (!operation().fields().contains(ProductionFields.PRODUCTION_ID)) {
            return new ProductionQueueStatusSource(operation(), new OperationInvoker(supportedWires(), transport));
        }
        return new ArtifactStatusSource(
                operation().name(),
                "production",
                ProductionFields.PRODUCTION_ID,
                options(),
                productionIds,
                productions == null ? null : productions::productions,
                new ProductionStatusReader(transport, options())::snapshot);
    }

    public Integer getProductionId() {
        return productionId;
    }

    public void setProductionId(Integer productionId) {
        this.productionId = productionId;
    }

    public String getProductionIds() {
        return productionIds;
    }

    public void setProductionIds(String productionIds) {
        this.productionIds = productionIds;
    }

    public ProductionSource getProductions() {
        return productions;
    }

    public void setProductions(ProductionSource productions) {
        this.productions = productions;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public Integer getProductionJobId() {
        return productionJobId;
    }

    public void setProductionJobId(Integer productionJobId) {
        this.productionJobId = productionJobId;
    }

    public String getDatabaseToken() {
        return databaseToken;
    }

    public void setDatabaseToken(String databaseToken) {
        this.databaseToken = databaseToken;
    }

    public Integer getPriority() {
        return priority;
    }

    public void setPriority(Integer priority) {
        this.priority = priority;
    }

    public int getChunkSize() {
        return chunkSize;
    }

    public void setChunkSize(int chunkSize) {
        this.chunkSize = chunkSize;
    }

    public Boolean getIncludePercentages() {
        return includePercentages;
    }

    public void setIncludePercentages(Boolean includePercentages) {
        this.includePercentages = includePercentages;
    }

    public Integer getNumberOfBrandingErrors() {
        return numberOfBrandingErrors;
    }

    public void setNumberOfBrandingErrors(Integer numberOfBrandingErrors) {
        this.numberOfBrandingErrors = numberOfBrandingErrors;
    }

    public String getDataSourceReadMode() {
        return dataSourceReadMode;
    }

    public void setDataSourceReadMode(String dataSourceReadMode) {
        this.dataSourceReadMode = dataSourceReadMode;
    }

    public Boolean getAutomaticallyRun() {
        return automaticallyRun;
    }

    public void setAutomaticallyRun(Boolean automaticallyRun) {
        this.automaticallyRun = automaticallyRun;
    }

    public Boolean getSuppressWarnings() {
        return suppressWarnings;
    }

    public void setSuppressWarnings(Boolean suppressWarnings) {
        this.suppressWarnings = suppressWarnings;
    }

    public Boolean getOverrideConflicts() {
        return overrideConflicts;
    }

    public void setOverrideConflicts(Boolean overrideConflicts) {
        this.overrideConflicts = overrideConflicts;
    }

    public Integer getRestrictionSearchId() {
        return restrictionSearchId;
    }

    public void setRestrictionSearchId(Integer restrictionSearchId) {
        this.restrictionSearchId = restrictionSearchId;
    }

    public String getImagesToken() {
        return imagesToken;
    }

    public void setImagesToken(String imagesToken) {
        this.imagesToken = imagesToken;
    }

    public Integer getTop() {
        return top;
    }

    public void setTop(Integer top) {
        this.top = top;
    }

    public Integer getSkip() {
        return skip;
    }

    public void setSkip(Integer skip) {
        this.skip = skip;
    }

    public String getDocumentIds() {
        return documentIds;
    }

    public void setDocumentIds(String documentIds) {
        this.documentIds = documentIds;
    }

    public Boolean getExcludeNonReproducible() {
        return excludeNonReproducible;
    }

    public void setExcludeNonReproducible(Boolean excludeNonReproducible) {
        this.excludeNonReproducible = excludeNonReproducible;
    }

    public boolean isFailOnPartial() {
        return failOnPartial;
    }

    public void setFailOnPartial(boolean failOnPartial) {
        this.failOnPartial = failOnPartial;
    }

    public Integer getDataSourceId() {
        return dataSourceId;
    }

    public void setDataSourceId(Integer dataSourceId) {
        this.dataSourceId = dataSourceId;
    }

    public Boolean getWithPlaceholderImage() {
        return withPlaceholderImage;
    }

    public void setWithPlaceholderImage(Boolean withPlaceholderImage) {
        this.withPlaceholderImage = withPlaceholderImage;
    }

    public Integer getPlaceholderId() {
        return placeholderId;
    }

    public void setPlaceholderId(Integer placeholderId) {
        this.placeholderId = placeholderId;
    }

    public Integer getReproductionJobId() {
        return reproductionJobId;
    }

    public void setReproductionJobId(Integer reproductionJobId) {
        this.reproductionJobId = reproductionJobId;
    }

    public String getReproductionType() {
        return reproductionType;
    }

    public void setReproductionType(String reproductionType) {
        this.reproductionType = reproductionType;
    }
}
