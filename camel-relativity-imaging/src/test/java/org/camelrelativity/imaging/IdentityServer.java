package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.testing.WireMockRelativity;

/** The token endpoint beside the API of the same WireMock, and an API that takes certain tokens only. */
final class IdentityServer {

    static final String PATH = "/Relativity/Identity/connect/token";
    static final String CLIENT_ID = "imaging-client";
    static final String CLIENT_SECRET = "s3cr&t=ä +%";

    private final WireMockRelativity relativity;

    IdentityServer(WireMockRelativity relativity) {
        this.relativity = relativity;
        RelativityConfiguration configuration = relativity.configuration();
        configuration.setUsername(null);
        configuration.setPassword(null);
        configuration.setClientId(CLIENT_ID);
        configuration.setClientSecret(CLIENT_SECRET);
    }

    /** Issues a token, also from now on instead of another. */
    void issues(String token, String expiresIn) {
        answers(okJson(
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + "}"));
    }

    void answers(ResponseDefinitionBuilder answer) {
        relativity.server().stubFor(post(PATH).atPriority(1).willReturn(answer));
    }

    /** Makes the API take one token more and answer all others as Relativity does. */
    void apiTakes(String token, String json) {
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .atPriority(2)
                        .withHeader("Authorization", equalTo("Bearer " + token))
                        .willReturn(okJson(json)));
        relativity.server().stubFor(any(anyUrl()).atPriority(9).willReturn(unauthorized()));
    }

    static ResponseDefinitionBuilder unauthorized() {
        return aResponse().withStatus(401).withHeader("WWW-Authenticate", "Bearer realm=\"Relativity.REST\"");
    }

    /** The requests for a token. */
    List<LoggedRequest> tokenRequests() {
        return relativity.requests().stream()
                .filter(request -> request.getUrl().equals(PATH))
                .toList();
    }

    /** All other requests. */
    List<LoggedRequest> calls() {
        return relativity.requests().stream()
                .filter(request -> !request.getUrl().equals(PATH))
                .toList();
    }
}
