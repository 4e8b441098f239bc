package org.camelrelativity.imaging;

import org.apache.camel.spi.annotations.Component;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;

/** {@code relativity-imaging:service/operation}. */
@Component("relativity-imaging")
public class RelativityImagingComponent extends RelativityComponent {

    /** A component that is still to be configured. */
    public RelativityImagingComponent() {
        super(ImagingOperations.TABLE, ApiVersion.LEGACY);
    }

    @Override
    protected RelativityEndpoint newEndpoint(String uri, Operation operation) {
        return new RelativityImagingEndpoint(uri, this, operation);
    }
}
