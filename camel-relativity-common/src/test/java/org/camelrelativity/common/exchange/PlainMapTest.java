package org.camelrelativity.common.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.camelrelativity.common.RelativityRequestException;
import org.junit.jupiter.api.Test;

class PlainMapTest {

    private static final RequestPath PATH = RequestPath.named("job/run", "the body");

    @Provide
    Arbitrary<Map<Object, Object>> maps() {
        Arbitrary<Object> leaf = Arbitraries.of(
                "text",
                "",
                "\uD800",
                "\uFEFFx ",
                1,
                -1,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                1L,
                (short) 1,
                1.5,
                BigDecimal.TEN,
                BigInteger.TWO,
                true,
                false,
                'c',
                Thread.State.NEW,
                new UUID(1, 2),
                List.of(1),
                new int[] {1});
        return Arbitraries.lazyOf(() -> leaf.injectNull(0.1), () -> leaf, () -> maps().map(map -> (Object) map))
                .list()
                .ofMaxSize(3)
                .flatMap(values -> names(values.size()).map(names -> map(names, values)));
    }

    private static Arbitrary<List<Object>> names(int count) {
        return Arbitraries.<Object>of(
                        "WorkspaceID", "workspaceId", "a", " a", "a\u200B", "\uFEFFa", "", " ", "ä", "a b", 1)
                .list()
                .ofSize(count);
    }

    /** One that may have a name twice. */
    private static Map<Object, Object> map(List<Object> names, List<Object> values) {
        Map<Object, Object> map = new IdentityHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            map.put(names.get(i) instanceof String name ? new String(name) : names.get(i), values.get(i));
        }
        return map;
    }

    @Property
    void saysWhatTheTextOfItsJsonSays(@ForAll("maps") Map<Object, Object> map) throws RelativityRequestException {
        ObjectNode tree = PlainMap.tree(map);
        if (tree != null) {
            JsonNode text = JsonText.of(PATH, map).tree();
            assertThat(tree).isEqualTo(text);
            assertThat(new ArrayList<>(tree.properties())).isEqualTo(new ArrayList<>(text.properties()));
        }
    }

    @Test
    void aMapOfTextsIntegersBooleansAndMapsIsPlain() throws RelativityRequestException {
        Map<String, Object> job = Map.of("imagingJob", Map.of("workspaceId", 1, "QcEnabled", true, "name", "a"));
        assertThat(PlainMap.tree(job)).isEqualTo(JsonText.of(PATH, job).tree());
    }
}
