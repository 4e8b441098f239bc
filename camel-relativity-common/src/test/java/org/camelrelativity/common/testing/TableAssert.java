package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Saved;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Wire;

/** Holds a table to the contracts: every call has one, and is repeated only as it says. */
public final class TableAssert {

    private static final String ROOT = "/Relativity.REST/api/";

    private final OperationTable table;
    private final List<Contract> contracts;

    public TableAssert(OperationTable table) {
        this.table = table;
        this.contracts = Contract.all(table);
    }

    public void keepsTheContracts() {
        everyEntryIsComplete(table);
        everyCallHasAContract();
        noContractIsLeftOver();
        onlyWhatMayBeRepeatedIs();
        onlyASaveIsOfTwoClasses();
        onlyDeletesFindThingsGone();
    }

    public static void everyEntryIsComplete(OperationTable table) {
        for (Operation operation : table.all()) {
            boolean mayBeUnknown = operation.wires().anyMatch(wire -> wire.idempotency() == Idempotency.NOT_IDEMPOTENT);
            assertThat(operation.requestType()).as(operation.name()).isNotNull();
            assertThat(operation.answer()).as(operation.name()).isNotNull();
            assertThat(!mayBeUnknown || operation.lookFirst() != null)
                    .as("%s says what to look at after an unknown outcome", operation)
                    .isTrue();
            assertThat(!operation.fields().contains(SharedFields.CHUNK_SIZE)
                            || operation.answer().merger() != null)
                    .as("answers to chunks of %s can be merged", operation)
                    .isTrue();
        }
    }

    private void everyCallHasAContract() {
        for (ApiVersion version : ApiVersion.values()) {
            for (Operation operation : table.all()) {
                for (Wire wire : operation.wires(version)) {
                    assertThat(contracts.stream().filter(contract -> isOf(contract, operation, version)))
                            .as("%s %s", version, wire)
                            .anyMatch(contract -> says(wire, contract));
                }
            }
        }
    }

    private void noContractIsLeftOver() {
        assertThat(contracts).hasSize((int) Arrays.stream(ApiVersion.values())
                .mapToLong(version -> Contract.files(version).size())
                .sum());
        assertThat(contracts.stream()
                        .map(contract -> contract.version() + " " + contract.operation() + " "
                                + contract.request().get("method") + " "
                                + contract.request().get("path")))
                .doesNotHaveDuplicates();
    }

    private void onlyWhatMayBeRepeatedIs() {
        for (Contract contract : contracts) {
            Operation operation = table.find(contract.operation());
            List<Idempotency> classes = operation.wires(contract.version()).stream()
                    .filter(wire -> says(wire, contract))
                    .map(Wire::idempotency)
                    .distinct()
                    .toList();
            // The legacy API's saves have one path: whether it is an update, the body tells.
            if (classes.size() == 1 || operation.subjectType().isEmpty()) {
                assertThat(classes).as(contract.toString()).containsExactly(contract.idempotency());
            } else {
                assertThat(classes).as(contract.toString()).contains(contract.idempotency());
            }
        }
    }

    private void onlyASaveIsOfTwoClasses() {
        for (ApiVersion version : ApiVersion.values()) {
            for (Operation operation : table.all()) {
                Stream<Idempotency> classes =
                        operation.wires(version).stream().map(Wire::idempotency).distinct();
                assertThat(classes.count() == 2)
                        .as(operation.name())
                        .isEqualTo(Saved.class.isAssignableFrom(operation.requestType())
                                && !operation.wires(version).isEmpty());
            }
        }
    }

    /** Only what names a single thing can be found gone. */
    private void onlyDeletesFindThingsGone() {
        table.all().forEach(operation -> assertThat(operation.wires().map(Wire::deletes))
                .as(operation.name())
                .allMatch(deletes -> deletes == operation.name().endsWith("/delete")));
    }

    private static boolean isOf(Contract contract, Operation operation, ApiVersion version) {
        return contract.operation().equals(operation.name()) && contract.version() == version;
    }

    private static boolean says(Wire wire, Contract contract) {
        String path = wire.path().replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+");
        String called = URI.create(contract.request().get("path").textValue()).getPath();
        return contract.request().get("method").textValue().equals(wire.verb()) && called.matches(ROOT + path);
    }
}
