package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * One path of the API, with one or more of its verbs.
 *
 * @param path below {@code /Relativity.REST/api/}; a segment {@code {name}} stands for any value and is an argument of
 *     that name
 * @param operation null for what is no operation of an API, such as the status of a service
 * @param verbs the HTTP methods it takes
 * @param shape the arguments in the body and in the URL
 * @param obsolete whether newer servers warn of the method
 */
record Route(
        String path, SandboxOperation operation, Set<String> verbs, Shape shape, boolean obsolete, Handler handler) {
    /** Carries out an operation on the state. */
    @FunctionalInterface
    interface Handler {
        /** @throws Refusal if the operation is not carried out */
        Answer handle(Arguments arguments, Instance instance);
    }

    /** One that takes one method, and is not obsolete. */
    static Route of(String verb, String path, SandboxOperation operation, Shape shape, Handler handler) {
        return new Route(path, operation, Set.of(verb), shape, false, handler);
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    List<String> segments() {
        return List.of(path.split("/"));
    }

    /** The values that an actual path has where this one has variables, under their names. */
    ObjectNode variables(List<String> actualPath) {
        ObjectNode values = Json.object();
        List<String> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isVariable(segment)) {
                values.put(segment.substring(1, segment.length() - 1), actualPath.get(i));
            }
        }
        return values;
    }

    /** The legacy API has all arguments in the body. */
    boolean takesQuery() {
        return !path.startsWith(LegacyImagingRoutes.MODULE);
    }

    String methodName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
