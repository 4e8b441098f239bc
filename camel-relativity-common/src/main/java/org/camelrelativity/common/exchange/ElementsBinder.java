package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Constraints;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Quoted;
import org.camelrelativity.common.operation.Request;

/** Makes records of what a mass operation is about, each checked and completed by what stands beside the list. */
final class ElementsBinder {

    private final Operation operation;
    private final Operation.Elements<?> elements;
    private final RecordShape shape;
    private final Place list;

    ElementsBinder(Operation operation, Operation.Elements<?> elements) {
        this.operation = operation;
        this.elements = elements;
        this.shape = RecordShape.of(elements.type());
        this.list = Place.named(operation.lists().stream().findFirst().orElse("the body"));
    }

    /**
     * @param source gives them
     * @param beside the request without them
     * @return the records, at least one
     */
    List<RelativityRecord> bind(Body.Elements.Source source, Request beside)
            throws IOException, RelativityRequestException {
        List<RelativityRecord> bound = new ArrayList<>();
        Set<RelativityRecord> before = new HashSet<>();
        source.forEach(element -> {
            Place place = list.element(bound.size());
            RelativityRecord record = bind(element, place, beside);
            if (!before.add(record)) { // what is not idempotent would be done twice
                throw refuse(place + " is the same as " + list.element(bound.indexOf(record)), null);
            }
            bound.add(record);
        });
        if (bound.isEmpty()) {
            throw refuse(list + " is empty: there is nothing to do", null);
        }
        return bound;
    }

    private RelativityRecord bind(Object element, Place place, Request beside) throws RelativityRequestException {
        try {
            RelativityRecord record;
            Request completing = beside;
            if (elements.type().isInstance(element)) {
                record = (RelativityRecord) element;
            } else {
                ObjectNode json = json(element, place);
                Set<String> empty = removeEmpty(json);
                record = shape.read(json, place);
                completing = without(empty, beside);
            }
            RelativityRecord completed = elements.complete(record, completing);
            Constraints.check(place::toString, completed);
            return completed;
        } catch (RecordShape.MismatchException e) {
            throw refuse(e.getMessage(), e);
        } catch (Constraints.BrokenConstraint e) {
            throw refuse(e.getMessage(), e);
        }
    }

    private ObjectNode json(Object element, Place place) throws RelativityRequestException {
        if (element instanceof JsonElements.Parsed parsed) {
            return parsed.json() instanceof ObjectNode object ? object : json(parsed.json(), place);
        }
        if (element instanceof JsonNode node && node.isTextual()) {
            return scalar(node.textValue(), place);
        }
        if (element instanceof JsonNode node && node.isIntegralNumber()) {
            return scalar(node.numberValue(), place);
        }
        if (element instanceof JsonNode node && !node.isObject()) {
            return scalar(node, place);
        }
        if (element instanceof Map<?, ?> map) {
            ObjectNode plain = PlainMap.json(map);
            return plain == null ? tree(map, place) : plain;
        }
        return element instanceof JsonNode ? tree(element, place) : scalar(element, place);
    }

    /** By way of bytes, since only what is written and read as text has its nesting limited. */
    private ObjectNode tree(Object element, Place place) throws RelativityRequestException {
        try {
            ObjectMapper mapper = RelativityJson.strict();
            return (ObjectNode) mapper.readTree(mapper.writeValueAsBytes(element));
        } catch (IOException e) {
            throw refuse(place + " can't be written as JSON", e);
        }
    }

    /** A bare number or text means the one field that it can mean. */
    private ObjectNode scalar(Object value, Place place) throws RelativityRequestException {
        Field<?> meant = operation.scalarFields().stream().findFirst().orElse(null);
        Object parsed = meant == null || value == null
                ? null
                : meant.type().parse(value).orElse(null);
        if (parsed == null) {
            String expected = meant == null ? "" : ", or " + meant.type().expected();
            throw refuse(
                    place + " must be a " + elements.type().getSimpleName() + ", a Map or a JSON object" + expected
                            + ", but was " + (value == null ? "empty" : Quoted.described(value)),
                    null);
        }
        return RelativityJson.strict().valueToTree(Map.of(meant.name(), parsed));
    }

    /** Empty cells of a CSV file say nothing; but no default takes their place, since one may have been forgotten. */
    private static Set<String> removeEmpty(ObjectNode json) {
        Set<String> empty = Set.of();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            JsonNode value = entry.getValue();
            if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
                empty = empty.isEmpty() ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER) : empty;
                empty.add(entry.getKey());
            }
        }
        json.remove(empty);
        return empty;
    }

    private static Request without(Set<String> empty, Request beside) {
        if (empty.isEmpty()) {
            return beside;
        }
        Map<Field<?>, Object> values = new LinkedHashMap<>(beside.values());
        values.keySet().removeIf(field -> empty.stream().anyMatch(field::isNamed));
        return new Request(beside.operation(), values, null, List.of());
    }

    private RelativityRequestException refuse(String message, Exception cause) {
        return new RelativityRequestException(operation.name(), message, cause);
    }
}
