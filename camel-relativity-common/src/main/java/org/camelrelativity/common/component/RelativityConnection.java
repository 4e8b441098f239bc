package org.camelrelativity.common.component;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.service.BaseService;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.RelativityClient;
import org.camelrelativity.common.ledger.MessageLedger;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.InstanceStatus;
import org.camelrelativity.common.operation.InstanceVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;

/**
 * A connection to one instance: one HTTP client, one identity and one retry budget, however many endpoints use it.
 * A component has its own; further ones are beans, named by the endpoint option {@code connection=#name}. A bean may serve
 * several Camel contexts: each has a client and tokens of its own, and stops only those.
 */
public class RelativityConnection extends ServiceSupport implements CamelContextAware {

    private static final Operation VERSION = InstanceVersion.entry().build();

    private CamelContext camelContext;
    private RelativityConfiguration configuration;
    private RelativityClient client;
    private volatile String instance;
    private String name;
    private boolean healthCheckEnabled = true;
    private ReadinessCheck healthCheck;
    private final MessageLedger messageLedger;
    private final ReentrantLock starting = new ReentrantLock();
    private final Map<CamelContext, RelativityConnection> inOtherContexts = new HashMap<>(); // guarded by the lock

    /** A connection that is still to be configured. */
    public RelativityConnection() {
        this(new RelativityConfiguration());
    }

    /** The configuration is read when the connection starts. */
    public RelativityConnection(RelativityConfiguration configuration) {
        this(configuration, new MessageLedger());
    }

    private RelativityConnection(RelativityConfiguration configuration, MessageLedger messageLedger) {
        this.configuration = configuration;
        this.messageLedger = messageLedger;
    }

    /**
     * Starts it in a context, unless it is started there, and has the context stop it. Any of the components that share it
     * can disable its health check. Gives another connection if this one serves another context.
     */
    RelativityConnection startIn(CamelContext context, String knownAs, boolean healthCheckEnabled) {
        starting.lock();
        try {
            inOtherContexts.values().removeIf(BaseService::isStopped);
            if (camelContext != context && !isStopped()) {
                return inOtherContexts
                        .computeIfAbsent(context, other -> new RelativityConnection(configuration, messageLedger))
                        .startIn(context, knownAs, healthCheckEnabled);
            }
            camelContext = context;
            configureHealthCheck(knownAs, healthCheckEnabled);
            ServiceHelper.startService(this);
            if (!context.hasService(this)) {
                context.addService(this, true, true);
            }
            return this;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        } finally {
            starting.unlock();
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    /** Camel calls it for each registry that has the bean, also while it serves another context. */
    @Override
    public void setCamelContext(CamelContext camelContext) {
        starting.lock();
        try {
            if (isStopped()) {
                this.camelContext = camelContext;
            }
        } finally {
            starting.unlock();
        }
    }

    public RelativityConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(RelativityConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Reads the configuration; nothing is sent yet. */
    @Override
    protected void doStart() {
        client = new RelativityClient(camelContext, configuration);
        ServiceHelper.startService(client);
        instance = client.instanceName();
        healthChecks().ifPresent(checks -> {
            healthCheck = new ReadinessCheck(
                    "producer:" + name, new RelativityHealthCheck(this, RelativityHealthCheck.TIMEOUT));
            healthCheck.setEnabled(healthCheckEnabled);
            checks.addHealthCheck(healthCheck);
        });
    }

    @Override
    protected void doStop() {
        if (healthCheck != null) {
            healthChecks().ifPresent(checks -> checks.removeHealthCheck(healthCheck));
            healthCheck = null;
        }
        ServiceHelper.stopService(client);
    }

    /** Camel's checks of producers; empty if Camel has no health checks, or if no component has named this connection. */
    private Optional<WritableHealthCheckRepository> healthChecks() {
        return Optional.ofNullable(name)
                .map(known -> HealthCheckHelper.getHealthCheckRepository(
                        camelContext, "producers", WritableHealthCheckRepository.class));
    }

    private void configureHealthCheck(String knownAs, boolean enabled) {
        name = knownAs;
        healthCheckEnabled &= enabled;
        if (healthCheck != null) {
            healthCheck.setEnabled(healthCheckEnabled);
        }
    }

    /** Reads the status of the instance, without retries. */
    Outcome status() throws RelativityException {
        return read(InstanceStatus.OPERATION);
    }

    /** {@return the version of the instance; asked once, without retries; empty if it is not told} */
    Optional<InstanceVersion> version() throws RelativityException {
        if (client.version().isEmpty()) {
            read(VERSION);
        }
        return client.version();
    }

    private Outcome read(Operation operation) throws RelativityException {
        return new OperationInvoker(operation.wires(ApiVersion.LEGACY), this::once)
                .invoke(new Request(operation, Map.of(), null, List.of()));
    }

    /** How long a call of one request can take at most that is not idempotent. */
    Duration longestCall() {
        return client.longestCall();
    }

    MessageLedger messageLedger() {
        return messageLedger;
    }

    /** {@return the instance's host, with its port and path if they are unusual ones; {@code null} before the start} */
    public String getInstance() {
        return instance;
    }

    /** {@return as the user knows it: the component's name, or one made of the bean's} */
    String name() {
        return name;
    }

    /** {@return the kind of credentials, of which a connection that is started has one} */
    String authentication() {
        if (configuration.getUsername() != null) {
            return "username and password";
        }
        if (configuration.getAccessToken() != null) {
            return "accessToken";
        }
        return configuration.getClientId() != null ? "client credentials" : "tokenSource";
    }

    /** {@return when the token was asked for that requests have now; empty if there is none that this connection obtained} */
    Optional<Instant> tokenSince() {
        return client == null ? Optional.empty() : client.tokenSince(); // a bean that nobody uses
    }

    /** {@return a text that Relativity answered, for a message: without credentials, on one line} */
    public String withoutSecrets(String text) {
        return client.withoutSecrets(text);
    }

    /** Sends a call without retries: for polls, which repeat it anyway. */
    public Outcome once(Call call) {
        return client.once(call);
    }

    /** Sends a call, with retries if it is idempotent or provably was not executed. */
    public Outcome call(Call call) {
        return client.call(call);
    }
}
