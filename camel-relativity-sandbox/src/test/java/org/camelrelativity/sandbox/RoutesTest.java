package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Paths with variables and several verbs, as the versioned APIs have them. */
class RoutesTest {
    private final Routes routes = new Routes(List.of(
            route("v1/sets", "POST"),
            route("v1/sets/{setID}", "GET"),
            route("v1/sets/{setID}", "DELETE"),
            route("v1/sets/defaults", "GET"),
            route("v1/sets/{setID}/{token}/pages", "GET"),
            route("v1/sets/defaults/first", "GET")));

    @Test
    void fillsVariablesFromThePathWithoutTouchingThem() {
        Destination found =
                find("GET", "/relativity.rest/api/V1/SETS/5/Ab%20c/Pages").orElseThrow();

        assertThat(found.route().path()).isEqualTo("v1/sets/{setID}/{token}/pages");
        assertThat(found.inPath()).hasToString("{\"setID\":\"5\",\"token\":\"Ab c\"}");
    }

    @Test
    void aLiteralWinsOverAVariable() {
        assertThat(path("GET", "v1/sets/Defaults")).isEqualTo("v1/sets/defaults");
        assertThat(path("GET", "v1/sets/6")).isEqualTo("v1/sets/{setID}");
    }

    @Test
    void aLiteralThatLeadsNowhereGivesWay() {
        assertThat(path("GET", "v1/sets/defaults/x/pages")).isEqualTo("v1/sets/{setID}/{token}/pages");
        assertThat(path("GET", "v1/sets/defaults/first")).isEqualTo("v1/sets/defaults/first");
        assertThat(find("GET", "/Relativity.REST/api/v1/sets/5/x")).isEmpty();
        assertThat(find("GET", "/Relativity.REST/api/v1")).isEmpty();
    }

    @Test
    void choosesByVerbAndKnowsThemAll() {
        Destination deleting = find("DELETE", "/Relativity.REST/api/v1/sets/5").orElseThrow();
        Destination putting = find("PUT", "/Relativity.REST/api/v1/sets/5").orElseThrow();

        assertThat(deleting.route().verbs()).containsExactly("DELETE");
        assertThat(putting.verbs()).containsExactly("DELETE", "GET");
    }

    @Test
    void theQueryIsArgumentsButThePathWins() {
        Destination get = find("GET", "/Relativity.REST/api/v1/sets/5?a=b+c%2Fd&%20=1&setID=6&=7&bad=%zz&e")
                .orElseThrow();
        Destination post = find("POST", "/Relativity.REST/api/v1/sets?a=b").orElseThrow();

        assertThat(get.arguments(Json.object()))
                .hasToString("{\"setID\":\"5\",\"a\":\"b c/d\",\" \":\"1\",\"bad\":\"%zz\",\"e\":\"\"}");
        assertThat(post.arguments(Json.parse("{\"x\":1}"))).hasToString("{\"x\":1,\"a\":\"b\"}");
        assertThat(post.arguments(Json.parse("{\"A\":1}"))).as("the body wins").hasToString("{\"A\":1}");
    }

    @Test
    void thePathWinsOverWhatTheBodyRepeats() {
        Destination found = find("DELETE", "/Relativity.REST/api/v1/sets/5").orElseThrow();

        assertThat(found.arguments(Json.parse("{\"SETID\":6,\"x\":{\"setID\":7}}")))
                .hasToString("{\"setID\":\"5\",\"x\":{\"setID\":7}}");
        assertThat(found.arguments(Json.parse("[1]"))).hasToString("[1]");
    }

    @Test
    void twoRoutesForOneRequestAreAMistake() {
        List<Route> twice = List.of(route("v1/sets/{a}", "GET"), route("V1/sets/{b}", "GET"));

        assertThatThrownBy(() -> new Routes(twice)).isInstanceOf(IllegalArgumentException.class);
    }

    private String path(String method, String path) {
        return find(method, "/Relativity.REST/api/" + path)
                .orElseThrow()
                .route()
                .path();
    }

    private Optional<Destination> find(String method, String url) {
        return routes.find(new Incoming(method, url, Map.of(), ""));
    }

    private static Route route(String path, String verb) {
        return new Route(path, null, Set.of(verb), new Shape(), false, (arguments, instance) -> Answer.empty());
    }
}
