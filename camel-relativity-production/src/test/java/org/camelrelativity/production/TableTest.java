package org.camelrelativity.production;

import org.camelrelativity.common.testing.CatalogAssert;
import org.camelrelativity.common.testing.TableAssert;
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

    @Test
    void theTableKeepsTheContracts() {
        new TableAssert(ProductionOperations.API_OPERATIONS).keepsTheContracts();
    }
}
