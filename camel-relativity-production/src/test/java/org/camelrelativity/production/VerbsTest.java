package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the vendor's pages disagree about the verb, what only reads asks by the other one. */
class VerbsTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @BeforeEach
    void serveGetOnly() {
        relativity.server().stubFor(post(anyUrl()).willReturn(aResponse().withStatus(405)));
        relativity.server().stubFor(get(anyUrl()).willReturn(okJson("{\"ImageFiles\":[]}")));
    }

    @Test
    void aReadByDocumentsIsAskedAsAGetIfPostIsNotAllowed() throws Exception {
        Exchange exchange = relativity.send(
                "relativity-production:document/production-images?workspaceId=7&productionId=8&documentIds=9",
                null,
                Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests())
                .extracting(request -> request.getMethod().getName())
                .containsExactlyInAnyOrder("POST", "GET");
        assertThat(relativity.requests())
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly("{\"documentIDs\":[9]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "stage", "set-restriction?restrictionSearchId=5"})
    void whatChangesSomethingIsNot(String operation) throws Exception {
        Exchange exchange = relativity.send(
                "relativity-production:production/" + operation,
                null,
                Map.of("CamelRelativityWorkspaceId", 7, "CamelRelativityProductionId", 8));
        assertThat(exchange.getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(relativity.requests()).hasSize(1);
    }
}
