package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.SharedFields;

/**
 * Takes from a record that some operation answered the ids that this one takes. What the record has besides is the answer's,
 * and never a parameter.
 */
final class References {

    private final Operation operation;
    private final OperationTable table;
    private final RecordShape element;

    /** The references with an id that this operation takes, besides the workspace's. */
    private final List<Reference<?>> subjects;

    References(Operation operation, OperationTable table) {
        this.operation = operation;
        this.table = table;
        this.element =
                operation.elements().map(each -> RecordShape.of(each.type())).orElse(null);
        this.subjects = table.references().stream()
                .filter(reference -> reference.ids().keySet().stream().anyMatch(this::namesSubject))
                .toList();
    }

    /** Empty if it is no answer, or one that names nothing; no ids if it names things of another kind. */
    Optional<Map<Field<?>, Object>> idsOf(Object body) {
        return table.references().stream()
                .filter(reference -> reference.type().isInstance(body))
                .map(reference -> reference.idsOf((RelativityRecord) body))
                .filter(ids -> !ids.isEmpty())
                .findFirst()
                .map(this::taken);
    }

    /**
     * The same of an answer's JSON. That is known by its names: all are those of one answer and of no other, and there are
     * such among them that no request has, or a mistake in somebody's own request would go unnoticed.
     */
    Optional<Map<Field<?>, Object>> idsIn(ObjectNode json) throws RelativityRequestException {
        // The first two are for speed: most bodies have only this operation's fields, and few could be an answer it
        // takes ids of.
        if (hasOnlyOwnParameters(json) || matching(subjects, json).isEmpty() || hasOnlyParameters(json)) {
            return Optional.empty();
        }
        List<Reference<?>> matching = matching(table.references(), json);
        if (matching.size() > 1) { // other answers have more
            matching.removeIf(
                    reference -> RecordShape.of(reference.type()).names().size() != json.size());
        }
        if (matching.size() != 1 || !subjects.contains(matching.get(0))) {
            return Optional.empty();
        }
        Class<?> type = matching.get(0).type();
        RequestPath path = RequestPath.named(operation.name(), type.getSimpleName());
        return idsOf(RecordShape.of(type).read(json, path)).filter(ids -> !ids.isEmpty());
    }

    private static List<Reference<?>> matching(List<Reference<?>> references, ObjectNode json) {
        List<Reference<?>> matching = new ArrayList<>();
        for (Reference<?> reference : references) {
            if (RecordShape.of(reference.type()).hasAll(json)) {
                matching.add(reference);
            }
        }
        return matching;
    }

    private boolean hasOnlyOwnParameters(ObjectNode json) {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!isParameter(entry.getKey())) {
                return false;
            }
        }
        return true;
    }

    private boolean hasOnlyParameters(ObjectNode json) {
        return json.properties().stream()
                .map(Map.Entry::getKey)
                .allMatch(name -> isParameter(name) || table.takes(name));
    }

    /** An element of a mass operation that has these ids. */
    ObjectNode toElement(Map<Field<?>, Object> ids) {
        Map<String, Object> json = new LinkedHashMap<>();
        ids.forEach((field, id) -> json.put(field.name(), id));
        return RelativityJson.strict().valueToTree(json);
    }

    private Map<Field<?>, Object> taken(Map<Field<?>, Object> ids) {
        ids.keySet().removeIf(field -> !isTaken(field));
        return ids;
    }

    private boolean namesSubject(Field<?> field) {
        return field != SharedFields.WORKSPACE_ID && isTaken(field);
    }

    private boolean isTaken(Field<?> field) {
        return element == null ? operation.fields().contains(field) : element.has(field.name());
    }

    private boolean isParameter(String name) {
        return element == null ? !operation.fieldsNamed(name).isEmpty() : element.has(name);
    }
}
