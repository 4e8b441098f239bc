package org.camelrelativity.springboot;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PropertyConfigurerHelper;
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

    private final Environment environment;
    private BeanFactory beans;

    ConnectionBeans(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .forEach((name, options) -> {
                    if (!(options instanceof Map)) {
                        throw new IllegalArgumentException(PREFIX + "." + name
                                + " is the name of a connection, whose options follow, such as instance-url");
                    }
                    registry.registerBeanDefinition(
                            name,
                            BeanDefinitionBuilder.genericBeanDefinition(
                                            RelativityConnection.class, () -> connection(name))
                                    .getBeanDefinition());
                });
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
