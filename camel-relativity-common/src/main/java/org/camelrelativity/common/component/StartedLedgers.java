package org.camelrelativity.common.component;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.service.ServiceHelper;
import org.camelrelativity.common.http.Timing;
import org.camelrelativity.common.ledger.CallLedger;

/** The ledgers of a component's endpoints, started in its context, where JMX, health checks and the dev console see them. */
final class StartedLedgers {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<CallLedger, String> names = new LinkedHashMap<>(); // guarded by the lock
    private final List<HealthCheck> checks = new ArrayList<>(); // guarded by the lock

    /** A ledger that is a service is started by the first endpoint that uses it, and stopped with the context. */
    void start(CallLedger ledger, CamelContext context, Duration inDoubtLimit) throws IOException {
        lock.lock();
        try {
            if (ledger instanceof Service service && !context.hasService(service)) {
                ServiceHelper.startService(service);
                context.addService(service, true, true);
                manage(service, context);
            }
            if (!names.containsKey(ledger)) {
                String name = nameOf(ledger, context);
                names.put(ledger, name);
                if (inDoubtLimit != null) {
                    watch(ledger, "relativity-ledger-" + name, context, inDoubtLimit);
                }
            }
        } catch (Exception e) {
            Throwable why = e instanceof RuntimeCamelException && e.getCause() != null ? e.getCause() : e;
            throw new IOException("the ledger can't be started: " + why.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private static String nameOf(CallLedger ledger, CamelContext context) {
        Map<String, CallLedger> beans = context.getRegistry().findByTypeWithName(CallLedger.class);
        return beans.keySet().stream()
                .filter(name -> beans.get(name) == ledger)
                .findFirst()
                .orElse(ledger.getClass().getSimpleName());
    }

    /** Registers it in JMX. Camel itself does so only for services that are added while a context or a route starts. */
    private static void manage(Service service, CamelContext context) throws Exception {
        ManagementAgent agent = context.getManagementStrategy().getManagementAgent();
        if (agent != null) {
            ObjectName name = context.getManagementStrategy()
                    .getManagementObjectNameStrategy()
                    .getObjectNameForService(context, service);
            if (!agent.isRegistered(name)) {
                agent.register(service, name);
            }
        }
    }

    /** Once in a context, whichever components share the ledger. */
    private void watch(CallLedger ledger, String id, CamelContext context, Duration limit) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null && registry.getCheck(id).isEmpty()) {
            HealthCheck check = new ReadinessCheck(
                    id, new InDoubtHealthCheck(ledger, limit, Timing.of(context).clock()));
            registry.register(check);
            checks.add(check);
        }
    }

    Map<CallLedger, String> names() {
        lock.lock();
        try {
            return new LinkedHashMap<>(names);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the ledgers without stopping them, which the context does: another component may use them. */
    void forget(CamelContext context) {
        lock.lock();
        try {
            checks.forEach(check -> HealthCheckRegistry.get(context).unregister(check));
            checks.clear();
            names.clear();
        } finally {
            lock.unlock();
        }
    }
}
