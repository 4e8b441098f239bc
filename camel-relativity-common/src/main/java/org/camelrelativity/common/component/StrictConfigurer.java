package org.camelrelativity.common.component;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.EndpointHelper;
import org.camelrelativity.common.operation.FieldType;

/**
 * In front of a configurer that Camel generated, which looks for options in the default locale's lower case, so that a
 * Turkish JVM has no {@code clientId}, and takes {@code abc} for the number 0.
 */
final class StrictConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    private static final Map<Class<?>, FieldType<?>> TYPES = Map.of(
            int.class, FieldType.INTEGER,
            Integer.class, FieldType.INTEGER,
            Long.class, FieldType.LONG_ID,
            boolean.class, FieldType.BOOLEAN,
            Boolean.class, FieldType.BOOLEAN,
            Duration.class, FieldType.DURATION);

    private final PropertyConfigurer generated;

    private StrictConfigurer(PropertyConfigurer generated) {
        this.generated = generated;
    }

    /** {@return {@code null} for none} */
    static PropertyConfigurer of(PropertyConfigurer generated) {
        return generated == null ? null : new StrictConfigurer(generated);
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        String known = known(name, ignoreCase);
        Class<?> type = getOptionType(known, false);
        Object read = reads(type) && value != null ? read(context, name, type, value) : value;
        return generated.configure(context, target, known, read, false);
    }

    /** {@return whether options of this type are numbers, booleans or durations} */
    static boolean reads(Class<?> type) {
        return type != null && TYPES.containsKey(type);
    }

    /** {@return what an option of this type is to be set to} The value may refer to a bean. */
    static Object read(CamelContext context, String option, Class<?> type, Object value) {
        Object referred = value instanceof String text && EndpointHelper.isReferenceParameter(text)
                ? EndpointHelper.resolveReferenceParameter(context, text, Object.class)
                : value;
        return TYPES.get(type).read(option, referred);
    }

    /** Generated code knows each option by its exact name and by the same in lower case. */
    private static String known(String name, boolean ignoreCase) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return getter().getOptionType(known(name, ignoreCase), false);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return getter().getOptionValue(target, known(name, ignoreCase), false);
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return getter().getCollectionValueType(target, known(name, ignoreCase), false);
    }

    @Override
    public String[] getAutowiredNames() {
        return getter().getAutowiredNames();
    }

    private PropertyConfigurerGetter getter() {
        return (PropertyConfigurerGetter) generated;
    }
}
