package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.spi.EndpointUriFactory;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.testing.CatalogAssert;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The annotations, which the documentation is made from, say what the table does. */
class TableTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private static Stream<Operation> operations() {
        return ImagingOperations.TABLE.all().stream();
    }

    @Test
    void theCatalogDescribesTheTable() throws Exception {
        new CatalogAssert(
                        ImagingOperations.TABLE,
                        RelativityImagingComponent.class.getResource(
                                "/META-INF/org/camelrelativity/imaging/relativity-imaging.json"))
                .describesTheTable();
    }

    /** The classes of design and contract, row by row (contract, common §7.1). */
    @Test
    void onlyTheseMayBeRepeated() {
        assertThat(operations()
                        .filter(operation -> operation.wires(ApiVersion.LEGACY).stream()
                                .anyMatch(wire -> wire.idempotency() == Idempotency.NOT_IDEMPOTENT))
                        .map(Operation::name))
                .containsExactlyInAnyOrder(
                        "profile/save",
                        "set/save",
                        "field-code/save",
                        "job/run",
                        "job/retry-errors",
                        "job/image-document");
        assertThat(operations()
                        .filter(operation -> operation.wires(ApiVersion.LEGACY).stream()
                                .allMatch(wire -> wire.idempotency() == Idempotency.SAFE))
                        .map(Operation::name))
                .containsExactlyInAnyOrder("profile/read", "set/read", "native-type/read", "field-code/read");
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
