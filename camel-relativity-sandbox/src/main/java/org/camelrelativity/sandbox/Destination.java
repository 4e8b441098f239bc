package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Where a request leads.
 *
 * @param route the one for the request's verb; any of the path's if none takes that verb
 * @param verbs all that the path takes
 * @param inPath the arguments that stand in the path, as text
 * @param inQuery those in the query, where the vendor's OpenAPI documents have simple arguments
 */
record Destination(Route route, Set<String> verbs, ObjectNode inPath, ObjectNode inQuery) {
    /**
     * All arguments of the request. Those in the path win over those of the same name in the body, which some clients
     * repeat there, and those in the body over those in the query.
     */
    JsonNode arguments(JsonNode body) {
        if (!body.isObject()) {
            return body;
        }
        ObjectNode all = Json.object();
        addMissing(all, inPath);
        addMissing(all, body);
        addMissing(all, inQuery);
        return all;
    }

    private static void addMissing(ObjectNode all, JsonNode more) {
        more.properties().stream()
                .filter(argument -> all.properties().stream()
                        .noneMatch(known -> known.getKey().equalsIgnoreCase(argument.getKey())))
                .toList()
                .forEach(argument -> all.set(argument.getKey(), argument.getValue()));
    }
}
