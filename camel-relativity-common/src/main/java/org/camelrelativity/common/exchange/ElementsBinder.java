package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.exchange.BodyReader.Body;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Request;

/** Makes the records of a mass operation, each checked and completed by the defaults beside the list. */
final class ElementsBinder {

    private final Operation operation;
    private final Operation.Elements<?> elements;
    private final References references;
    private final RecordShape shape;
    private final RequestPath list;

    /** An element, and which of its fields were given empty: no default completes them. */
    record Given(RelativityRecord record, Set<String> empty) {}

    ElementsBinder(Operation operation, Operation.Elements<?> elements, References references) {
        this.operation = operation;
        this.elements = elements;
        this.references = references;
        this.shape = RecordShape.of(elements.type());
        this.list = RequestPath.named(
                operation.name(), operation.lists().stream().findFirst().orElse("the body"));
    }

    /** At least one record, as it is given: what completes it may follow the list. */
    List<Given> read(Body.Elements elements) throws RelativityRequestException {
        List<Given> given = new ArrayList<>();
        for (Object element = elements.next(); element != Body.Elements.END; element = elements.next()) {
            given.add(read(element, list.element(given.size())));
        }
        if (given.isEmpty()) {
            throw list.error(list + " is empty: there is nothing to do");
        }
        return given;
    }

    /** Each of them completed. */
    List<RelativityRecord> complete(List<Given> given, Request defaults) throws RelativityRequestException {
        List<RelativityRecord> bound = new ArrayList<>();
        Set<RelativityRecord> before = new HashSet<>();
        for (Given each : given) {
            RequestPath path = list.element(bound.size());
            RelativityRecord record = elements.complete(each.record(), without(each.empty(), defaults));
            RecordShape.check(record, path);
            if (!before.add(record)) { // what is not idempotent would be done twice
                throw list.error(path + " is the same as " + list.element(bound.indexOf(record)));
            }
            bound.add(record);
        }
        return bound;
    }

    private Given read(Object element, RequestPath path) throws RelativityRequestException {
        if (elements.type().isInstance(element)) {
            return new Given((RelativityRecord) element, Set.of());
        }
        ObjectNode json = json(element, path);
        Set<String> empty = removeEmpty(json);
        json = references.idsIn(json).map(references::toElement).orElse(json);
        return new Given(shape.read(json, path), empty);
    }

    private ObjectNode json(Object element, RequestPath path) throws RelativityRequestException {
        if (element instanceof Body.Fields fields) {
            return fields.json();
        }
        ObjectNode plain = element instanceof Map<?, ?> map ? PlainMap.tree(map) : null;
        if (plain != null) {
            return plain;
        }
        if (element instanceof Map<?, ?> || element instanceof ObjectNode) {
            return (ObjectNode) JsonText.of(path, element).tree();
        }
        Optional<Map<Field<?>, Object>> answered = references.idsOf(element);
        if (answered.isPresent()) {
            return references.toElement(answered.get());
        }
        if (element instanceof JsonNode node && (node.isTextual() || node.isIntegralNumber())) {
            return scalar(node.isTextual() ? node.textValue() : node.numberValue(), path);
        }
        return scalar(element, path);
    }

    /** A bare number or text means the one field that it can mean. */
    private ObjectNode scalar(Object value, RequestPath path) throws RelativityRequestException {
        Field<?> meant = operation.scalarFields().stream().findFirst().orElse(null);
        Object parsed = meant == null || value == null
                ? null
                : meant.type().parse(value).orElse(null);
        if (parsed == null) {
            String expected = meant == null ? "" : ", or " + meant.type().expected();
            throw path.error(path + " must be a " + elements.type().getSimpleName() + ", a Map or a JSON object"
                    + expected + ", but was " + (value == null ? "empty" : Quoted.described(value)));
        }
        return RelativityJson.strict().valueToTree(Map.of(meant.name(), parsed));
    }

    /** Empty cells of a CSV file are no values; but no default replaces them, since one may have been forgotten. */
    private static Set<String> removeEmpty(ObjectNode json) {
        Set<String> empty = Set.of();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            JsonNode value = entry.getValue();
            if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
                empty = empty.isEmpty() ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER) : empty;
                empty.add(entry.getKey());
            }
        }
        if (!empty.isEmpty()) {
            json.remove(empty);
        }
        return empty;
    }

    private static Request without(Set<String> empty, Request defaults) {
        if (empty.isEmpty()) {
            return defaults;
        }
        Map<Field<?>, Object> values = new LinkedHashMap<>(defaults.values());
        values.keySet().removeIf(field -> empty.stream().anyMatch(field::isNamed));
        return new Request(defaults.operation(), values, null, List.of());
    }
}
