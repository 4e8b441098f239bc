package org.camelrelativity.common.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.ledger.MessageTracker;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.SharedFields;

/** What all components share: the connection, the defaults, and the strictness about options. */
public abstract class RelativityComponent extends HealthCheckComponent {

    private static final Set<String> OF_EVERY_ENDPOINT =
            Set.of("apiVersion", "connection", "workspaceId", "exchangePattern", "lazyStartProducer");

    private final OperationTable operations;

    @Metadata(label = "common", description = "How to reach the instance and who one is there.")
    private RelativityConfiguration configuration = new RelativityConfiguration();

    @Metadata(
            label = "common",
            description =
                    "The Artifact ID of the workspace, or -1 for the instance, unless header, body or endpoint give"
                            + " one.")
    private String workspaceId;

    @Metadata(
            label = "common",
            enums = "legacy,v1",
            description = "The generation of the API that the endpoints speak: legacy is the one of Server 2021 and"
                    + " earlier, which later servers still serve; v1 the versioned one. Default: legacy for imaging, v1"
                    + " for production, which has no other.")
    private String apiVersion;

    private final MessageTracker messageTracker = new MessageTracker();
    private final RelativityConnection ownConnection = new RelativityConnection(configuration);

    /**
     * @param operations the component's table
     * @param apiVersion the generation of the API to speak unless told otherwise
     */
    protected RelativityComponent(OperationTable operations, ApiVersion apiVersion) {
        this.operations = operations;
        this.apiVersion = apiVersion.optionValue();
    }

    public RelativityConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(RelativityConfiguration configuration) {
        this.configuration = configuration;
        ownConnection.setConfiguration(configuration);
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

    /**
     * Makes the component's endpoint.
     *
     * @param uri the endpoint's URI
     * @param operation what it does
     * @return a new endpoint without options
     */
    protected abstract RelativityEndpoint newEndpoint(String uri, Operation operation);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        boolean consumable = operations.consumable().stream()
                .anyMatch(operation -> operation.name().equals(remaining));
        List<String> unknown = parameters.keySet().stream()
                .filter(option -> endpointOptions().getOptionType(option, true) == null)
                .filter(option -> !OF_EVERY_ENDPOINT.contains(option))
                .filter(option -> !consumable || !option.startsWith("scheduler."))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            parameters.clear();
            return new RefusedEndpoint(this, getDefaultName(), remaining, unknown);
        }
        Operation operation = operations.find(remaining);
        if (consumable) {
            Schedule.check(operation, parameters);
        } else {
            refuseConsumerOptions(operation, parameters.keySet());
        }
        return newEndpoint(uri, operation);
    }

    /** What comes with Camel's endpoint that polls would else be taken in silence by those that can't. */
    private void refuseConsumerOptions(Operation operation, Set<String> options) {
        Set<String> others = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        others.addAll(options);
        operations.all().forEach(known -> known.fields().forEach(field -> others.remove(field.option())));
        OF_EVERY_ENDPOINT.forEach(others::remove);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(operation + " has no option " + String.join(", ", others)
                    + "; its options are " + optionNames(operation));
        }
    }

    /** The end of a message about an operation that no route can begin with. */
    String consumableOperations() {
        String names = operations.consumable().stream().map(Operation::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; a route can begin with " + names;
    }

    /** The connection that endpoints use which name none. */
    RelativityConnection ownConnection() {
        return ownConnection;
    }

    /** Starts a connection, if it is not yet, and has it stopped in time. */
    void use(RelativityConnection connection) throws Exception {
        connection.setCamelContext(getCamelContext());
        connection.checkHealth("producer:" + nameOf(connection), isHealthCheckProducerEnabled());
        if (connection == ownConnection) {
            ServiceHelper.startService(connection);
        } else if (!getCamelContext().hasService(connection)) {
            getCamelContext().addService(connection, true, true);
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

    /** Before any route starts: each message is known from its beginning. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        getCamelContext().getManagementStrategy().addEventNotifier(messageTracker);
    }

    @Override
    protected void doShutdown() throws Exception {
        getCamelContext().getManagementStrategy().removeEventNotifier(messageTracker);
        super.doShutdown();
    }

    /** After a stop the endpoints stay started, so that none of them would start the connection again. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (ownConnection.getCamelContext() != null) {
            ServiceHelper.startService(ownConnection);
        }
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(ownConnection);
        super.doStop();
    }

    /** The fields that an endpoint's options and the component's defaults supply. */
    Map<Field<?>, Object> fieldOptions(RelativityEndpoint endpoint) {
        Operation operation = endpoint.operation();
        refuseForeignOptions(endpoint, operation);
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        for (Field<?> field : operation.fields()) {
            Object raw = option(endpoint, field);
            if (raw == null && field == SharedFields.WORKSPACE_ID) {
                raw = workspaceId;
            }
            if (raw != null) {
                values.put(field, parse(operation, field, raw));
            }
        }
        return values;
    }

    private void refuseForeignOptions(RelativityEndpoint endpoint, Operation operation) {
        for (Operation other : operations.all()) {
            for (Field<?> field : other.fields()) {
                if (!operation.fields().contains(field) && option(endpoint, field) != null) {
                    throw new IllegalArgumentException(operation + " has no option " + field.option()
                            + "; its options are " + optionNames(operation));
                }
            }
        }
    }

    private Object option(RelativityEndpoint endpoint, Field<?> field) {
        return endpointOptions().getOptionValue(endpoint, field.option(), false);
    }

    private static Object parse(Operation operation, Field<?> field, Object raw) {
        return field.type()
                .parse(raw)
                .map(Object.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(
                        field.type().mismatch(operation + ": option " + field.option(), raw)
                                + operation.hint(field).map(hint -> ". " + hint).orElse("")));
    }

    private static String optionNames(Operation operation) {
        Stream<String> fields = operation.fields().stream().map(Field::option);
        return Stream.concat(fields, Stream.of("apiVersion", "connection")).collect(Collectors.joining(", "));
    }

    /** The records that are requests of some operation. */
    Set<Class<? extends RelativityRecord>> requestTypes() {
        return operations.all().stream().map(Operation::requestType).collect(Collectors.toSet());
    }

    private PropertyConfigurerGetter endpointOptions() {
        return (PropertyConfigurerGetter) getEndpointPropertyConfigurer();
    }
}
