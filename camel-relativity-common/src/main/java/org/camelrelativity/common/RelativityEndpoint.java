package org.camelrelativity.common;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.AfterPropertiesConfigured;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.camelrelativity.common.exchange.Caller;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.exchange.RequestEncoder;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Wire;

/** What the endpoints of all components share: one operation, fixed by the URI, on one connection. */
public abstract class RelativityEndpoint extends DefaultEndpoint
        implements EndpointServiceLocation, AfterPropertiesConfigured {

    private final Operation operation;

    @UriParam(
            label = "common",
            description =
                    "The connection to use, as a reference to a RelativityConnection bean. Default: the component's own.")
    private RelativityConnection connection;

    @UriParam(
            label = "common",
            description = "The Artifact ID of the workspace, or -1 for the instance, unless header or body give one."
                    + " Default: the component's.")
    private String workspaceId;

    @UriParam(
            label = "common",
            enums = "legacy,v1",
            description = "The generation of the API to speak. Default: the component's.")
    private String apiVersion;

    /**
     * @param uri the endpoint's URI
     * @param component the component, whose connection and defaults are used
     * @param operation what the endpoint does
     */
    protected RelativityEndpoint(String uri, RelativityComponent component, Operation operation) {
        super(uri, component);
        this.operation = operation;
    }

    /** What the endpoint does. */
    Operation operation() {
        return operation;
    }

    public RelativityConnection getConnection() {
        return connection;
    }

    public void setConnection(RelativityConnection connection) {
        this.connection = connection;
    }

    public String getWorkspaceId() {
        return workspaceId;
    }

    public void setWorkspaceId(String workspaceId) {
        this.workspaceId = workspaceId;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    @Override
    public RelativityComponent getComponent() {
        return (RelativityComponent) super.getComponent();
    }

    /** Reads the options strictly, so that a wrong one fails when the endpoint is created. */
    @Override
    public void afterPropertiesConfigured(CamelContext camelContext) {
        version();
        getComponent().fieldOptions(this);
    }

    @Override
    public Producer createProducer() {
        RequestBinder binder = binder();
        ApiVersion version = version();
        List<Wire> wires = operation.wires(version);
        if (wires.isEmpty()) {
            throw new IllegalArgumentException(operation + ": the " + version.optionValue()
                    + " API has no such operation; " + offeredVersions() + " has");
        }
        return new RelativityProducer(
                this, usedConnection(), binder, new Caller(new RequestEncoder(wires), usedConnection()::call));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(operation + " can't be consumed from, only sent to");
    }

    @Override
    public String getServiceUrl() {
        return usedConnection().getConfiguration().getInstanceUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    @Override
    protected void doStart() throws Exception {
        getComponent().use(usedConnection());
        super.doStart();
    }

    /** {@return the connection that the endpoint names, or its component's own} */
    protected final RelativityConnection usedConnection() {
        return connection != null ? connection : getComponent().ownConnection();
    }

    /** {@return the generation of the API to speak} */
    protected final ApiVersion version() {
        String value = apiVersion != null ? apiVersion : getComponent().getApiVersion();
        return ApiVersion.of(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        operation + ": apiVersion must be legacy or v1, but was '" + value + "'"));
    }

    /** {@return what makes requests of exchanges, with the options of the endpoint and of its component} */
    protected final RequestBinder binder() {
        return new RequestBinder(
                operation, getComponent().fieldOptions(this), getComponent().requestTypes());
    }

    private String offeredVersions() {
        return Arrays.stream(ApiVersion.values())
                .filter(version -> !operation.wires(version).isEmpty())
                .map(version -> "apiVersion=" + version.optionValue())
                .collect(Collectors.joining(" and "));
    }
}
