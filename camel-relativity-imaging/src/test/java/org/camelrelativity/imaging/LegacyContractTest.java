package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
class LegacyContractTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    static Stream<Contract> contracts() throws IOException {
        return Contract.all("legacy");
    }

    @Test
    void everyOperationHasAContract() throws IOException {
        Set<String> inTable = ImagingOperations.TABLE.all().stream()
                .map(Operation::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(contracts().map(Contract::operation)).containsExactlyInAnyOrderElementsOf(inTable);
        assertThat(inTable).hasSize(17);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void takesTheDocumentedRequestInEveryForm(Contract contract) throws Exception {
        for (Object body : ContractAssert.forms(contract)) {
            relativity.server().resetAll();
            new ContractAssert("relativity-imaging", relativity).holds(contract, body);
        }
    }
}
