package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.spi.EndpointUriFactory;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Saved;
import org.camelrelativity.common.testing.CatalogAssert;
import org.camelrelativity.common.testing.TableAssert;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The annotations, which the documentation is made from, say what the table does; and it repeats what may be repeated. */
class TableTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @Test
    void theCatalogDescribesTheTable() throws Exception {
        new CatalogAssert(
                        ImagingOperations.TABLE,
                        RelativityImagingComponent.class.getResource(
                                "/META-INF/org/camelrelativity/imaging/relativity-imaging.json"))
                .describesTheTable();
    }

    @Test
    void theTableKeepsTheContracts() {
        new TableAssert(ImagingOperations.API_OPERATIONS).keepsTheContracts();
    }

    /** Of what has an Artifact ID, the versioned API's update has it in the path; nothing else tells create and update apart. */
    @Test
    void aVersionedSaveIsRepeatedOnlyAtWhatItUpdates() {
        ImagingOperations.API_OPERATIONS.all().stream()
                .filter(operation -> Saved.class.isAssignableFrom(operation.requestType()))
                .flatMap(operation -> operation.wires(ApiVersion.V1).stream())
                .forEach(wire -> assertThat(wire.idempotency())
                        .as(wire.path())
                        .isEqualTo(
                                wire.path().endsWith("/{artifactId}")
                                        ? Idempotency.IDEMPOTENT
                                        : Idempotency.NOT_IDEMPOTENT));
    }

    @Test
    void toolsCanAssembleTheUri() throws Exception {
        EndpointUriFactory factory =
                relativity.context().getCamelContextExtension().getEndpointUriFactory("relativity-imaging");
        assertThat(factory.buildUri(
                        "relativity-imaging", Map.of("service", "job", "operation", "run", "workspaceId", "5")))
                .isEqualTo("relativity-imaging:job/run?workspaceId=5");
    }
}
