package org.camelrelativity.springboot;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PropertyConfigurerHelper;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityConnection;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Makes a connection bean of each name below {@code relativity.connections}. */
final class ConnectionBeans implements BeanDefinitionRegistryPostProcessor {

    private static final String PREFIX = "relativity.connections";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final Environment environment;
    private BeanFactory beans;

    ConnectionBeans(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        Map<String, String> names = new HashMap<>();
        Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .forEach((name, options) -> {
                    if (!(options instanceof Map)) {
                        throw new IllegalArgumentException(PREFIX + "." + name
                                + " is the name of a connection, whose options follow, such as instance-url");
                    }
                    requireDistinct(name, names);
                    registry.registerBeanDefinition(
                            name,
                            BeanDefinitionBuilder.genericBeanDefinition(
                                            RelativityConnection.class, () -> connection(name))
                                    .getBeanDefinition());
                });
    }

    /** An environment variable of a connection that is named elsewhere must not make a second one. */
    private static void requireDistinct(String name, Map<String, String> names) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a connection must consist of letters, digits, hyphens and underscores, but " + PREFIX
                            + " has " + Quoted.of(name));
        }
        String other = names.put(OptionProperties.uniform(name), name);
        if (other != null) {
            throw new IllegalArgumentException(PREFIX + " has both " + other + " and " + name
                    + ", which differ only in case, hyphens or underscores. An environment variable can't tell them"
                    + " apart: name the connection in lower case without either");
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        beans = factory;
    }

    private RelativityConnection connection(String name) {
        CamelContext context = beans.getBean(CamelContext.class);
        RelativityConfiguration configuration = new RelativityConfiguration();
        new OptionProperties(environment, PREFIX + "." + name)
                .bind(
                        context,
                        configuration,
                        PropertyConfigurerHelper.resolvePropertyConfigurer(context, configuration));
        return new RelativityConnection(configuration);
    }
}
