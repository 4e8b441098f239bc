package org.camelrelativity.common.component;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.RelativityClient;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.MessageLedger;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.InstanceStatus;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;

/**
 * A connection to one instance: one HTTP client, one identity and one retry budget, however many endpoints use it.
 * A component has its own; further ones are beans, named by the endpoint option {@code connection=#name}.
 */
public class RelativityConnection extends ServiceSupport implements CamelContextAware {

    private CamelContext camelContext;
    private RelativityConfiguration configuration;
    private RelativityClient client;
    private volatile String instance;
    private String healthCheckId;
    private boolean healthCheckEnabled = true;
    private RelativityHealthCheck healthCheck;
    private final CallLedger ledger = new MessageLedger();

    /** A connection that is still to be configured. */
    public RelativityConnection() {
        this(new RelativityConfiguration());
    }

    /**
     * @param configuration the instance and the credentials; read when the connection starts
     */
    public RelativityConnection(RelativityConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public RelativityConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(RelativityConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Reads the configuration; nothing is sent yet.
     *
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it, and no secret
     */
    @Override
    protected void doStart() {
        client = new RelativityClient(camelContext, configuration);
        instance = URI.create(configuration.getInstanceUrl().strip()).getAuthority();
        ServiceHelper.startService(client);
        healthChecks().ifPresent(checks -> {
            healthCheck = new RelativityHealthCheck(this, healthCheckId, RelativityHealthCheck.TIMEOUT);
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

    /** Camel's checks of producers; empty if Camel has no health checks, or if this connection's has no id. */
    private Optional<WritableHealthCheckRepository> healthChecks() {
        return Optional.ofNullable(healthCheckId)
                .map(id -> HealthCheckHelper.getHealthCheckRepository(
                        camelContext, "producers", WritableHealthCheckRepository.class));
    }

    /** To be called before the start. Any of the components that share the connection can disable the check. */
    void checkHealth(String id, boolean enabled) {
        healthCheckId = id;
        healthCheckEnabled &= enabled;
        if (healthCheck != null) {
            healthCheck.setEnabled(healthCheckEnabled);
        }
    }

    /** Reads the status of the instance, without retries. */
    Outcome status() throws RelativityException {
        Operation operation = InstanceStatus.OPERATION;
        return new OperationInvoker(operation.wires(ApiVersion.LEGACY), this::once)
                .invoke(new Request(operation, Map.of(), null, List.of()));
    }

    CallLedger ledger() {
        return ledger;
    }

    Duration elapsed() {
        return client.elapsed();
    }

    /** {@return the instance's host, with its port if it is an unusual one; {@code null} before the start} */
    public String getInstance() {
        return instance;
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
