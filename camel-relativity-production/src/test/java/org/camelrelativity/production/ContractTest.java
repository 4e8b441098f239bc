package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.ContractAssert;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the vendor's page, as its examples show it: through a real route, on the wire. */
class ContractTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    static Stream<Contract> contracts() throws IOException {
        return Contract.all("v1");
    }

    @Test
    void everyOperationHasAContract() throws IOException {
        assertThat(contracts().map(Contract::operation))
                .containsExactlyInAnyOrderElementsOf(ProductionOperations.TABLE.all().stream()
                        .map(Operation::name)
                        .toList())
                .hasSize(8);
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
