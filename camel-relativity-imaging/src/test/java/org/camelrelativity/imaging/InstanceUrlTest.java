package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses that people copy: stripped to the instance's own, or refused with the right one. */
class InstanceUrlTest {

    private static final String READ = "relativity-imaging:set/read?workspaceId=1&imagingSetId=5";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    /** The identity server is found at the same place as the API. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "/, ''",
        "/Relativity, ''",
        "/Relativity/, ''",
        "/relativity, ''",
        "//RELATIVITY//, ''",
        "/Relativity.REST, ''",
        "/Relativity.REST/, ''",
        "/relativity.rest//api/, ''",
        "/Relativity.REST/api, ''",
        "/Relativity/../Relativity.REST/api/., ''",
        "/eu/prefix, /eu/prefix",
        "/eu/prefix/Relativity, /eu/prefix",
        "/eu/prefix/Relativity.REST, /eu/prefix",
        "/eu/prefix/Relativity.REST/api/, /eu/prefix",
        "/relativity-eu, /relativity-eu",
        "/my.relativity, /my.relativity",
        // whoever says where the API is means it
        "/Relativity/Relativity.REST/api, /Relativity",
        "/relativity/eu/Relativity.REST/api, /relativity/eu"
    })
    void theApiAndTheIdentityServerAreFound(String path, String prefix) throws Exception {
        relativity.configuration().setInstanceUrl(relativity.server().baseUrl() + path);
        relativity.configuration().setUsername(null);
        relativity.configuration().setPassword(null);
        relativity.configuration().setClientId("client");
        relativity.configuration().setClientSecret("secret");
        relativity.answer(okJson("{\"ArtifactID\":5}"));
        relativity
                .server()
                .stubFor(post(urlPathEqualTo(prefix + IdentityServer.PATH))
                        .willReturn(okJson("{\"access_token\":\"token-1\",\"token_type\":\"Bearer\"}")));

        assertThat(relativity.send(READ, null, Map.of()).getException()).isNull();

        assertThat(relativity.requests())
                .extracting(LoggedRequest::getUrl)
                .satisfiesExactly(
                        token -> assertThat(token).isEqualTo(prefix + IdentityServer.PATH),
                        call -> assertThat(call).startsWith(prefix + "/Relativity.REST/api/Relativity.Imaging"));
    }

    @ParameterizedTest
    @CsvSource({
        "/Relativity/List.aspx, ''",
        "/Relativity/RelativityInternal.aspx/, ''",
        "/Relativity/Identity/login, ''",
        "/Relativity/Identity, ''",
        "/Relativity/Relativity, ''",
        "/Relativity.REST/api/relativity-imaging/v1, ''",
        "/Relativity.REST/swagger, ''",
        "/Relativity.Services, ''",
        "/RelativityWebAPI/, ''",
        "/eu/Relativity/Go, /eu",
        "/login.html, ''",
        "/eu/default.aspx, /eu"
    })
    void anotherPageIsRefusedWithTheRightAddress(String path, String prefix) {
        assertRefused("https://relativity.example.com:8443" + path)
                .hasMessageContaining("instanceUrl is the address of a page")
                .hasMessageContaining("give https://relativity.example.com:8443" + prefix + ", or the API's address");
    }

    @ParameterizedTest
    @CsvSource({
        "https://relativity.example.com/Relativity/RelativityInternal.aspx?AppID=1017371&ArtifactID=1003663",
        "https://relativity.example.com/?ReturnUrl=%2FRelativity",
        "https://relativity.example.com#/workspaces",
        "https://user:s3cr3t@relativity.example.com",
    })
    void whatFollowsThePathIsRefused(String url) {
        assertRefused(url)
                .hasMessageContaining("instanceUrl must have no user, query or fragment: give no more than"
                        + " https://relativity.example.com")
                .message()
                .doesNotContain("s3cr3t")
                .doesNotContain("AppID");
    }

    @Test
    void anAddressThatMayHoldASecretIsNotShown() {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl("https://user:s3cr3t@relativity.example.com");
        relativity.context().getRegistry().bind("wrong", new RelativityConnection(configuration));
        assertThat(relativity
                        .context()
                        .getEndpoint(READ + "&connection=#wrong", RelativityImagingEndpoint.class)
                        .getServiceUrl())
                .isNull();
    }

    @Test
    void a404ThatIsNotRelativitysNamesTheAddressThatWasAsked() throws Exception {
        relativity.answer(aResponse().withStatus(404).withBody("<html>Not Found</html>"));
        String asked = relativity.server().baseUrl()
                + "/Relativity.REST/api/relativity-imaging/v1/workspaces/1/imaging-sets/5";
        assertThat(failure(READ + "&apiVersion=v1"))
                .hasMessageContaining("or that instanceUrl is wrong: asked was " + asked);
        relativity.answer(
                aResponse()
                        .withStatus(404)
                        .withBody(
                                "{\"ErrorType\":\"Relativity.Services.Exceptions.NotFoundException\",\"Message\":\"No set.\"}"));
        assertThat(failure(READ + "&apiVersion=v1")).hasMessage("set/read: status 404: No set.");
    }

    private RelativityException failure(String uri) throws Exception {
        RelativityException e =
                (RelativityException) relativity.send(uri, null, Map.of()).getException();
        assertThat(e).isInstanceOf(RelativityRefusedException.class);
        return e;
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String url) {
        CamelContext context = new DefaultCamelContext();
        RelativityConfiguration configuration = context.getComponent(
                        "relativity-imaging", RelativityImagingComponent.class)
                .getConfiguration();
        configuration.setInstanceUrl(url);
        configuration.setAccessToken("token");
        context.start();
        try {
            return assertThatThrownBy(() -> context.createProducerTemplate().sendBody(READ, null))
                    .rootCause();
        } finally {
            context.stop();
        }
    }
}
