package org.camelrelativity.common.component;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.AfterPropertiesConfigured;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.exchange.RequestBinder;
import org.camelrelativity.common.http.Timing;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.LedgerLook;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Wire;
import org.camelrelativity.common.watch.StatusEvents;
import org.camelrelativity.common.watch.StatusSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the endpoints of all components share: one operation, fixed by the URI, on one connection. */
public abstract class RelativityEndpoint extends ScheduledPollEndpoint
        implements EndpointServiceLocation, AfterPropertiesConfigured {

    private static final Logger LOG = LoggerFactory.getLogger(RelativityEndpoint.class);
    private static final long DEFAULT_DELAY = 30_000;

    private static final FieldType<ApiVersion> API_VERSION =
            new FieldType<>("legacy or v1", raw -> ApiVersion.of(raw.toString()));

    private final Operation operation;
    private final StateRepository<String, String> memory = new MemoryStateRepository();
    private final EndpointLedger endpointLedger = new EndpointLedger(this);
    private StatusEvents events;
    private volatile RelativityConnection started;

    @UriParam(
            label = "common",
            description =
                    "The connection to use, as a reference to a RelativityConnection bean. Default: the component's own.")
    private RelativityConnection connection;

    @UriParam(
            label = "common",
            description = "The Artifact ID of the workspace, or -1 for the instance, unless header or body give one."
                    + " Default: the component's.")
    private Integer workspaceId;

    @UriParam(
            label = "common",
            enums = "legacy,v1",
            description = "The generation of the API to speak. Default: the component's.")
    private String apiVersion;

    @UriParam(label = "producer", defaultValue = "1", description = "The place of the first object of a page, from 1.")
    private Integer start;

    @UriParam(label = "producer", defaultValue = "1000", description = "How many objects a page has at most.")
    private Integer length;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether a find fails if it finds none or several.")
    private boolean findOne;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether the body has the objects of all pages, for Camel's splitter in"
                    + " streaming mode; each page is read when the one before is used up.")
    private boolean allPages;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether to send a call that is not idempotent although an earlier one of the same message"
                    + " may have been executed, or was executed for some of its jobs: for a route that has looked and"
                    + " decided. A redelivery does not repeat it all the same.")
    private boolean fireAgain;

    @UriParam(
            label = "producer",
            description =
                    "The key of the call, as an expression of Camel's simple language such as ${header.row}. Once a"
                            + " call of a key was executed, or may have been, no message and no worker sends it again, as long"
                            + " as the ledger remembers it. Needs a ledger.")
    private String idempotencyKey;

    @UriParam(
            label = "producer",
            description =
                    "Where calls with an idempotencyKey are remembered, as a reference to a CallLedger bean such as"
                            + " a JdbcCallLedger. Default: the component's.")
    private CallLedger ledger;

    @UriParam(
            label = "producer",
            defaultValue = "100",
            description =
                    "How many reads may be made to prove a call with an idempotencyKey, before it is sent and at each"
                            + " look while it is in doubt: an imaging set takes one, a list one for each production. For a"
                            + " longer list nothing is read, and nothing can be proven. 0 for no reads at all. Default: the"
                            + " component's.")
    private Integer maxLooks;

    @UriParam(
            label = "producer",
            defaultValue = "24h",
            description =
                    "How long an await operation waits for the end at most, such as 90m or 24h; 24 days at the longest.")
    private Duration awaitTimeout;

    @UriParam(
            label = "consumer",
            description =
                    "Where to store the status that was last sent to the route, as a reference to a StateRepository<String, String> bean of"
                            + " the consumer's own, such as a FileStateRepository. Default: in memory, so every status is an event"
                            + " again after a restart.")
    private StateRepository<String, String> stateRepository;

    @UriParam(
            label = "consumer",
            description =
                    "How long a running job may go without any change before one event reports it as stuck, such as 2h. Default: never.")
    private Duration stuckAfter;

    /** Camel's own option, declared for its default in the catalog; the value is the superclass's. */
    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + DEFAULT_DELAY,
            javaType = "java.time.Duration",
            description = "Milliseconds before the next poll.")
    private long delay;

    protected RelativityEndpoint(String uri, RelativityComponent component, Operation operation) {
        super(uri, component);
        this.operation = operation;
    }

    protected final Operation operation() {
        return operation;
    }

    public RelativityConnection getConnection() {
        return connection;
    }

    public void setConnection(RelativityConnection connection) {
        this.connection = connection;
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

    public Integer getStart() {
        return start;
    }

    public void setStart(Integer start) {
        this.start = start;
    }

    public Integer getLength() {
        return length;
    }

    public void setLength(Integer length) {
        this.length = length;
    }

    public boolean isFindOne() {
        return findOne;
    }

    public void setFindOne(boolean findOne) {
        this.findOne = findOne;
    }

    public boolean isAllPages() {
        return allPages;
    }

    public void setAllPages(boolean allPages) {
        this.allPages = allPages;
    }

    public boolean isFireAgain() {
        return fireAgain;
    }

    public void setFireAgain(boolean fireAgain) {
        this.fireAgain = fireAgain;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public CallLedger getLedger() {
        return ledger;
    }

    public void setLedger(CallLedger ledger) {
        this.ledger = ledger;
    }

    public Integer getMaxLooks() {
        return maxLooks;
    }

    public void setMaxLooks(Integer maxLooks) {
        this.maxLooks = maxLooks;
    }

    public Duration getAwaitTimeout() {
        return awaitTimeout;
    }

    public void setAwaitTimeout(Duration awaitTimeout) {
        this.awaitTimeout = awaitTimeout;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public Duration getStuckAfter() {
        return stuckAfter;
    }

    public void setStuckAfter(Duration stuckAfter) {
        this.stuckAfter = stuckAfter;
    }

    @Override
    public RelativityComponent getComponent() {
        return (RelativityComponent) super.getComponent();
    }

    /** Reads the options strictly, so that a wrong one fails when the endpoint is created. */
    @Override
    public void afterPropertiesConfigured(CamelContext camelContext) {
        if (ledger != null && idempotencyKey == null && operation.fields().contains(SharedFields.FIRE_AGAIN)) {
            throw new IllegalArgumentException(operation + ": option ledger needs an idempotencyKey");
        }
        version();
        if (awaits()) {
            getComponent().pollsPerMinute();
        }
        options();
    }

    @Override
    public Producer createProducer() {
        getComponent().endpointOptions().checkSentTo(this);
        if (operation.name().equals(LedgerLook.NAME)) {
            return new LookProducer(this);
        }
        if (awaits()) {
            return new AwaitProducer(this, binder(), awaiting());
        }
        OperationInvoker invoker = operation.composition().isPresent()
                ? OperationInvoker.composing(request -> endpointLedger.read(request, version()))
                : new OperationInvoker(
                        supportedWires(), call -> effectiveConnection().call(call));
        return new RelativityProducer(this, binder(), invoker);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!operation.consumable()) {
            String others = getComponent().consumableOperations();
            throw new UnsupportedOperationException(operation + " can't be consumed from, only sent to"
                    + (others.isEmpty() ? "" : "; a route can begin with " + others));
        }
        RelativityConsumer consumer = new RelativityConsumer(this, processor);
        configureConsumer(consumer);
        if (getDelay() < 0) {
            consumer.setDelay(Math.max(1, getTimeUnit().convert(DEFAULT_DELAY, TimeUnit.MILLISECONDS)));
        }
        return consumer;
    }

    private boolean awaits() {
        return operation.fields().contains(SharedFields.AWAIT_TIMEOUT);
    }

    /** What a request waits for; only for operations that wait. */
    protected Awaited.Source awaiting() {
        throw new IllegalStateException(operation + " waits for nothing");
    }

    /** What a consumer reads; only for operations that are consumable. Throws if the options don't name any. */
    protected StatusSource newStatusSource() {
        throw new IllegalStateException(operation + " has no statuses");
    }

    @Override
    public String getServiceUrl() {
        String url = namedConnection().getConfiguration().getInstanceUrl();
        return url == null || !url.matches("[^@?#]*") ? null : url; // a wrong one may hold a secret
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    /** Connects, for the health check, if it can. If not, a route that starts or the first message says why. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        try {
            effectiveConnection();
        } catch (RuntimeException e) {
            LOG.debug("{} is not connected yet: {}", operation, e.getMessage());
        }
    }

    /** {@return the connection, started; it needs a configuration, which an endpoint does not} */
    public final RelativityConnection effectiveConnection() {
        RelativityConnection used = started;
        if (used == null) {
            used = getComponent().startConnection(namedConnection());
            started = used;
        }
        return used;
    }

    private RelativityConnection namedConnection() {
        return connection != null ? connection : getComponent().ownConnection();
    }

    EndpointLedger endpointLedger() {
        return endpointLedger;
    }

    /** Where a consumer keeps its checkpoints. */
    StateRepository<String, String> effectiveStateRepository() {
        return stateRepository != null ? stateRepository : memory;
    }

    /** Shared by the consumers of a route that is stopped and started: an event of the one before may be in flight. */
    StatusEvents events() {
        if (events == null) {
            events = new StatusEvents(
                    newStatusSource(),
                    effectiveStateRepository(),
                    effectiveConnection().getInstance(),
                    Timing.of(getCamelContext())::elapsed,
                    Optional.ofNullable(stuckAfter)
                            .map(value -> FieldType.DURATION.read(operation + ": option stuckAfter", value)));
        } else {
            events.restart();
        }
        return events;
    }

    @SuppressWarnings("unchecked") // the field's own type parsed it
    <T> Optional<T> option(Field<T> field) {
        return Optional.ofNullable((T) options().get(field));
    }

    /** {@return the values of the operation's fields that options and the component's defaults supply} */
    protected final Map<Field<?>, Object> options() {
        return getComponent().endpointOptions().fields(this);
    }

    /** {@return the operation's wires, at least one} Throws if the generation of the API lacks the operation. */
    protected final List<Wire> supportedWires() {
        ApiVersion version = version();
        List<Wire> wires = operation.wires(version);
        if (wires.isEmpty()) {
            throw new IllegalArgumentException(operation + ": the " + version.optionValue()
                    + " API has no such operation; " + supportedVersions() + " has");
        }
        return wires;
    }

    protected final ApiVersion version() {
        String value = apiVersion != null ? apiVersion : getComponent().getApiVersion();
        return API_VERSION.read(operation + ": apiVersion", value);
    }

    protected final RequestBinder binder() {
        Map<Field<?>, Object> options = options();
        return new RequestBinder(
                operation,
                options,
                EndpointOptions.own(this, options),
                getComponent().operations());
    }

    private String supportedVersions() {
        return Arrays.stream(ApiVersion.values())
                .filter(version -> !operation.wires(version).isEmpty())
                .map(version -> "apiVersion=" + version.optionValue())
                .collect(Collectors.joining(" and "));
    }
}
