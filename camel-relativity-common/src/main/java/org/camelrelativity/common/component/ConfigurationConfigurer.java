package org.camelrelativity.common.component;

import java.lang.reflect.Method;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.ObjectHelper;
import org.apache.camel.support.PluginHelper;
import org.camelrelativity.common.RelativityConfiguration;

/**
 * Sets the options of a connection that is a bean, and not a component's, as strictly as a component's. Camel finds it by
 * the name of {@link RelativityConfiguration}.
 */
public final class ConfigurationConfigurer implements PropertyConfigurer {

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        try {
            Method getter = PluginHelper.getBeanIntrospection(context)
                    .getPropertyGetter(RelativityConfiguration.class, name, ignoreCase);
            Class<?> type = getter.getReturnType();
            if (!StrictConfigurer.reads(type)) {
                return false; // Camel sets it
            }
            Method setter =
                    RelativityConfiguration.class.getMethod(getter.getName().replaceFirst("^(get|is)", "set"), type);
            ObjectHelper.invokeMethod(setter, target, StrictConfigurer.read(context, name, type, value));
            return true;
        } catch (NoSuchMethodException e) {
            return false; // Camel says that there is no such option
        }
    }
}
