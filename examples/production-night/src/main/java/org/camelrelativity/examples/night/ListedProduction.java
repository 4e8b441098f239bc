package org.camelrelativity.examples.night;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry of a list.
 *
 * @param numbering Relativity's settings of it, as they are in the list; likewise the data source
 * @param problem why nothing is done with it; {@code null} for a production of which everything is known
 */
public record ListedProduction(
        Integer workspaceId,
        String name,
        String savedSearch,
        Map<String, Object> numbering,
        Map<String, Object> dataSource,
        String conflicts,
        String problem) {

    /** {@return an entry that can't be used} */
    static ListedProduction refused(Integer workspaceId, String name, String problem) {
        return new ListedProduction(workspaceId, name, null, null, null, null, problem);
    }

    /** {@return what production/create creates; its data source is saved by a step of its own} */
    public Map<String, Object> production() {
        return Map.of("Name", name, "Numbering", numbering);
    }

    /** {@return what data-source/save saves} */
    Map<String, Object> dataSourceOf(int savedSearchId) {
        Map<String, Object> source = new LinkedHashMap<>(dataSource);
        source.put("Name", savedSearch);
        source.put("SavedSearch", savedSearchId);
        return source;
    }

    /** For the log. */
    @Override
    public String toString() {
        return name + " (workspace " + workspaceId + ")";
    }
}
