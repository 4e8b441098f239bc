package org.camelrelativity.reliability;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.EndpointServiceLocation;
import org.camelrelativity.common.RelativityException;

/** Somebody who may see everything that Camel and our components show of themselves, and looks for secrets in it. */
final class Onlooker extends Handler {

    private static final Logger ROOT = Logger.getLogger("");

    /** Prints the raw bytes of the wire, as docs/limits.md says: the one logger that can't be kept from it. */
    private static final Logger WIRE = Logger.getLogger("org.apache.hc.client5.http.wire");

    /** Logs every attribute of every MBean that we look at, which we see anyway; it takes minutes. */
    private static final Logger MBEANS = Logger.getLogger("javax.management");

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Secrets secrets;
    private final Level levelBefore = ROOT.getLevel();
    private volatile boolean sawMaskedHeader;

    Onlooker(Secrets secrets) {
        this.secrets = secrets;
        setLevel(Level.ALL);
        ROOT.setLevel(Level.ALL);
        ROOT.addHandler(this);
        WIRE.setLevel(Level.INFO);
        MBEANS.setLevel(Level.INFO);
    }

    @Override
    public void publish(LogRecord line) {
        String place = "log " + line.getLoggerName();
        String text = formatter.formatMessage(line);
        secrets.lookAt(place, text);
        if (line.getParameters() != null) {
            for (Object parameter : line.getParameters()) {
                secrets.lookAt(place, parameter);
            }
        }
        if (line.getThrown() != null) {
            lookAt(line.getThrown());
        }
        sawMaskedHeader |= text.contains("Authorization: xxxxxx");
    }

    /** Whether the log was fine enough to show requests. */
    boolean sawMaskedHeader() {
        return sawMaskedHeader;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
        ROOT.setLevel(levelBefore);
        WIRE.setLevel(null);
        MBEANS.setLevel(null);
    }

    void lookAt(Exchange exchange) {
        secrets.lookAt("exchange", exchange);
        look("header", exchange.getMessage().getHeaders());
        look("property", exchange.getAllProperties());
        look("internal property", exchange.getExchangeExtension().getInternalProperties());
        look("variable", exchange.getVariables());
        secrets.lookAt("body", exchange.getMessage().getBody(String.class));
        if (exchange.getException() != null) {
            lookAt(exchange.getException());
        }
    }

    private void look(String place, Map<String, Object> values) {
        values.forEach((name, value) -> {
            secrets.lookAt(place + " " + name, name + "=" + value);
            if (value instanceof Throwable thrown) {
                lookAt(thrown);
            }
        });
    }

    /** The whole tree of causes and suppressed ones. */
    void lookAt(Throwable thrown) {
        StringWriter stackTrace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stackTrace));
        secrets.lookAt("stack trace", stackTrace);
        lookAt(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void lookAt(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        secrets.lookAt("exception", thrown);
        secrets.lookAt("exception's message", thrown.getMessage());
        if (thrown instanceof RelativityException) {
            lookAtGetters(thrown);
        }
        lookAt(thrown.getCause(), seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            lookAt(suppressed, seen);
        }
    }

    private void lookAtGetters(Object object) {
        for (Method method : object.getClass().getMethods()) {
            if (method.getParameterCount() == 0 && method.getName().startsWith("get")) {
                try {
                    secrets.lookAt(method.getName(), method.invoke(object));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    void lookAt(CamelContext context) throws Exception {
        endpoints(context);
        health(context);
        consoles(context);
        beans(context);
        Thread.getAllStackTraces().keySet().forEach(thread -> secrets.lookAt("thread", thread.getName()));
    }

    private void endpoints(CamelContext context) {
        context.getEndpointRegistry().keySet().forEach(key -> secrets.lookAt("endpoint's key", key));
        for (Endpoint endpoint : context.getEndpoints()) {
            secrets.lookAt("endpoint", endpoint);
            secrets.lookAt("endpoint's URI", endpoint.getEndpointUri() + " " + endpoint.getEndpointBaseUri());
            if (endpoint instanceof EndpointServiceLocation location) {
                secrets.lookAt("endpoint's service", location.getServiceUrl() + location.getServiceMetadata());
            }
        }
    }

    private void health(CamelContext context) {
        for (HealthCheck.Result result : HealthCheckHelper.invoke(context)) {
            secrets.lookAt("health", result);
            secrets.lookAt("health's message", result.getMessage());
            secrets.lookAt(
                    "health's details",
                    result.getDetails() + " " + result.getCheck().getMetaData());
            result.getError().ifPresent(this::lookAt);
        }
    }

    private void consoles(CamelContext context) {
        DevConsoleRegistry registry = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        registry.stream().forEach(console -> {
            secrets.lookAt("console " + console.getId(), console.call(DevConsole.MediaType.TEXT));
            secrets.lookAt("console " + console.getId(), console.call(DevConsole.MediaType.JSON));
        });
    }

    private void beans(CamelContext context) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name :
                server.queryNames(new ObjectName("org.apache.camel:context=" + context.getName() + ",*"), null)) {
            secrets.lookAt("MBean", name);
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                secrets.lookAt("MBean " + name + " " + attribute.getName(), value(server, name, attribute));
            }
        }
    }

    private static Object value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            Object value = server.getAttribute(name, attribute.getName());
            boolean array = value != null && value.getClass().isArray();
            return array && Array.getLength(value) > 0 ? Array.get(value, 0) : value;
        } catch (JMException e) {
            return e + " " + e.getCause(); // an attribute that this MBean does not offer
        }
    }
}
