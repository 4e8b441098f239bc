package org.camelrelativity.imaging;

import java.io.IOException;
import org.camelrelativity.common.testing.CatalogUris;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that know the component by its description take what it takes, and refuse what it refuses. */
class CatalogTest {

    private final CatalogUris uris = new CatalogUris(
            "relativity-imaging",
            RelativityImagingComponent.class,
            RelativityImagingComponent.class.getResource(
                    "/META-INF/org/camelrelativity/imaging/relativity-imaging.json"));

    CatalogTest() throws IOException {}

    @Test
    void takesTheDocumentedUris() throws Exception {
        uris.documentedOnesAreValid();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set/read",
                "set/read?imagingSetId=1039603&workspaceId=-1",
                "job/run?qcEnabled=true&workspaceId={{relativity.workspace}}&connection=#europe",
                "job/stop?imagingJobId=2147483647",
                "job/update-priority?priority=-5",
                "job/mass-image?sourceType=RenderedPdf&apiVersion=v1",
                "set/await?awaitTimeout=1h30m",
                "set/status?imagingSetIds=5,6&stuckAfter=2h&delay=10s&imagingSets=#sets",
            })
    void takesValidUris(String uri) {
        uris.isValid("relativity-imaging:" + uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set/read?imagingSetId=abc",
                "set/read?imagingSetId=1.5",
                "job/run?qcEnabled=maybe",
                "set/await?awaitTimeout=soon",
                "set/reed",
                "set/read?imagingSet=5",
                "set/read?apiVersion=v2",
            })
    void refusesWrongUris(String uri) {
        uris.isRefused("relativity-imaging:" + uri);
    }

    @Test
    void refusesValuesOfAnotherType() {
        uris.valuesOfAnotherTypeAreRefused("set/read");
    }
}
