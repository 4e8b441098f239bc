package org.camelrelativity.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the route of a URL as leniently as Relativity does (contract common §1). */
final class Routes {
    private static final String ROOT = "/relativity.rest/api/";

    private final Map<String, Route> byPath;

    Routes(Collection<Route> routes) {
        byPath = routes.stream()
                .collect(Collectors.toUnmodifiableMap(
                        route -> ROOT + route.path().toLowerCase(Locale.ROOT), Function.identity()));
    }

    Optional<Route> find(String url) {
        String path = url.split("\\?", 2)[0];
        return decode(path).map(Routes::normalize).map(byPath::get);
    }

    private static Optional<String> decode(String path) {
        try {
            // A plus is a plus in a path; the decoder is made for forms.
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // A broken escape is a path that doesn't exist.
            return Optional.empty();
        }
    }

    private static String normalize(String path) {
        return path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "").toLowerCase(Locale.ROOT);
    }
}
