package org.camelrelativity.production;

import java.util.List;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.ContractAssert;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the vendor's page, as its examples show it: through a real route, on the wire. */
class ContractTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    static List<Contract> contracts() {
        return Contract.all(ProductionOperations.API_OPERATIONS);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void takesTheDocumentedRequestInEveryForm(Contract contract) throws Exception {
        for (Object body : ContractAssert.forms(contract)) {
            relativity.server().resetAll();
            new ContractAssert("relativity-production", relativity).holds(contract, body);
        }
    }
}
