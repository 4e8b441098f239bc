package org.camelrelativity.springboot;

import java.beans.PropertyDescriptor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyBindingSupport;
import org.camelrelativity.common.RelativityConfiguration;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * The options below a prefix. Each is asked for by its name, so that all spellings count that Spring Boot knows; and what is
 * no option is an error instead of being ignored.
 */
final class OptionProperties {

    private final Binder binder;
    private final ConfigurationPropertyName prefix;

    OptionProperties(Environment environment, String prefix) {
        this.binder = Binder.get(environment);
        this.prefix = ConfigurationPropertyName.adapt(prefix, '.');
    }

    void bind(CamelContext context, Object target, PropertyConfigurer configurer) {
        PropertyConfigurerGetter types = (PropertyConfigurerGetter) configurer;
        Map<String, Class<?>> options = Stream.of(target.getClass(), RelativityConfiguration.class)
                .flatMap(type -> Stream.of(BeanUtils.getPropertyDescriptors(type)))
                .map(PropertyDescriptor::getName)
                .distinct()
                .filter(name -> types.getOptionType(name, true) != null)
                .collect(Collectors.toMap(name -> name, name -> types.getOptionType(name, true)));
        rejectUnknown(options.keySet());
        options.forEach((name, type) -> binder.bind(
                        prefix.append(DataObjectPropertyName.toDashedForm(name)), Bindable.of(String.class))
                .ifBound(value -> set(context, target, configurer, name, type, value)));
    }

    /** Text is taken as it is: a password may begin like a reference to a bean. */
    private static void set(
            CamelContext context,
            Object target,
            PropertyConfigurer configurer,
            String name,
            Class<?> type,
            String value) {
        if (type == String.class) {
            configurer.configure(context, target, name, value, true);
        } else {
            PropertyBindingSupport.build()
                    .withCamelContext(context)
                    .withTarget(target)
                    .withConfigurer(configurer)
                    .withIgnoreCase(true)
                    .withMandatory(true)
                    .withProperty(name, value)
                    .bind();
        }
    }

    private void rejectUnknown(Set<String> options) {
        Set<String> known = options.stream().map(OptionProperties::uniform).collect(Collectors.toSet());
        Set<String> unknown =
                binder.bind(prefix, Bindable.mapOf(String.class, String.class)).orElse(Map.of()).keySet().stream()
                        .filter(name -> !known.contains(uniform(name)))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no option of " + prefix + ": " + String.join(", ", unknown));
        }
    }

    /** A name without what an environment variable can't express: hyphens, underscores and case. */
    static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
