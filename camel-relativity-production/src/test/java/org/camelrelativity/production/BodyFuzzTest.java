package org.camelrelativity.production;

import java.util.Set;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camelrelativity.common.testing.BodyFuzz;
import org.camelrelativity.common.testing.InMemoryRelativity;

class BodyFuzzTest extends BodyFuzz {

    private static InMemoryRelativity relativity;

    BodyFuzzTest() {
        super("relativity-production", ProductionOperations.API_OPERATIONS, Set.of());
    }

    @BeforeContainer
    static void start() {
        relativity = new InMemoryRelativity("relativity-production");
    }

    @AfterContainer
    static void stop() {
        relativity.close();
    }

    @Override
    protected InMemoryRelativity relativity() {
        return relativity;
    }
}
