package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointServiceLocation;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityConnection;
import org.camelrelativity.common.RelativityRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component's own connection, and further ones as beans. */
class ConnectionsTest {

    @RegisterExtension
    final WireMockRelativity home = new WireMockRelativity();

    @RegisterExtension
    final WireMockRelativity europe = new WireMockRelativity();

    @Test
    void anEndpointMayNameAnotherInstance() throws Exception {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(europe.server().baseUrl() + "/Relativity.REST/api/");
        configuration.setAccessToken("europes-token");
        RelativityConnection connection = new RelativityConnection(configuration);
        home.context().getRegistry().bind("europe", connection);
        home.answer(okJson("{}"));
        europe.answer(okJson("{}"));

        home.send("relativity-imaging:set/read?workspaceId=1&connection=#europe", 5, Map.of());
        home.send("relativity-imaging:set/read?workspaceId=2&connection=#europe", 5, Map.of());
        home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of());

        assertThat(europe.requests()).hasSize(2);
        assertThat(europe.requests().get(0).getUrl()).startsWith("/Relativity.REST/api/Relativity.Imaging");
        assertThat(europe.requests().get(0).getHeader("Authorization")).isEqualTo("Bearer europes-token");
        assertThat(home.requests()).hasSize(1);
        assertThat(home.requests().get(0).getHeader("Authorization")).startsWith("Basic ");

        home.context().stop();
        assertThat(connection.isStopped()).isTrue();
    }

    @Test
    void aComponentWhoseEndpointsAllNameAConnectionNeedsNoneOfItsOwn() {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(europe.server().baseUrl());
        configuration.setAccessToken("europes-token");
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("europe", new RelativityConnection(configuration));
        context.start();
        europe.answer(okJson("{}"));
        Object answer = context.createProducerTemplate()
                .requestBody("relativity-imaging:set/read?workspaceId=1&connection=#europe", 5);
        assertThat(answer).isNotNull();
        context.stop();
    }

    @Test
    void aWrongBeanIsNamedAtStart() {
        assertThatThrownBy(() -> home.context().getEndpoint("relativity-imaging:set/read?connection=#nowhere"))
                .hasMessageContaining("nowhere");
    }

    @Test
    void tellsWhereItGoes() {
        EndpointServiceLocation endpoint =
                (EndpointServiceLocation) home.context().getEndpoint("relativity-imaging:set/read");
        assertThat(endpoint.getServiceUrl()).isEqualTo(home.server().baseUrl());
        assertThat(endpoint.getServiceProtocol()).isEqualTo("rest");
    }

    @Test
    void theUsersHttpComponentStaysUntouched() throws Exception {
        home.answer(okJson("{}"));
        home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of());
        assertThat(home.context().hasComponent("http")).isNull();
        assertThat(home.context().hasComponent("https")).isNull();
        assertThat(home.context().getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().startsWith("http"));
    }

    @Test
    void aStoppedComponentStartsAgain() throws Exception {
        home.answer(okJson("{}"));
        assertThat(home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of())
                        .getException())
                .isNull();
        home.component().stop();
        home.component().start();
        assertThat(home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of())
                        .getException())
                .isNull();
    }

    @Test
    void aProxyAnswersForNobody() throws Exception {
        home.component().getConfiguration().setProxyHost("127.0.0.1");
        home.component()
                .getConfiguration()
                .setProxyPort(String.valueOf(europe.server().port()));
        europe.answer(okJson("{}").withStatus(403));
        assertThat(home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of())
                        .getException())
                .isInstanceOf(RelativityRefusedException.class);
        assertThat(home.requests()).isEmpty();
        assertThat(europe.requests()).hasSize(1);
    }
}
