package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the route of a request as leniently as Relativity does. */
final class Routes {
    private static final List<String> ROOT = List.of("relativity.rest", "api");

    private final RouteTree tree = new RouteTree();

    Routes(Collection<Route> routes) {
        routes.forEach(tree::add);
    }

    /** All that a server with these settings has. */
    static Routes of(SandboxSettings settings) {
        List<Route> routes = new ArrayList<>(SharedRoutes.ALL);
        if (settings.legacyApi()) {
            routes.addAll(LegacyImagingRoutes.all(settings.retryMethods()));
            routes.add(ObjectManager.LEGACY);
        }
        if (settings.versionedApi()) {
            routes.addAll(VersionedImagingRoutes.ALL);
            routes.addAll(ProductionRoutes.ALL);
            routes.addAll(ProductionReads.ALL);
            routes.addAll(ProductionManagerRoutes.ALL);
            routes.addAll(DataSourceCalls.ALL);
            routes.addAll(PlaceholderCalls.ALL);
            routes.addAll(ReproductionRoutes.ALL);
            routes.add(ObjectManager.VERSIONED);
            if (settings.productionQueueListing()) {
                routes.add(ProductionRoutes.LIST);
            }
        }
        return new Routes(routes);
    }

    Optional<Destination> find(Incoming incoming) {
        String[] url = incoming.url().split("\\?", 2);
        // A plus is a plus in a path; the decoder is made for forms.
        return decode(url[0].replace("+", "%2B")).map(Routes::segments).flatMap(path -> {
            List<Route> routes = isBelowRoot(path) ? tree.find(path.subList(ROOT.size(), path.size())) : List.of();
            return routes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(destination(incoming.method(), routes, path, url.length == 2 ? url[1] : ""));
        });
    }

    private static Destination destination(String method, List<Route> routes, List<String> path, String query) {
        Route route = routes.stream()
                .filter(candidate -> candidate.verbs().contains(method))
                .findFirst()
                .orElse(routes.get(0));
        Set<String> verbs = new TreeSet<>();
        routes.forEach(candidate -> verbs.addAll(candidate.verbs()));
        return new Destination(
                route,
                verbs,
                route.variables(path.subList(ROOT.size(), path.size())),
                route.takesQuery() ? parameters(query) : Json.object());
    }

    private static ObjectNode parameters(String query) {
        ObjectNode parameters = Json.object();
        for (String parameter : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            Optional<String> name = decode(pair[0]).filter(text -> !text.isEmpty());
            String value = pair.length == 2 ? decode(pair[1]).orElse(pair[1]) : "";
            name.ifPresent(text -> parameters.put(text, value));
        }
        return parameters;
    }

    private static Optional<String> decode(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // A broken escape is a path that doesn't exist.
            return Optional.empty();
        }
    }

    /** Repeated and trailing slashes don't count. */
    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static boolean isBelowRoot(List<String> path) {
        return path.size() > ROOT.size()
                && ROOT.get(0).equalsIgnoreCase(path.get(0))
                && ROOT.get(1).equalsIgnoreCase(path.get(1));
    }
}
