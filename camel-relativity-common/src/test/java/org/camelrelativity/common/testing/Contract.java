package org.camelrelativity.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * One operation's contract, read from a file of the module: what a route gives, what goes on the wire, what comes back.
 *
 * @param operation the operation
 * @param options of the endpoint, such as {@code ?failOnPartial=false}; may be empty
 * @param body what a route gives
 * @param request what goes on the wire
 * @param response what Relativity answers
 * @param answer the body afterwards
 * @param headers the headers afterwards
 */
public record Contract(
        String operation,
        String options,
        JsonNode body,
        JsonNode request,
        JsonNode response,
        JsonNode answer,
        JsonNode headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Stream<Contract> all(String generation) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/contracts", generation))) {
            return files.sorted().toList().stream().map(Contract::read);
        }
    }

    public static Contract of(String generation, String operation) {
        return read(Path.of("src/test/resources/contracts", generation, operation.replace('/', '-') + ".json"));
    }

    private static Contract read(Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            return new Contract(
                    json.get("operation").textValue(),
                    json.path("options").asText(),
                    json.at("/exchange/body"),
                    json.get("request"),
                    json.get("response"),
                    json.get("answer"),
                    json.get("headers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return operation;
    }
}
