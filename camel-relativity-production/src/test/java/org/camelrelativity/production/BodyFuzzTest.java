package org.camelrelativity.production;

import java.io.IOException;
import java.util.Set;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camelrelativity.common.testing.BodyFuzz;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.InMemoryRelativity;

class BodyFuzzTest extends BodyFuzz {

    private static InMemoryRelativity relativity;

    BodyFuzzTest() throws IOException {
        super(
                "relativity-production",
                Contract.all("v1").toList(),
                Set.of(
                        RelativityProductionConstants.WORKSPACE_ID,
                        RelativityProductionConstants.PRODUCTION_ID,
                        RelativityProductionConstants.PRODUCTION_JOB_ID,
                        RelativityProductionConstants.DATABASE_TOKEN,
                        RelativityProductionConstants.PRIORITY),
                Set.of());
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
