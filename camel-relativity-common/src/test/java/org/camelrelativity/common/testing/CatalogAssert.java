package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.SharedFields;

/** The annotations, which the documentation is made from, say what the table does. */
public final class CatalogAssert {

    private static final Set<String> SHARED_OPTIONS = Set.of("apiVersion", "connection", "ledger", "lazyStartProducer");
    /** Only ever written. */
    private static final Set<String> OUTCOMES = Set.of(
            RelativityConstants.ATTEMPTS,
            RelativityConstants.REPLAYED,
            RelativityConstants.JOBS_REQUESTED,
            RelativityConstants.JOBS_SUCCESSFUL,
            RelativityConstants.JOBS_FAILED);

    private final OperationTable table;
    private final JsonNode catalog;

    /**
     * @param table of the component
     * @param catalog Camel's description of the component, which the build generates
     */
    public CatalogAssert(OperationTable table, URL catalog) throws IOException {
        this.table = table;
        this.catalog = new ObjectMapper().readTree(catalog);
    }

    public void describesTheTable() {
        optionsAreTheFields();
        optionsHaveTheFieldsTypes();
        noNumberBooleanOrDurationIsText();
        labelsSayWhoTakesThem();
        headersAreTheFieldsHeaders();
        everyOptionAndHeaderIsDescribed();
        theUrisPartsAreTheOperations();
        requestRecordsHaveTheFields();
        previewsAreSaidToBe();
    }

    private void previewsAreSaidToBe() {
        String description =
                catalog.at("/properties/operation/description").textValue().replaceFirst("^.*?(Previews|$)", "$1");
        assertThat(operations()).allSatisfy(operation -> assertThat(description.contains(operation.name()))
                .as(operation.name())
                .isEqualTo(operation.preview()));
    }

    private Stream<Operation> operations() {
        return table.all().stream();
    }

    private Stream<Field<?>> fields() {
        return operations().flatMap(operation -> operation.fields().stream()).distinct();
    }

    private void optionsAreTheFields() {
        Set<String> options = catalog.get("properties").properties().stream()
                .filter(entry -> entry.getValue().get("kind").textValue().equals("parameter"))
                .filter(entry -> !entry.getValue().path("label").asText().contains("consumer"))
                .map(Map.Entry::getKey)
                .filter(name -> !SHARED_OPTIONS.contains(name))
                .collect(Collectors.toSet());
        assertThat(fields().map(Field::option).distinct()).containsExactlyInAnyOrderElementsOf(options);
    }

    private void optionsHaveTheFieldsTypes() {
        assertThat(fields()).allSatisfy(field -> {
            JsonNode option = catalog.get("properties").get(field.option());
            assertThat(option.get("type").textValue())
                    .as(field.option())
                    .isIn(type(field.type()).map(List::of).orElse(List.of("string", "enum")));
        });
    }

    /** {@return what Camel's catalog calls it; empty if it is text} */
    private static Optional<String> type(FieldType<?> type) {
        return Stream.of("1", "true", "5s")
                .flatMap(text -> type.parse(text).stream())
                .map(value -> value instanceof Number
                        ? "integer"
                        : value instanceof Boolean ? "boolean" : value instanceof Duration ? "duration" : null)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private void noNumberBooleanOrDurationIsText() {
        for (String kind : List.of("componentProperties", "properties")) {
            assertThat(catalog.get(kind))
                    .filteredOn(option -> option.get("type").textValue().equals("string"))
                    .extracting(option -> option.path("defaultValue").asText())
                    .allMatch(value -> Stream.of(FieldType.INTEGER, FieldType.BOOLEAN, FieldType.DURATION)
                            .noneMatch(type -> type.parse(value).isPresent()));
        }
    }

    private void labelsSayWhoTakesThem() {
        Set<Field<?>> consumed = operations()
                .filter(Operation::consumable)
                .flatMap(operation -> operation.fields().stream())
                .collect(Collectors.toSet());
        assertThat(fields().filter(field -> field != SharedFields.WORKSPACE_ID)).allSatisfy(field -> assertThat(
                        catalog.at("/properties/" + field.option() + "/label").textValue())
                .as(field.option())
                .isEqualTo(consumed.contains(field) ? "common" : "producer"));
        assertThat(catalog.get("headers")).allSatisfy(header -> {
            String description = header.get("description").textValue();
            assertThat(description).matches(".*\\b([Rr]ead|[Ss]et|True)\\b.*");
            assertThat(header.get("label").textValue().equals("producer"))
                    .as(description)
                    .isEqualTo(!description.contains("event"));
        });
    }

    private void headersAreTheFieldsHeaders() {
        Set<String> headers = catalog.get("headers").properties().stream()
                .filter(entry -> !entry.getValue().path("label").asText().equals("consumer"))
                .map(Map.Entry::getKey)
                .filter(name -> !OUTCOMES.contains(name))
                .collect(Collectors.toSet());
        // The field that a bare number means in a list is in no request by itself.
        Stream<Field<?>> scalar = operations().flatMap(operation -> operation.scalarFields().stream());
        Stream<Field<?>> answered = operations().flatMap(operation -> operation.answer().ids().keySet().stream());
        assertThat(Stream.of(fields(), scalar, answered)
                        .flatMap(each -> each)
                        .distinct()
                        .map(Field::header)
                        .filter(Objects::nonNull))
                .containsExactlyInAnyOrderElementsOf(headers)
                .allMatch(header -> header.startsWith("CamelRelativity"));
    }

    private void everyOptionAndHeaderIsDescribed() {
        for (String kind : List.of("componentProperties", "properties", "headers")) {
            assertThat(catalog.get(kind))
                    .allSatisfy(option ->
                            assertThat(option.get("description").textValue()).isNotBlank());
        }
    }

    private void theUrisPartsAreTheOperations() {
        assertThat(enumOf("service")).containsExactlyInAnyOrderElementsOf(partsOfNames(0));
        assertThat(enumOf("operation")).containsExactlyInAnyOrderElementsOf(partsOfNames(1));
    }

    private Set<String> partsOfNames(int part) {
        return operations()
                .map(operation -> operation.name().split("/")[part])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> enumOf(String option) {
        JsonNode values = catalog.at("/properties/" + option + "/enum");
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    /** Whoever gives a record as request gives fields that the operation takes, or its list. */
    private void requestRecordsHaveTheFields() {
        operations().filter(operation -> operation.subjectType().isEmpty()).forEach(operation -> {
            List<String> names = names(operation.requestType());
            if (operation.elements().isPresent()) {
                assertThat(names).allMatch(operation.lists()::contains).hasSize(1);
            } else {
                assertThat(names.isEmpty())
                        .isEqualTo(operation.fields().stream().allMatch(Field::isSetting));
                assertThat(names).allSatisfy(name -> assertThat(operation.fields())
                        .as("%s %s", operation, name)
                        .anyMatch(operation.fieldsNamed(name)::contains));
            }
        });
    }

    private static List<String> names(Class<? extends RelativityRecord> type) {
        return RelativityJson.strict()
                .getDeserializationConfig()
                .introspect(RelativityJson.strict().constructType(type))
                .findProperties()
                .stream()
                .map(property -> property.getName())
                .toList();
    }
}
