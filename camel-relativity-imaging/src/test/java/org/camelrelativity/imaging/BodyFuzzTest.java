package org.camelrelativity.imaging;

import java.util.Set;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camelrelativity.common.testing.BodyFuzz;
import org.camelrelativity.common.testing.InMemoryRelativity;

class BodyFuzzTest extends BodyFuzz {

    private static InMemoryRelativity relativity;

    BodyFuzzTest() {
        super(
                "relativity-imaging",
                ImagingOperations.API_OPERATIONS,
                Set.of("QcEnabled", "Status", "TimeZoneFieldOnDocument"));
    }

    @BeforeContainer
    static void start() {
        relativity = new InMemoryRelativity("relativity-imaging");
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
