package org.camelrelativity.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;

/**
 * One call's contract, read from a file of the module: what a route gives, what goes on the wire, what comes back. The file
 * of operation {@code job/run} is {@code job-run.json} in the folder of the generation, or, if it has several calls, each is
 * {@code job-run-something.json}.
 *
 * @param operation the operation
 * @param source the vendor's page
 * @param version the generation of the API
 * @param idempotency what a repeat does, after the vendor's documentation: the table is held to it
 * @param options of the endpoint, such as {@code ?failOnPartial=false}; may be empty
 * @param envelopes the objects in the body that are only around fields
 * @param body what a route gives
 * @param request what goes on the wire
 * @param response what Relativity answers
 * @param answer the body afterwards; if the file doesn't say, what Relativity answers
 * @param headers the headers afterwards; if the file doesn't say, the ids of the body
 */
public record Contract(
        String operation,
        String source,
        ApiVersion version,
        Idempotency idempotency,
        String options,
        Set<String> envelopes,
        JsonNode body,
        JsonNode request,
        JsonNode response,
        JsonNode answer,
        JsonNode headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of every operation in every generation that has it; each has at least one. */
    public static List<Contract> all(OperationTable table) {
        return Arrays.stream(ApiVersion.values())
                .flatMap(version -> all(table, version))
                .toList();
    }

    private static Stream<Contract> all(OperationTable table, ApiVersion version) {
        return table.all().stream()
                .filter(operation -> !operation.wires(version).isEmpty())
                .flatMap(operation ->
                        files(table, version, operation.name()).stream().map(file -> read(operation, version, file)));
    }

    public static Contract of(OperationTable table, ApiVersion version, String operation) {
        return read(
                table.find(operation), version, files(table, version, operation).get(0));
    }

    /** All that there are, whether an operation claims them or not. */
    static List<Path> files(ApiVersion version) {
        Path folder = Path.of("src/test/resources/contracts", version.optionValue());
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(OperationTable table, ApiVersion version, String operation) {
        String name = fileName(operation);
        Set<String> others = table.all().stream()
                .map(other -> fileName(other.name()) + ".json")
                .filter(other -> !other.equals(name + ".json"))
                .collect(Collectors.toSet());
        List<Path> files = files(version).stream()
                .filter(file -> file.getFileName().toString().matches(name + "(-[a-z]+)?\\.json"))
                .filter(file -> !others.contains(file.getFileName().toString()))
                .toList();
        if (files.isEmpty()) {
            throw new AssertionError(
                    operation + " has no contract: there is no " + version.optionValue() + "/" + name + ".json");
        }
        return files;
    }

    private static String fileName(String operation) {
        return operation.replace('/', '-');
    }

    private static Contract read(Operation operation, ApiVersion version, Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            return new Contract(
                    operation.name(),
                    json.get("source").textValue(),
                    version,
                    Idempotency.valueOf(json.get("class")
                            .textValue()
                            .toUpperCase(Locale.ROOT)
                            .replace(' ', '_')),
                    json.path("options").asText(),
                    operation.envelopes(),
                    json.at("/exchange/body"),
                    json.get("request"),
                    json.get("response"),
                    json.has("answer") ? json.get("answer") : json.at("/response/body"),
                    json.has("headers") ? json.get("headers") : ids(operation, json.at("/exchange/body")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode ids(Operation operation, JsonNode body) {
        ObjectNode headers = JSON.createObjectNode();
        body.properties().forEach(given -> operation.fieldsNamed(given.getKey()).stream()
                .filter(Field::id)
                .forEach(field -> headers.set(field.header(), given.getValue())));
        return headers;
    }

    @Override
    public String toString() {
        return operation;
    }
}
