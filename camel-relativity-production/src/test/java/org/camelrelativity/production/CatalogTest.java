package org.camelrelativity.production;

import java.io.IOException;
import org.camelrelativity.common.testing.CatalogUris;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that know the component by its description take what it takes, and refuse what it refuses. */
class CatalogTest {

    private final CatalogUris uris = new CatalogUris(
            "relativity-production",
            RelativityProductionComponent.class,
            RelativityProductionComponent.class.getResource(
                    "/META-INF/org/camelrelativity/production/relativity-production.json"));

    CatalogTest() throws IOException {}

    @Test
    void takesTheDocumentedUris() throws Exception {
        uris.documentedOnesAreValid();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job/cancel?productionJobId=5",
                "job/mass-retry?chunkSize=100&failOnPartial=false",
                "queue/mass-prioritize?priority=1&databaseToken=F420E383-7D4D-4DB1-BC60-959791685857",
                "production/status?workspaceId=1017371&productionId=1039603",
                "queue/jobs?delay=60s&stuckAfter=2h",
                "production/status?productionIds=5,6&stuckAfter=2h&delay=10s&productions=#productions",
            })
    void takesValidUris(String uri) {
        uris.isValid("relativity-production:" + uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job/cancel?productionJobId=abc",
                "job/mass-retry?chunkSize=many",
                "job/mass-retry?failOnPartial=maybe",
                "queue/jobs?stuckAfter=soon",
                "job/retry",
                "job/cancel?production=5",
            })
    void refusesWrongUris(String uri) {
        uris.isRefused("relativity-production:" + uri);
    }

    @Test
    void refusesValuesOfAnotherType() {
        uris.valuesOfAnotherTypeAreRefused("job/cancel");
    }
}
