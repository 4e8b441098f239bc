package org.camelrelativity.production;

import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.watch.StatusSource;

/**
 * Cancel, retry and prioritize the jobs of Relativity's production queue.
 *
 * <p>Numbers and booleans among the options are text that is read strictly: Camel's own conversion would take
 * {@code abc} for 0.
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
            description = "The operation; which ones a service has, the table of operations tells.")
    @Metadata(required = true)
    private String operation;

    @UriParam(description = "The production's Artifact ID.")
    private String productionId;

    @UriParam(description = "The production job's id.")
    private String productionJobId;

    @UriParam(
            description =
                    "The GUID that stands for a selection of queue items, as a mass operation in Relativity makes it.")
    private String databaseToken;

    @UriParam(description = "The jobs' new priority; the lower, the sooner; 100 is usual.")
    private String priority;

    @UriParam(
            defaultValue = "0",
            description =
                    "How many references of job/mass-cancel and job/mass-retry go into one request; 0 for all. Several requests are sent one after another, until one leaves the fate of its jobs open.")
    private String chunkSize;

    @UriParam(
            defaultValue = "true",
            description =
                    "Whether a mass operation fails when some of its jobs failed (true or false). If false, its answer becomes the body all the same; when all failed, it is refused in any case.")
    private String failOnPartial;

    @UriParam(
            defaultValue = "false",
            description =
                    "Whether production/status also asks how far imaging and producing are, in percent (true or false).")
    private String includePercentages;

    @UriParam(defaultValue = "10", description = "How many branding errors production/status tells at most.")
    private String numberOfBrandingErrors;

    RelativityProductionEndpoint(String uri, RelativityProductionComponent component, Operation operation) {
        super(uri, component, operation);
    }

    @Override
    protected StatusSource newStatusSource() {
        Operation listing = ProductionOperations.TABLE.find("queue/jobs");
        return new ProductionQueueStatuses(listing, new OperationInvoker(offeredWires(), usedConnection()::call));
    }

    public String getProductionId() {
        return productionId;
    }

    public void setProductionId(String productionId) {
        this.productionId = productionId;
    }

    public String getProductionJobId() {
        return productionJobId;
    }

    public void setProductionJobId(String productionJobId) {
        this.productionJobId = productionJobId;
    }

    public String getDatabaseToken() {
        return databaseToken;
    }

    public void setDatabaseToken(String databaseToken) {
        this.databaseToken = databaseToken;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }

    public String getChunkSize() {
        return chunkSize;
    }

    public void setChunkSize(String chunkSize) {
        this.chunkSize = chunkSize;
    }

    public String getIncludePercentages() {
        return includePercentages;
    }

    public void setIncludePercentages(String includePercentages) {
        this.includePercentages = includePercentages;
    }

    public String getNumberOfBrandingErrors() {
        return numberOfBrandingErrors;
    }

    public void setNumberOfBrandingErrors(String numberOfBrandingErrors) {
        this.numberOfBrandingErrors = numberOfBrandingErrors;
    }

    public String getFailOnPartial() {
        return failOnPartial;
    }

    public void setFailOnPartial(String failOnPartial) {
        this.failOnPartial = failOnPartial;
    }
}
