package org.camelrelativity.common.component;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.camelrelativity.common.operation.FieldType;

/**
 * What generated configurers extend here in place of Camel's class, which takes {@code abc} for the number 0 and
 * 99999999999 for 1215752191. The build sees to that (see the root pom), so it holds wherever options are set as text.
 */
public abstract class StrictConfigurer extends PropertyConfigurerSupport {

    private static final Map<Class<?>, FieldType<?>> TYPES = Map.of(
            int.class, FieldType.INTEGER,
            Integer.class, FieldType.INTEGER,
            Long.class, FieldType.LONG_ID,
            boolean.class, FieldType.BOOLEAN,
            Boolean.class, FieldType.BOOLEAN,
            Duration.class, FieldType.DURATION);

    /** Hides Camel's. The value may be text, also a reference to a bean. */
    @SuppressWarnings("unchecked") // what an option's own type read
    public static <T> T property(CamelContext context, Class<T> type, Object value) {
        FieldType<?> strict = TYPES.get(type);
        if (strict == null || value == null) {
            return PropertyConfigurerSupport.property(context, type, value);
        }
        Object referred = value instanceof String text && EndpointHelper.isReferenceParameter(text)
                ? EndpointHelper.resolveReferenceParameter(context, text, Object.class)
                : value;
        return (T) strict.read("the value", referred);
    }
}
