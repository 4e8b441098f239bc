package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.util.Throwables;
import org.camelrelativity.reliability.Call.Kind;
import org.camelrelativity.reliability.Matrix.Cell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of both components, in each generation of the API, under every fault: one call, one effect, and an outcome that is true. */
class FaultMatrixTest {

    private static final Path DOCUMENT = Path.of("../../docs/fault-matrix.md");

    @TempDir
    static Path folder;

    private static Faults faults;
    private static Matrix matrix;

    @BeforeAll
    static void run() throws Exception {
        faults = new Faults(Tls.in(folder));
        matrix = new Matrix(faults);
        matrix.run();
    }

    static List<Cell> cells() {
        return Matrix.cells();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void endsAsPromised(Cell cell) {
        assertThat(matrix.result(cell)).isEqualTo(cell.table().of(cell.fault(), cell.call()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void oneFireIsOneEffect(Cell cell) {
        Result result = matrix.result(cell);
        if (cell.call().kind() == Kind.NOT_IDEMPOTENT) {
            assertThat(result.tookEffect()).isLessThanOrEqualTo(1);
            assertThat(result.arrived())
                    .isLessThanOrEqualTo(Expectations.provesNothingWasExecuted(cell.fault(), cell.call()) ? 2 : 1);
        }
    }

    /** Whatever the tables say: these words are promises. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void theOutcomeIsTrue(Cell cell) {
        Result result = matrix.result(cell);
        switch (result.outcome()) {
            case DONE -> assertThat(result.tookEffect()).isPositive();
            case REFUSED, NOT_SENT -> assertThat(result.tookEffect()).isZero();
            case UNKNOWN -> assertThat(cell.call().kind()).isEqualTo(Kind.NOT_IDEMPOTENT);
            case UNAVAILABLE -> assertThat(cell.call().kind()).isNotEqualTo(Kind.NOT_IDEMPOTENT);
            case PARTIAL -> assertThat(result.outcome()).as("one job only").isNull();
        }
    }

    @Test
    void noFaultIsForgotten() {
        Set<String> expected = Arrays.stream(Expectations.values())
                .flatMap(table -> table.faults().stream())
                .collect(Collectors.toSet());
        assertThat(expected).containsExactlyInAnyOrderElementsOf(faults.titles());
    }

    @ParameterizedTest
    @CsvSource({"relativity-imaging:, legacy", "relativity-imaging:, v1", "relativity-production:, v1"})
    void noOperationIsForgotten(String scheme, String generation) throws Exception {
        Set<String> called = Call.ALL.stream()
                .filter(call ->
                        call.scheme().equals(scheme) && call.generation().equals(generation))
                .map(Call::path)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> offered = new TreeSet<>();
        CamelContext context = new DefaultCamelContext();
        for (String operation : operations(context, scheme)) {
            if (isMadeOfOthers(scheme, operation)) {
                continue;
            }
            Endpoint endpoint = context.getEndpoint(scheme + operation + "?apiVersion=" + generation);
            Throwable lack = catchThrowable(endpoint::createProducer);
            if (lack == null) {
                offered.add(operation);
            } else {
                assertThat(lack).hasMessageContaining("the " + generation + " API has no such operation");
            }
        }
        context.stop();
        assertThat(called).isNotEmpty().isEqualTo(offered);
    }

    /** What has no contract of its own has no call of its own; the components' tests hold that every call has a contract. */
    private static boolean isMadeOfOthers(String scheme, String operation) throws IOException {
        Path contracts = Path.of("../../camel-" + scheme.replace(":", ""), "src/test/resources/contracts");
        try (Stream<Path> files = Files.walk(contracts)) {
            return files.noneMatch(file -> file.getFileName().toString().startsWith(operation.replace('/', '-')));
        }
    }

    /** The message about an unknown operation lists all that there are. */
    private static List<String> operations(CamelContext context, String scheme) {
        Throwable unknown = catchThrowable(() -> context.getEndpoint(scheme + "no/such"));
        String message = Throwables.getRootCause(unknown).getMessage();
        assertThat(message).contains("The operations are ");
        return List.of(message.replaceFirst(".*The operations are ", "").split(", "));
    }

    @Test
    void theDocumentSaysWhatHappens() throws IOException {
        String generated = new MatrixDocument(matrix).text();
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(DOCUMENT).hasContent(generated);
    }

    /** So that the tables can be read: every call but the exempted ones ends as its column says. */
    @Test
    void aColumnHasOneOutcome() {
        for (Expectations table : Expectations.values()) {
            for (String fault : table.faults()) {
                for (Kind kind : Kind.values()) {
                    Stream<Call> calls = Call.ALL.stream()
                            .filter(call -> call.kind() == kind)
                            .filter(call -> table.exemption(fault, call).isEmpty());
                    assertThat(calls.map(call -> matrix.result(new Cell(table, fault, call))
                                            .outcome())
                                    .distinct())
                            .as("%s: %s: %s", table, fault, kind)
                            .hasSize(1);
                }
            }
        }
    }
}
