package org.camelrelativity.imaging;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;

/** The README's tables: operations from their own table, options and headers from Camel's catalog of the component. */
final class ReadmeTables {

    private static final Set<String> OPTIONS_OF_EVERY_COMPONENT = Set.of("lazyStartProducer", "autowiredEnabled");

    private ReadmeTables() {}

    static String operations() {
        String rows =
                ImagingOperations.TABLE.all().stream().map(ReadmeTables::row).collect(joining("\n"));
        return "| operation | what it does | takes | answers | class |\n|---|---|---|---|---|\n" + rows + "\n";
    }

    private static String row(Operation operation) {
        Stream<String> fields = operation.fields().stream().map(Field::option);
        Stream<String> subject = operation.subjectType().map(type -> "an `" + type.getSimpleName() + "`").stream();
        String takes =
                Stream.concat(subject, fields.map(option -> "`" + option + "`")).collect(joining(", "));
        return "| `%s` | %s | %s | `%s` | %s |"
                .formatted(
                        operation,
                        operation.description(),
                        takes,
                        operation.answer().type().getSimpleName(),
                        idempotency(operation));
    }

    private static String idempotency(Operation operation) {
        List<Idempotency> classes = operation.wires(ApiVersion.LEGACY).stream()
                .map(wire -> wire.idempotency())
                .toList();
        if (classes.size() == 2) {
            return "idempotent with an Artifact ID, else **not idempotent**";
        }
        String name = classes.get(0).name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return classes.get(0) == Idempotency.NOT_IDEMPOTENT ? "**" + name + "**" : name;
    }

    static String options(String kind) throws IOException {
        String rows = catalog().get(kind).properties().stream()
                .filter(entry -> !"path".equals(entry.getValue().path("kind").asText()))
                .filter(entry -> !OPTIONS_OF_EVERY_COMPONENT.contains(entry.getKey()))
                .sorted(Comparator.comparing(
                        entry -> entry.getValue().path("index").asInt()))
                .map(ReadmeTables::option)
                .collect(joining("\n"));
        return "| option | default | what it is |\n|---|---|---|\n" + rows + "\n";
    }

    private static String option(Map.Entry<String, JsonNode> entry) {
        JsonNode option = entry.getValue();
        String value = option.path("defaultValue").asText("");
        return "| `%s` | %s | %s |"
                .formatted(
                        entry.getKey(),
                        value.isEmpty() ? "" : "`" + value + "`",
                        option.get("description").textValue());
    }

    static String headers() throws IOException {
        String rows = catalog().get("headers").properties().stream()
                .sorted(Comparator.comparing(
                        entry -> entry.getValue().path("index").asInt()))
                .map(entry -> "| `%s` | `%s` | %s |"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().get("javaType").textValue().replaceAll(".*\\.", ""),
                                entry.getValue().get("description").textValue()))
                .collect(joining("\n"));
        return "| header | type | what it is |\n|---|---|---|\n" + rows + "\n";
    }

    private static JsonNode catalog() throws IOException {
        try (InputStream json = RelativityImagingComponent.class.getResourceAsStream(
                "/META-INF/org/camelrelativity/imaging/relativity-imaging.json")) {
            return new ObjectMapper().readTree(json);
        }
    }
}
