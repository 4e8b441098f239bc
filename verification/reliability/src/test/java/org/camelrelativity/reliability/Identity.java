package org.camelrelativity.reliability;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.sandbox.RelativitySandbox;

/** The kinds of credentials, each as a user gives it. */
enum Identity {
    BASIC {
        @Override
        void giveTo(RelativityConfiguration configuration, RelativitySandbox sandbox) {
            configuration.setUsername(sandbox.username());
            configuration.setPassword(sandbox.password());
        }
    },
    ACCESS_TOKEN {
        @Override
        void giveTo(RelativityConfiguration configuration, RelativitySandbox sandbox) {
            configuration.setAccessToken(sandbox.accessToken());
        }
    },
    CLIENT_CREDENTIALS {
        @Override
        void giveTo(RelativityConfiguration configuration, RelativitySandbox sandbox) {
            configuration.setClientId("imaging-client");
            configuration.setClientSecret(CLIENT_SECRET);
            configuration.setAllowPlainHttp(true); // also through a proxy, which some faults have
            configuration.setTokenUrl(sandbox.instanceUrl() + TOKEN_PATH);
            sandbox.wireMock()
                    .stubFor(post(urlPathEqualTo(TOKEN_PATH))
                            .atPriority(1)
                            .willReturn(okJson("{\"access_token\":\"" + sandbox.accessToken()
                                    + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        }
    },
    TOKEN_SOURCE {
        @Override
        void giveTo(RelativityConfiguration configuration, RelativitySandbox sandbox) {
            configuration.setTokenSource(() -> RelativityToken.of(sandbox.accessToken()));
        }
    };

    static final String CLIENT_SECRET = "s3cr&t=of no+log%";
    private static final String TOKEN_PATH = "/Relativity/Identity/connect/token";

    abstract void giveTo(RelativityConfiguration configuration, RelativitySandbox sandbox);
}
