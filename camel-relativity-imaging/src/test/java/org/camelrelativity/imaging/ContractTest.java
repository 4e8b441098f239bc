package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.ContractAssert;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the vendor's page, as its examples show it: through a real route, on the wire. */
class ContractTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    static Stream<Contract> contracts() throws IOException {
        return Stream.concat(Contract.all("legacy"), Contract.all("v1"));
    }

    @ParameterizedTest
    @CsvSource({"LEGACY, 17, 17", "V1, 22, 26"})
    void everyCallHasAContract(ApiVersion version, int operations, int calls) throws IOException {
        Set<String> inTable = ImagingOperations.TABLE.all().stream()
                .filter(operation -> !operation.wires(version).isEmpty())
                .map(Operation::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(inTable).hasSize(operations);
        List<Contract> contracts = Contract.all(version.optionValue()).toList();
        assertThat(contracts).hasSize(calls);
        assertThat(contracts.stream().map(Contract::operation).distinct()).containsExactlyInAnyOrderElementsOf(inTable);
        assertThat(contracts.stream()
                        .map(contract -> contract.request().get("method") + " "
                                + contract.request().get("path")))
                .doesNotHaveDuplicates();
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
