package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.testing.CatalogAssert;
import org.junit.jupiter.api.Test;

/** The annotations, which the documentation is made from, say what the table does; and it repeats what may be repeated. */
class TableTest {

    @Test
    void theCatalogDescribesTheTable() throws Exception {
        new CatalogAssert(
                        ProductionOperations.TABLE,
                        RelativityProductionComponent.class.getResource(
                                "/META-INF/org/camelrelativity/production/relativity-production.json"))
                .describesTheTable();
    }

    /** The classes of design §4, row by row. */
    @Test
    void onlyTheseMayBeRepeated() {
        assertThat(of(Idempotency.NOT_IDEMPOTENT)).containsExactlyInAnyOrder("queue/mass-retry", "job/mass-retry");
        assertThat(of(Idempotency.IDEMPOTENT))
                .containsExactlyInAnyOrder(
                        "queue/mass-cancel", "queue/mass-prioritize", "job/cancel", "job/mass-cancel");
        assertThat(of(Idempotency.SAFE)).containsExactlyInAnyOrder("queue/jobs", "production/status");
    }

    private static Stream<String> of(Idempotency idempotency) {
        return ProductionOperations.TABLE.all().stream()
                .filter(operation ->
                        operation.wires(ApiVersion.V1).stream().allMatch(wire -> wire.idempotency() == idempotency))
                .map(Operation::name);
    }
}
