package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.spi.EndpointUriFactory;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The annotations, which the documentation is made from, say what the table does. */
class TableTest {

    private static final Set<String> SHARED_OPTIONS = Set.of("apiVersion", "connection", "lazyStartProducer");

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private JsonNode catalog;

    @BeforeEach
    void readCatalog() throws Exception {
        try (InputStream json = RelativityImagingComponent.class.getResourceAsStream(
                "/META-INF/org/camelrelativity/imaging/relativity-imaging.json")) {
            catalog = new ObjectMapper().readTree(json);
        }
    }

    private static Stream<Operation> operations() {
        return ImagingOperations.TABLE.all().stream();
    }

    private static Stream<Field<?>> fields() {
        return operations().flatMap(operation -> operation.fields().stream()).distinct();
    }

    @Test
    void optionsAreTheFields() {
        Set<String> options = catalog.get("properties").properties().stream()
                .filter(entry -> entry.getValue().get("kind").textValue().equals("parameter"))
                .map(Map.Entry::getKey)
                .filter(name -> !SHARED_OPTIONS.contains(name))
                .collect(Collectors.toSet());
        assertThat(fields().map(Field::option)).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void headersAreTheFieldsHeaders() {
        Set<String> headers = catalog.get("headers").properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(RelativityImagingConstants.ATTEMPTS))
                .collect(Collectors.toSet());
        assertThat(fields().map(Field::header).filter(Objects::nonNull))
                .containsExactlyInAnyOrderElementsOf(headers)
                .allMatch(header -> header.startsWith("CamelRelativity"));
    }

    @Test
    void everyOptionAndHeaderIsDescribed() {
        for (String kind : List.of("componentProperties", "properties", "headers")) {
            assertThat(catalog.get(kind))
                    .allSatisfy(option ->
                            assertThat(option.get("description").textValue()).isNotBlank());
        }
    }

    @Test
    void theUrisPartsAreTheOperations() {
        Set<String> services =
                operations().map(o -> o.name().split("/")[0]).collect(Collectors.toCollection(TreeSet::new));
        Set<String> names =
                operations().map(o -> o.name().split("/")[1]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(enumOf("service")).containsExactlyInAnyOrderElementsOf(services);
        assertThat(enumOf("operation")).containsExactlyInAnyOrderElementsOf(names);
    }

    private List<String> enumOf(String option) {
        JsonNode values = catalog.at("/properties/" + option + "/enum");
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    /** Whoever gives a record as request gives fields that the operation takes. */
    @Test
    void requestRecordsHaveTheFields() {
        operations().filter(operation -> operation.subjectType().isEmpty()).forEach(operation -> {
            List<String> names = RelativityJson.strict()
                    .getDeserializationConfig()
                    .introspect(RelativityJson.strict().constructType(operation.requestType()))
                    .findProperties()
                    .stream()
                    .map(property -> property.getName())
                    .toList();
            assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(operation.fields())
                    .as("%s %s", operation, name)
                    .anyMatch(field -> field.isNamed(name)));
        });
    }

    /** The classes of design and contract, row by row (contract, common §7.1). */
    @Test
    void onlyTheseMayBeRepeated() {
        assertThat(operations()
                        .filter(operation -> operation.wires(ApiVersion.LEGACY).stream()
                                .anyMatch(wire -> wire.idempotency() == Idempotency.NOT_IDEMPOTENT))
                        .map(Operation::name))
                .containsExactlyInAnyOrder(
                        "profile/save",
                        "set/save",
                        "field-code/save",
                        "job/run",
                        "job/retry-errors",
                        "job/image-document");
        assertThat(operations()
                        .filter(operation -> operation.wires(ApiVersion.LEGACY).stream()
                                .allMatch(wire -> wire.idempotency() == Idempotency.SAFE))
                        .map(Operation::name))
                .containsExactlyInAnyOrder("profile/read", "set/read", "native-type/read", "field-code/read");
    }

    @Test
    void toolsCanAssembleTheUri() throws Exception {
        EndpointUriFactory factory =
                relativity.context().getCamelContextExtension().getEndpointUriFactory("relativity-imaging");
        assertThat(factory.buildUri(
                        "relativity-imaging", Map.of("service", "job", "operation", "run", "workspaceId", "5")))
                .isEqualTo("relativity-imaging:job/run?workspaceId=5");
    }
}
