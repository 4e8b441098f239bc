package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Where a request leads.
 *
 * @param route the one for the request's verb; any of the path's if none takes that verb
 * @param verbs all that the path takes
 * @param inUrl the arguments that stand in the URL, as text: variables of the path, and the query of a GET
 */
record Destination(Route route, Set<String> verbs, ObjectNode inUrl) {
    /**
     * All arguments of the request. Those in the URL win over those of the same name in the body, which some clients
     * repeat there (contract common §4).
     */
    JsonNode arguments(JsonNode body) {
        if (!(body instanceof ObjectNode object) || inUrl.isEmpty()) {
            return body;
        }
        List<String> names =
                inUrl.properties().stream().map(property -> property.getKey()).toList();
        ObjectNode all = Json.object();
        object.properties().stream()
                .filter(property -> names.stream().noneMatch(property.getKey()::equalsIgnoreCase))
                .forEach(property -> all.set(property.getKey(), property.getValue()));
        return all.setAll(inUrl);
    }
}
