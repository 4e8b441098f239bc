package org.camelrelativity.examples.karaf;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.apache.camel.karaf.core.OsgiCamelContextPublisher;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityConnection;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Runs the routes with what stands in {@code etc/org.camelrelativity.cfg}. Without that file nothing starts; when it changes,
 * everything starts anew. So it does when the components come back after Karaf has refreshed their bundles.
 */
@Component(
        configurationPid = "org.camelrelativity",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        reference = {
            // Camel publishes one of these for each component that it has found in a bundle.
            @Reference(name = "imaging", service = ComponentResolver.class, target = "(component=relativity-imaging)"),
            @Reference(
                    name = "production",
                    service = ComponentResolver.class,
                    target = "(component=relativity-production)")
        },
        service = {})
public final class RelativityBundle {

    private final CamelContext context;

    /**
     * Starts the routes.
     *
     * @param bundle this
     * @param settings the file's lines
     * @throws Exception if Camel can't start
     */
    @Activate
    public RelativityBundle(BundleContext bundle, Map<String, Object> settings) throws Exception {
        context = new OsgiDefaultCamelContext(bundle);
        context.setNameStrategy(new ExplicitCamelContextNameStrategy("relativity"));
        context.getManagementStrategy().addEventNotifier(new OsgiCamelContextPublisher(bundle));
        context.getPropertiesComponent().setOverrideProperties(forRoutes(settings));
        context.getRegistry().bind("relativity", connection(settings));
        context.addRoutes(new RelativityRoutes());
        context.start();
    }

    private RelativityConnection connection(Map<String, Object> settings) {
        RelativityConfiguration instance = new RelativityConfiguration();
        instance.setInstanceUrl(text(settings, "instance.url"));
        instance.setUsername(text(settings, "username"));
        instance.setPassword(text(settings, "password"));
        return new RelativityConnection(instance);
    }

    /** Without the credentials, which a route has no use for. */
    private static Properties forRoutes(Map<String, Object> settings) {
        Properties properties = new Properties();
        settings.forEach((name, value) -> {
            if (name.startsWith("imaging.") || name.startsWith("production.")) {
                properties.setProperty(name, value.toString());
            }
        });
        return properties;
    }

    /** Camel looks the password up in the environment, so it is not in the configuration, which {@code config:list} shows. */
    private String text(Map<String, Object> settings, String name) {
        Object value = settings.get(name);
        return value == null ? null : context.resolvePropertyPlaceholders(value.toString());
    }

    /** Ends what is in hand, then the routes. */
    @Deactivate
    public void stop() {
        context.stop();
    }
}
