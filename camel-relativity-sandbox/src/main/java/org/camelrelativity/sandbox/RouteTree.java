package org.camelrelativity.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Routes by the segments of their paths, without regard to case. A literal segment wins over a variable, as it does
 * with Relativity.
 */
final class RouteTree {
    private final Map<String, RouteTree> literals = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Route> routes = new ArrayList<>();
    private RouteTree variable;

    void add(Route route) {
        RouteTree node = this;
        for (String segment : route.segments()) {
            node = node.branch(segment);
        }
        for (Route other : node.routes) {
            if (!Collections.disjoint(other.verbs(), route.verbs())) {
                throw new IllegalArgumentException("Two routes for one path: " + other.path() + ", " + route.path());
            }
        }
        node.routes.add(route);
    }

    /** All routes of a path, which differ in their verbs; empty if there is no such path. */
    List<Route> find(List<String> path) {
        if (path.isEmpty()) {
            return routes;
        }
        List<String> rest = path.subList(1, path.size());
        RouteTree literal = literals.get(path.get(0));
        List<Route> found = literal == null ? List.of() : literal.find(rest);
        return found.isEmpty() && variable != null ? variable.find(rest) : found;
    }

    private RouteTree branch(String segment) {
        if (!Route.isVariable(segment)) {
            return literals.computeIfAbsent(segment, unused -> new RouteTree());
        }
        if (variable == null) {
            variable = new RouteTree();
        }
        return variable;
    }
}
