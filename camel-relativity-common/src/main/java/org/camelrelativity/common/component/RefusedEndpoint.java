package org.camelrelativity.common.component;

import java.util.Collection;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Stands for an endpoint whose URI has options that no operation has. Camel would refuse such a URI and print it, and a
 * misspelt {@code pasword} is as secret as a {@code password}. So the route is refused one step later, by an endpoint
 * that knows the options' names only.
 */
final class RefusedEndpoint extends DefaultEndpoint {

    private final String reason;

    RefusedEndpoint(Component component, String scheme, String operation, Collection<String> unknownOptions) {
        super(scheme + ":" + operation, component);
        this.reason = operation + " has no option " + String.join(", ", unknownOptions)
                + ". Address and credentials are set on the component or on a RelativityConnection bean, never in a URI";
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException(reason);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException(reason);
    }
}
