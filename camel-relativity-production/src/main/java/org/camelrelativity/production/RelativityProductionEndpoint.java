package org.camelrelativity.production;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
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

    @UriParam(label = "producer", description = "The production's Artifact ID.")
    private Integer productionId;

    @UriParam(label = "producer", description = "The name of what to find: all of it, exactly.")
    private String name;

    @UriParam(label = "producer", description = "The production job's id.")
    private Integer productionJobId;

    @UriParam(
            label = "producer",
            description =
                    "The GUID that stands for a selection of queue items, as a mass operation in Relativity makes it.")
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
            label = "producer",
            defaultValue = "false",
            description = "Whether production/status also asks how far imaging and producing are, in percent.")
    private Boolean includePercentages;

    @UriParam(
            label = "producer",
            defaultValue = "10",
            description = "How many branding errors production/status tells at most.")
    private Integer numberOfBrandingErrors;

    RelativityProductionEndpoint(String uri, RelativityProductionComponent component, Operation operation) {
        super(uri, component, operation);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        supportedWires(); // fails if there are none
        return super.createConsumer(processor);
    }

    @Override
    protected StatusSource newStatusSource() {
        Operation listing = ProductionOperations.TABLE.find("queue/jobs");
        return new ProductionQueueStatusSource(
                listing, new OperationInvoker(supportedWires(), call -> effectiveConnection()
                        .call(call)));
    }

    public Integer getProductionId() {
        return productionId;
    }

    public void setProductionId(Integer productionId) {
        this.productionId = productionId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
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

    public boolean isFailOnPartial() {
        return failOnPartial;
    }

    public void setFailOnPartial(boolean failOnPartial) {
        this.failOnPartial = failOnPartial;
    }
}
