package org.camelrelativity.common.testing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Wire;

/** A page for each operation, made of the component's table, Camel's catalog and the contracts that the tests hold it to. */
public final class OperationPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final String scheme;
    private final OperationTable table;
    private final JsonNode options;
    private final List<Contract> contracts;

    public OperationPages(String scheme, OperationTable table, URL catalog) throws IOException {
        this.scheme = scheme;
        this.table = table;
        this.options = JSON.readTree(catalog).get("properties");
        this.contracts = Contract.all(table);
    }

    /** Where the page of an operation is, as seen from docs/. */
    static String path(String scheme, Operation operation) {
        return "operations/" + scheme + "/" + operation.name().replace('/', '-') + ".md";
    }

    /** Compares with the files, after writing them if told to; there are no others. */
    public void assertWritten() throws IOException {
        Map<Path, String> pages = new TreeMap<>();
        for (Operation operation : table.all()) {
            pages.put(Path.of("../docs", path(scheme, operation)), page(operation));
        }
        Path folder = Path.of("../docs/operations", scheme);
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(folder);
            for (Path old : files(folder)) {
                Files.delete(old);
            }
            for (Map.Entry<Path, String> page : pages.entrySet()) {
                Files.writeString(page.getKey(), page.getValue());
            }
        }
        assertThat(files(folder)).containsExactlyElementsOf(pages.keySet());
        for (Map.Entry<Path, String> page : pages.entrySet()) {
            assertThat(page.getKey()).content().isEqualTo(page.getValue());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private String page(Operation operation) throws IOException {
        StringBuilder page = new StringBuilder("# ")
                .append(operation)
                .append("\n\n")
                .append(operation.description())
                .append(". An operation of [")
                .append(scheme)
                .append("](../../")
                .append(scheme)
                .append(".md).\n\n| | |\n|---|---|\n| URI | `")
                .append(scheme)
                .append(':')
                .append(operation)
                .append("` |\n| class | ")
                .append(PageTables.idempotency(operation))
                .append(": [what is repeated](../../errors.md#repeats) |\n| generations | ")
                .append(generations(operation))
                .append(" |\n| body | ")
                .append(PageTables.body(operation))
                .append(" |\n| answer | `")
                .append(operation.answer().type().getSimpleName())
                .append("` |\n");
        if (operation.preview()) {
            page.append("| | a [preview](../../finding.md#previews) |\n");
        }
        operation
                .offeredBy()
                .ifPresent(product -> page.append("| | ").append(product).append(" only |\n"));
        if (operation.name().endsWith("/await")) {
            page.append("| | what it waits for, and its answer: [run and wait](../../waiting.md#run-and-wait) |\n");
        }
        page.append(takes(operation));
        for (Class<? extends RelativityRecord> type : recordsOf(operation)) {
            page.append(RecordTables.of(type));
        }
        List<Contract> examples = contracts.stream()
                .filter(contract -> contract.operation().equals(operation.name()))
                .toList();
        for (Contract contract : examples) {
            boolean only = examples.stream()
                            .filter(other -> other.version() == contract.version())
                            .count()
                    == 1;
            page.append(example(contract, only));
        }
        return page.append(whenUnknown(operation)).toString();
    }

    private static List<Class<? extends RelativityRecord>> recordsOf(Operation operation) {
        return Stream.<Optional<? extends Class<? extends RelativityRecord>>>of(
                        operation.subjectType(), operation.elements().map(Operation.Elements::type))
                .<Class<? extends RelativityRecord>>flatMap(Optional::stream)
                .toList();
    }

    private static String generations(Operation operation) {
        String generations = Stream.of(ApiVersion.values())
                .filter(version -> !operation.wires(version).isEmpty())
                .map(version -> "`" + version.optionValue() + "`")
                .collect(joining(", "));
        return generations.isEmpty() ? "those of the reads that it is made of" : generations;
    }

    private String takes(Operation operation) {
        if (operation.fields().isEmpty()) {
            return "";
        }
        List<ApiVersion> versions = Arrays.stream(ApiVersion.values())
                .filter(version -> !operation.wires(version).isEmpty())
                .toList();
        String columns = versions.isEmpty()
                ? " it is |"
                : versions.stream()
                        .map(version -> " in `" + version.optionValue() + "` |")
                        .collect(joining());
        StringBuilder takes = new StringBuilder(
                        "\n## Takes\n\nWhere several give a value: [which wins](../../messages.md#what-goes-in).\n\n| option | header | in the body |")
                .append(columns)
                .append(" what it is |\n|---|---|---|")
                .append("---|".repeat(Math.max(1, versions.size())))
                .append("---|\n");
        for (Field<?> field : operation.fields()) {
            takes.append("| `")
                    .append(field.option())
                    .append("` | ")
                    .append(code(field.header()))
                    .append(" | ");
            takes.append(field.isSetting() ? "" : code(field.name())).append(" | ");
            takes.append(
                    versions.isEmpty()
                            ? (field.id() || field == SharedFields.IDEMPOTENCY_KEY ? "required" : "optional")
                            : versions.stream()
                                    .map(version -> taken(operation, field, version))
                                    .collect(joining(" | ")));
            takes.append(" | ")
                    .append(options.path(field.option()).path("description").asText())
                    .append(" |\n");
        }
        return takes.toString();
    }

    private static String code(String name) {
        return name == null ? "" : "`" + name + "`";
    }

    private static String taken(Operation operation, Field<?> field, ApiVersion version) {
        List<Wire> wires = operation.wires(version);
        if (wires.stream().allMatch(wire -> wire.requiredFields().contains(field))) {
            return "required";
        }
        boolean sentByAnother = operation.wires().anyMatch(wire -> wire.fields().contains(field));
        boolean sent = wires.stream().anyMatch(wire -> wire.fields().contains(field));
        return sent || !sentByAnother && operation.hint(field).isEmpty() ? "optional" : "no";
    }

    /** @param only whether its generation of the API has no other call */
    private String example(Contract contract, boolean only) throws IOException {
        JsonNode response = contract.response();
        String source = contract.source();
        StringBuilder example = new StringBuilder("\n## ")
                .append(contract.version() == ApiVersion.LEGACY ? "In the legacy API" : "In the versioned API")
                .append(only ? "" : source.replaceFirst("[^:]*(: [^;]*).*", "$1"))
                .append("\n\nSource: ")
                .append(source)
                .append(".\n\n");
        example.append("A route sends to `" + scheme + ":" + contract.operation() + contract.options() + "`");
        if (contract.body().isMissingNode()) {
            example.append(", without a body.\n");
        } else {
            example.append(":\n\n").append(json(contract.body()));
        }
        JsonNode sent = contract.request().path("body");
        example.append("\nRelativity gets `")
                .append(contract.request().get("method").textValue())
                .append(' ')
                .append(contract.request().get("path").textValue())
                .append('`')
                .append(sent.isMissingNode() || sent.isNull() ? ".\n" : ":\n\n" + json(sent));
        example.append("\nIt answers ").append(response.get("status").intValue());
        if (response.has("contentType")) {
            example.append(" with a file of type `")
                    .append(response.get("contentType").textValue())
                    .append("`.\n");
        } else if (response.has("body")) {
            example.append(":\n\n").append(json(response.get("body")));
        } else {
            example.append(" without a body.\n");
        }
        if (!response.has("contentType") && !contract.answer().equals(response.path("body"))) {
            example.append("\nThe route's body is then:\n\n").append(json(contract.answer()));
        }
        return example.toString();
    }

    private static String json(JsonNode value) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(INDENT)
                .withArrayIndenter(INDENT);
        return "```json\n" + JSON.writer(printer).writeValueAsString(value) + "\n```\n";
    }

    private String whenUnknown(Operation operation) {
        if (operation.wires().noneMatch(wire -> wire.idempotency() == Idempotency.NOT_IDEMPOTENT)) {
            return "";
        }
        return "\n## When its outcome is unknown\n\nLook first: " + operation.lookFirst()
                + ".\n\nWith an `idempotencyKey` a [ledger](../../ledger.md) "
                + (operation.proof() == null
                        ? "remembers the call; nothing that it could read proves it.\n"
                        : "looks for itself. What proves the call: "
                                + operation.proof().inWords() + ".\n");
    }
}
