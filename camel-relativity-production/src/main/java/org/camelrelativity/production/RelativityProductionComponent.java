package org.camelrelativity.production;

import org.apache.camel.spi.annotations.Component;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;

/** {@code relativity-production:service/operation}. */
@Component("relativity-production")
public class RelativityProductionComponent extends RelativityComponent {

    /** A component that is still to be configured. */
    public RelativityProductionComponent() {
        super(ProductionOperations.TABLE, ApiVersion.V1);
    }

    @Override
    protected RelativityEndpoint newEndpoint(String uri, Operation operation) {
        return new RelativityProductionEndpoint(uri, this, operation);
    }
}
