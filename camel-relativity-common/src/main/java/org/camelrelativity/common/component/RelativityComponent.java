package org.camelrelativity.common.component;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.MessageTracker;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.watch.StatusPoller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all components share: the connection, the defaults, and the strictness about options. */
public abstract class RelativityComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final Logger LOG = LoggerFactory.getLogger(RelativityComponent.class);

    private final OperationTable operations;
    private final EndpointOptions endpointOptions;

    @Metadata(
            label = "common",
            description = "The instance's address, the credentials, and the HTTP client's settings.")
    private RelativityConfiguration configuration = new RelativityConfiguration();

    @Metadata(
            label = "common",
            description =
                    "The Artifact ID of the workspace, or -1 for the instance, unless header, body or endpoint give"
                            + " one.")
    private Integer workspaceId;

    @Metadata(
            label = "common",
            enums = "legacy,v1",
            description = "The generation of the API that the endpoints speak: legacy is the one of Server 2021 and"
                    + " earlier, which later servers still serve; v1 the versioned one. Default: legacy for imaging, v1"
                    + " for production, which has no other.")
    private String apiVersion;

    @Metadata(
            label = "producer",
            description =
                    "Where calls with an idempotencyKey are remembered, as a reference to a CallLedger bean such as a"
                            + " JdbcCallLedger.")
    private CallLedger ledger;

    @Metadata(
            label = "producer",
            defaultValue = "100",
            description =
                    "How many reads may be made to prove a call with an idempotencyKey, before it is sent and at each"
                            + " look while it is in doubt: an imaging set takes one, a list one for each production. For a"
                            + " longer list nothing is read, and nothing can be proven. 0 for no reads at all.")
    private int maxLooks = 100;

    @Metadata(
            label = "health",
            javaType = "java.time.Duration",
            description =
                    "How long a call with an idempotencyKey may be in doubt, such as 1h, before the health check of"
                            + " its ledger is down. Default: there is no such check.")
    private Duration healthCheckInDoubtAfter;

    @Metadata(
            label = "producer",
            defaultValue = "600",
            description =
                    "How often all that wait by await operations of the component together read a status, at most,"
                            + " in a minute; however many wait.")
    private int maxPollsPerMinute = 600;

    private final ReentrantLock lock = new ReentrantLock();
    private StatusPoller<Outcome.Done> poller;

    private final StartedLedgers startedLedgers = new StartedLedgers();

    private final RelativityConnection ownConnection = new RelativityConnection(configuration);

    /** With the table of its operations and the default of option {@code apiVersion}. */
    protected RelativityComponent(OperationTable operations, ApiVersion apiVersion) {
        this.operations = operations;
        this.endpointOptions = new EndpointOptions(this, operations);
        this.apiVersion = apiVersion.optionValue();
    }

    public RelativityConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(RelativityConfiguration configuration) {
        this.configuration = configuration;
        ownConnection.setConfiguration(configuration);
    }

    public Integer getWorkspaceId() {
        return workspaceId;
    }

    public void setWorkspaceId(Integer workspaceId) {
        this.workspaceId = workspaceId;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return configuration.isUseGlobalSslContextParameters();
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        configuration.setUseGlobalSslContextParameters(useGlobalSslContextParameters);
    }

    public CallLedger getLedger() {
        return ledger;
    }

    public void setLedger(CallLedger ledger) {
        this.ledger = ledger;
    }

    public int getMaxLooks() {
        return maxLooks;
    }

    public void setMaxLooks(int maxLooks) {
        this.maxLooks = FieldType.COUNT.read("maxLooks", maxLooks);
    }

    public Duration getHealthCheckInDoubtAfter() {
        return healthCheckInDoubtAfter;
    }

    public void setHealthCheckInDoubtAfter(Duration healthCheckInDoubtAfter) {
        this.healthCheckInDoubtAfter = healthCheckInDoubtAfter == null
                ? null
                : FieldType.DURATION.read("healthCheckInDoubtAfter", healthCheckInDoubtAfter);
    }

    public int getMaxPollsPerMinute() {
        return maxPollsPerMinute;
    }

    public void setMaxPollsPerMinute(int maxPollsPerMinute) {
        this.maxPollsPerMinute = maxPollsPerMinute;
    }

    int pollsPerMinute() {
        return FieldType.ARTIFACT_ID.read("maxPollsPerMinute", maxPollsPerMinute);
    }

    /** {@return the poller of all of the component's waits; a stopped component's is not started} */
    public StatusPoller<Outcome.Done> startedPoller() {
        lock.lock();
        try {
            if (poller == null) {
                poller = new StatusPoller<>(
                        getCamelContext(), getDefaultName() + "-await", pollsPerMinute(), Outcome.Done::attempts);
            }
            if (isRunAllowed()) {
                ServiceHelper.startService(poller);
            }
            return poller;
        } finally {
            lock.unlock();
        }
    }

    protected abstract RelativityEndpoint newEndpoint(String uri, Operation operation);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Optional<Endpoint> invalid = endpointOptions.rejectUnknown(remaining, parameters.keySet());
        if (invalid.isPresent()) {
            parameters.clear();
            return invalid.get();
        }
        Operation operation = operations.find(remaining);
        endpointOptions.check(operation, parameters);
        return newEndpoint(uri, operation);
    }

    EndpointOptions endpointOptions() {
        return endpointOptions;
    }

    /** For a message about an operation that no route can begin with. */
    String consumableOperations() {
        return operations.consumable().stream().map(Operation::name).collect(Collectors.joining(", "));
    }

    /** The connection of all endpoints that name none. */
    RelativityConnection ownConnection() {
        return ownConnection;
    }

    /** {@return a connection as it serves this component's context, started} */
    RelativityConnection startConnection(RelativityConnection connection) {
        String name = nameOf(connection);
        try {
            return connection.startIn(getCamelContext(), name, isHealthCheckProducerEnabled());
        } catch (IllegalArgumentException e) { // an application may have several connections: say which one
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    void startLedger(CallLedger used) throws IOException {
        startedLedgers.start(used, getCamelContext(), healthCheckInDoubtAfter);
    }

    /** {@return the ledgers that are in use, with their names} */
    Map<CallLedger, String> startedLedgers() {
        return startedLedgers.names();
    }

    /** {@return the exchanges that wait} */
    List<RelativityWait> waits() {
        lock.lock();
        try {
            return poller == null
                    ? List.of()
                    : poller.waits((reads, waiting) -> ((AwaitProducer.SharedReads) reads).waiting(waiting));
        } finally {
            lock.unlock();
        }
    }

    /** {@return those of a context} */
    static Stream<RelativityComponent> of(CamelContext context) {
        return context.getComponentNames().stream()
                .sorted()
                .map(context::hasComponent)
                .filter(RelativityComponent.class::isInstance)
                .map(RelativityComponent.class::cast);
    }

    /** Without an application's own Micrometer, nothing looks for its classes here. */
    private void installMeters() throws Exception {
        CamelContext context = getCamelContext();
        if (context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") == null) {
            return;
        }
        try {
            RelativityMeters.install(context);
        } catch (NoClassDefFoundError e) {
            LOG.debug("No meters, since the Micrometer of the application is not ours", e);
        }
    }

    /** As the user knows it: components and beans have names, connections have none. */
    private String nameOf(RelativityConnection connection) {
        if (connection == ownConnection) {
            return getCamelContext().getComponentNames().stream()
                    .filter(name -> getCamelContext().hasComponent(name) == this)
                    .findFirst()
                    .orElse(getDefaultName());
        }
        Map<String, RelativityConnection> beans =
                getCamelContext().getRegistry().findByTypeWithName(RelativityConnection.class);
        return beans.keySet().stream()
                .filter(name -> beans.get(name) == connection)
                .findFirst()
                .map(name -> "relativity-connection-" + name)
                .orElse("relativity-connection");
    }

    /** Before any route starts, so that each message is known from its beginning. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        MessageTracker.install(getCamelContext());
        ConnectAtRouteStart.install(getCamelContext());
    }

    /** After a stop the producers stay started, so that none of them would start the connection or the waiting again. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        installMeters();
        if (ownConnection.getInstance() != null) {
            startConnection(ownConnection);
        }
        if (poller != null) {
            startedPoller();
        }
    }

    @Override
    protected void doStop() throws Exception {
        lock.lock();
        try {
            ServiceHelper.stopService(poller);
        } finally {
            lock.unlock();
        }
        startedLedgers.forget(getCamelContext());
        ServiceHelper.stopService(ownConnection);
        super.doStop();
    }

    OperationTable operations() {
        return operations;
    }
}
