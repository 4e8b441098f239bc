package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of documents is part of one request; unlike a list of jobs it is not split into requests. */
class DocumentListsTest {

    private static final String IMAGES =
            "relativity-production:document/production-images?workspaceId=7&productionId=8";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    static Object[] lists() {
        return new Object[] {
            List.of(5, "6"),
            Arguments.of((Object) new Object[] {5L, 6}),
            "[5,6]",
            JsonNodeFactory.instance.arrayNode().add(5).add(6),
            Map.of("documentIDs", List.of(5, 6)),
        };
    }

    @ParameterizedTest
    @MethodSource("lists")
    void takesDocumentsAsAList(Object body) throws Exception {
        relativity.answer(okJson("{\"ImageFiles\":[]}"));
        Exchange exchange = relativity.send(IMAGES, body, Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests()).hasSize(1);
        assertThat(new ObjectMapper().readTree(relativity.requests().get(0).getBody()))
                .isEqualTo(new ObjectMapper().readTree("{\"documentIDs\":[5,6]}"));
    }

    @Test
    void aListIsNoSingleThing() throws Exception {
        Exchange exchange =
                relativity.send("relativity-production:production/read?workspaceId=7", List.of(5, 6), Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("the body is a list where one object belongs; split it first");
        exchange = relativity.send("relativity-production:production/read?workspaceId=7", "[5,6]", Map.of());
        assertThat(exchange.getException()).hasMessageContaining("the body must be a JSON object");
        assertThat(relativity.requests()).isEmpty();
    }
}
