package org.camelrelativity.examples.night;

import static java.util.stream.Collectors.groupingBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camelrelativity.common.Quoted;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads lists: YAML. An entry that can't be used says why; the others are not affected. */
public final class ProductionList {

    private static final List<String> FIELDS =
            List.of("workspaceId", "name", "savedSearch", "numbering", "dataSource", "conflicts");
    private static final List<String> CONFLICTS = List.of("fail", "override", "remove");
    private static final int LONGEST_NAME = 200; // in an idempotency key, which has at most 255 characters

    /** {@return all entries in their order; a single one that says why if the list can't be read} */
    public List<ListedProduction> read(byte[] list) {
        Object read;
        try {
            read = new Load(LoadSettings.builder().build()).loadFromInputStream(new ByteArrayInputStream(list));
        } catch (YamlEngineException e) {
            return List.of(ListedProduction.refused(null, null, "The list can't be read: " + e.getMessage()));
        }
        if (!(read instanceof List<?> entries) || entries.isEmpty()) {
            return List.of(ListedProduction.refused(null, null, "The list has no entries"));
        }
        List<ListedProduction> productions = new ArrayList<>();
        entries.forEach(entry -> productions.add(production(entry, productions.size() + 1)));
        refuseRepeated(productions);
        return productions;
    }

    /** Two of one name would be one production, and which of them is meant, only a person knows. */
    private static void refuseRepeated(List<ListedProduction> productions) {
        productions.stream()
                .filter(each -> each.name() != null)
                .collect(groupingBy(
                        each -> each.workspaceId() + " " + each.name().toLowerCase(Locale.ROOT)))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> productions.replaceAll(each -> same.contains(each) && each.problem() == null
                        ? ListedProduction.refused(
                                each.workspaceId(), each.name(), "This name is in the list " + same.size() + " times")
                        : each));
    }

    @SuppressWarnings("unchecked") // isUsable has looked at them
    private static ListedProduction production(Object entry, int number) {
        Map<?, ?> fields = entry instanceof Map<?, ?> map ? map : Map.of();
        String problem = problem(fields);
        return problem == null
                ? new ListedProduction(
                        (Integer) fields.get("workspaceId"),
                        (String) fields.get("name"),
                        (String) fields.get("savedSearch"),
                        (Map<String, Object>) fields.get("numbering"),
                        (Map<String, Object>) fields.get("dataSource"),
                        (String) fields.get("conflicts"),
                        null)
                : ListedProduction.refused(
                        fields.get("workspaceId") instanceof Integer id ? id : null,
                        fields.get("name") instanceof String name ? name : null,
                        "Entry " + number + ": " + problem);
    }

    private static String problem(Map<?, ?> fields) {
        for (Object field : fields.keySet()) {
            if (!FIELDS.contains(String.valueOf(field))) {
                return "there is no field " + Quoted.of(field) + ", only " + String.join(", ", FIELDS);
            }
        }
        for (String field : FIELDS) {
            Object value = fields.get(field);
            if (!isUsable(field, value)) {
                return field + (value == null ? " is missing" : " can't be " + Quoted.described(value));
            }
        }
        return null;
    }

    private static boolean isUsable(String field, Object value) {
        return switch (field) {
            case "workspaceId" -> value instanceof Integer id && id > 0;
            case "name", "savedSearch" ->
                value instanceof String text && text.matches("(?!\\s*$)\\P{Cntrl}{1," + LONGEST_NAME + "}");
            case "conflicts" -> value != null && CONFLICTS.contains(value);
            default -> value instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance);
        };
    }
}
