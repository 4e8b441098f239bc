package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The component's own connection, and further ones as beans. */
class ConnectionsTest {

    @RegisterExtension
    final WireMockRelativity home = new WireMockRelativity("relativity-imaging");

    @RegisterExtension
    final WireMockRelativity europe = new WireMockRelativity("relativity-imaging");

    @Test
    void anEndpointMayNameAnotherInstance() throws Exception {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(europe.server().baseUrl() + "/Relativity.REST/api/");
        configuration.setAccessToken("europes-token");
        RelativityConnection connection = new RelativityConnection(configuration);
        home.context().getRegistry().bind("europe", connection);
        home.answer(okJson("{\"ArtifactID\":5}"));
        europe.answer(okJson("{\"ArtifactID\":5}"));

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

    @ParameterizedTest
    @CsvSource({
        "//Relativity.REST/api, /Relativity.REST/api/",
        "//, /Relativity.REST/api/",
        "/eu//prefix/, /eu/prefix/Relativity.REST/api/",
        "/eu/./x/../prefix, /eu/prefix/Relativity.REST/api/",
        "/a%20b%2Fc, /a%20b%2Fc/Relativity.REST/api/"
    })
    void anInstanceMayHaveAPath(String given, String sent) throws Exception {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(europe.server().baseUrl() + given);
        configuration.setAccessToken("europes-token");
        home.context().getRegistry().bind("europe", new RelativityConnection(configuration));
        europe.answer(okJson("{\"ArtifactID\":5}"));

        home.send("relativity-imaging:set/read?workspaceId=1&connection=#europe", 5, Map.of());

        assertThat(europe.requests()).hasSize(1);
        assertThat(europe.requests().get(0).getUrl()).startsWith(sent + "Relativity.Imaging");
    }

    @Test
    void aComponentWhoseEndpointsAllNameAConnectionNeedsNoneOfItsOwn() {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(europe.server().baseUrl());
        configuration.setAccessToken("europes-token");
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("europe", new RelativityConnection(configuration));
        context.start();
        europe.answer(okJson("{\"ArtifactID\":5}"));
        Object answer = context.createProducerTemplate()
                .requestBody("relativity-imaging:set/read?workspaceId=1&connection=#europe", 5);
        assertThat(answer).isNotNull();
        context.stop();
    }

    @Test
    void aRenewedTokenIsUsedFromTheNextRequest() throws Exception {
        RelativityConfiguration configuration = home.component().getConfiguration();
        configuration.setUsername(null);
        configuration.setPassword(null);
        configuration.setAccessToken("first");
        home.answer(okJson("{\"ArtifactID\":5}"));
        home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of());
        configuration.setAccessToken("second");
        home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of());
        configuration.setAccessToken("no token\r\nX-Forged: 1");
        assertThat(home.send("relativity-imaging:job/run?workspaceId=1", 5, Map.of())
                        .getException())
                .isInstanceOf(RelativityNotSentException.class);
        assertThat(home.requests())
                .extracting(request -> request.getHeader("Authorization"))
                .containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void theUsersConfigurerIsUsed() throws Exception {
        home.component()
                .getConfiguration()
                .setHttpClientConfigurer(builder -> builder.addRequestInterceptorLast(
                        (request, entity, context) -> request.setHeader("X-Gateway-Key", "7")));
        home.answer(okJson("{\"ArtifactID\":5}"));
        home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of());
        assertThat(home.requests()).singleElement().satisfies(request -> assertThat(request.getHeader("X-Gateway-Key"))
                .isEqualTo("7"));
    }

    @Test
    void interceptorsOfTheUsersConfigurerSeeThePathOfTheRequest() throws Exception {
        List<String> paths = new CopyOnWriteArrayList<>();
        ExecChainHandler interceptor = (request, scope, chain) -> {
            paths.add(request.getPath());
            ClassicHttpResponse response = chain.proceed(request, scope);
            paths.add(request.getPath());
            return response;
        };
        home.component().getConfiguration().setHttpClientConfigurer(builder -> builder.addExecInterceptorFirst(
                        "first", interceptor)
                .addExecInterceptorBefore(ChainElement.PROTOCOL.name(), "before", interceptor)
                .addExecInterceptorAfter(ChainElement.PROTOCOL.name(), "after", interceptor)
                .addExecInterceptorLast("last", interceptor));
        home.answer(okJson("{\"ArtifactID\":5}"));
        home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of());
        assertThat(paths).hasSize(8).containsOnly(home.requests().get(0).getUrl());
    }

    @Test
    void theUsersConfigurerCannotBringRetriesBack() throws Exception {
        home.component().getConfiguration().setHttpClientConfigurer(builder -> builder.setRetryStrategy(
                        new DefaultHttpRequestRetryStrategy(5, TimeValue.ZERO_MILLISECONDS))
                .setRedirectStrategy(DefaultRedirectStrategy.INSTANCE)
                .addExecInterceptorFirst("twice", (request, scope, chain) -> {
                    chain.proceed(request, scope).close();
                    return chain.proceed(request, scope);
                }));
        for (int status : new int[] {429, 503, 302, 307}) {
            home.server().resetAll();
            home.answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
            assertThat(home.send("relativity-imaging:job/run?workspaceId=1", 5, Map.of())
                            .getException())
                    .isInstanceOf(RelativityException.class);
            assertThat(home.requests()).hasSize(1);
        }
    }

    @Test
    void settersOfAnEndpointWorkUntilItIsUsed() throws Exception {
        home.answer(okJson("{\"ArtifactID\":5}"));
        RelativityImagingEndpoint endpoint =
                home.context().getEndpoint("relativity-imaging:set/read", RelativityImagingEndpoint.class);
        endpoint.setWorkspaceId(1);
        endpoint.setImagingSetId(5);
        assertThat(home.context().createProducerTemplate().requestBody(endpoint, (Object) null))
                .isInstanceOf(ImagingSet.class);
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
        home.answer(okJson("{\"ArtifactID\":5}"));
        home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of());
        assertThat(home.context().hasComponent("http")).isNull();
        assertThat(home.context().hasComponent("https")).isNull();
        assertThat(home.context().getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().startsWith("http"));
    }

    @Test
    void aStoppedComponentStartsAgain() throws Exception {
        home.answer(okJson("{\"ArtifactID\":5}"));
        assertThat(home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of())
                        .getException())
                .isNull();
        home.component().stop();
        home.component().start();
        assertThat(home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of())
                        .getException())
                .isNull();
    }

    /** Through a proxy, plain http leaves the machine, credentials and all. */
    @Test
    void plainHttpToLoopbackMustNotLeaveThroughAProxy() {
        home.component().getConfiguration().setProxyHost("127.0.0.1");
        home.component().getConfiguration().setProxyPort(3128);
        assertThatThrownBy(() -> home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of()))
                .rootCause()
                .hasMessageContaining("which would send credentials unprotected");
    }

    /** Camel's global options are the user's own http component's, not ours. */
    @Test
    void aProxyOfCamelsGlobalOptionsIsNotOurs() throws Exception {
        home.context().getGlobalOptions().put("http.proxyHost", "127.0.0.1");
        home.context()
                .getGlobalOptions()
                .put("http.proxyPort", String.valueOf(europe.server().port()));
        home.answer(okJson("{\"ArtifactID\":5}"));
        assertThat(home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of())
                        .getException())
                .isNull();
        assertThat(europe.requests()).isEmpty();
    }

    @Test
    void aProxyAnswersForNobody() throws Exception {
        home.component().getConfiguration().setAllowPlainHttp(true);
        home.component().getConfiguration().setProxyHost("127.0.0.1");
        home.component().getConfiguration().setProxyPort(europe.server().port());
        europe.answer(okJson("{\"ArtifactID\":5}").withStatus(403));
        assertThat(home.send("relativity-imaging:set/read?workspaceId=1", 5, Map.of())
                        .getException())
                .isInstanceOf(RelativityRefusedException.class);
        assertThat(home.requests()).isEmpty();
        assertThat(europe.requests()).hasSize(1);
    }
}
