package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.RelativityTokenEvent;
import org.camelrelativity.common.RelativityTokenSource;
import org.camelrelativity.common.testing.LogLines;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens from a bean, and tokens that the user renews. */
class TokenSourceTest {

    private static final String SET = "{\"ArtifactID\":8}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @RegisterExtension
    final LogLines log = new LogLines();

    private IdentityServer api;

    @BeforeEach
    void noOtherCredentials() {
        api = new IdentityServer(relativity);
        relativity.configuration().setClientId(null);
        relativity.configuration().setClientSecret(null);
    }

    /** Hands out token-1, token-2 and so on, each until it is told that it was rejected. */
    private static final class Vault implements RelativityTokenSource {
        private final AtomicInteger fetched = new AtomicInteger();
        private final List<String> rejected = new ArrayList<>();
        private volatile boolean failing;

        @Override
        public RelativityToken fetch() {
            fetched.incrementAndGet();
            if (failing) {
                throw new IllegalStateException("sealed");
            }
            return new RelativityToken("token-" + (rejected.size() + 1), Duration.ofMinutes(10));
        }

        @Override
        public void rejected(String token) {
            rejected.add(token);
        }
    }

    @Test
    void aBeanIsAskedOnceUntilItsTokenIsAboutToExpire() throws Exception {
        Vault vault = new Vault();
        relativity.configuration().setTokenSource(vault);
        api.apiTakes("token-1", SET);
        assertThat(send().getException()).isNull();
        assertThat(send().getException()).isNull();
        assertThat(vault.fetched).hasValue(1);
        relativity.timing().advance(Duration.ofMinutes(9));
        assertThat(send().getException()).isNull();
        assertThat(vault.fetched).hasValue(2);
        assertThat(vault.rejected).isEmpty();
    }

    /** Somebody has the rest of the old token's life to mend it. */
    @Test
    void warnsOfARenewalThatFails() throws Exception {
        Vault vault = new Vault();
        relativity.configuration().setTokenSource(vault);
        api.apiTakes("token-1", SET);
        assertThat(send().getException()).isNull();
        vault.failing = true;
        relativity.timing().advance(Duration.ofMinutes(9));
        assertThat(send().getException()).isNull();
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("WARNING "))
                .singleElement()
                .asString()
                .endsWith("The token could not be renewed; the current one is used until it expires:"
                        + " the token source failed: java.lang.IllegalStateException");
    }

    /** Without a challenge nothing proves who rejected it, so the call is not sent again; but no call gets that token. */
    @Test
    void aTokenThatWasRejectedWithoutAChallengeIsNotUsedAgain() throws Exception {
        Vault vault = new Vault();
        relativity.configuration().setTokenSource(vault);
        relativity.answer(aResponse().withStatus(401));
        assertThat(send().getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(relativity.requests()).hasSize(1);
        assertThat(send().getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(vault.rejected).containsExactly("token-1");
        assertThat(relativity.requests().get(1).getHeader("Authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void whoeverListensIsToldOfEachToken() throws Exception {
        List<String> told = new ArrayList<>();
        relativity.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof RelativityTokenEvent token) {
                    told.add(token.toString());
                }
            }
        });
        Vault vault = new Vault();
        relativity.configuration().setTokenSource(vault);
        api.apiTakes("token-1", SET);
        send();
        send();
        assertThat(told)
                .containsExactly(
                        "new token for localhost:" + relativity.server().port());
        relativity.timing().advance(Duration.ofMinutes(20));
        vault.failing = true;
        assertThat(send().getException()).isInstanceOf(RelativityNotSentException.class);
        assertThat(told).last().asString().startsWith("no new token for ");
    }

    @Test
    void aBeanIsToldOfARejectedTokenAndAskedForAnother() throws Exception {
        Vault vault = new Vault();
        relativity.configuration().setTokenSource(vault);
        api.apiTakes("token-2", SET);
        assertThat(send().getException()).isNull();
        assertThat(vault.rejected).containsExactly("token-1");
        assertThat(vault.fetched).hasValue(2);
        assertThat(api.calls()).hasSize(2);
    }

    /** However often it is repeated: otherwise nobody could say how long a call takes at most. */
    @Test
    void aCallReplacesOneToken() throws Exception {
        Vault vault = new Vault();
        relativity.configuration().setTokenSource(vault);
        relativity.answer(IdentityServer.unauthorized());
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer token-2"))
                        .willReturn(aResponse().withStatus(503)));
        relativity.timing().duringPause(() -> relativity.answer(IdentityServer.unauthorized()));
        assertThat(send().getException()).isExactlyInstanceOf(RelativityRefusedException.class);
        assertThat(relativity.requests())
                .extracting(request -> request.getHeader("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
        assertThat(vault.fetched).hasValue(2);
    }

    @Test
    void aBeanThatFailsSaysNothing() throws Exception {
        relativity.configuration().setTokenSource(() -> {
            throw new IllegalStateException("the vault's password is s3cr3t");
        });
        Exchange exchange = send();
        assertThat(exchange.getException())
                .isExactlyInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("no token: the token source failed: java.lang.IllegalStateException");
        assertThat(getStackTrace(exchange.getException())).doesNotContain("s3cr3t");
        assertThat(relativity.requests()).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "Bearer s3cr3t", "s3cr3t\r\nX-Forged: 1", "s3cr3t-ä"})
    void aBeansWrongTokenIsNotSent(String token) throws Exception {
        relativity.configuration().setTokenSource(() -> RelativityToken.of(token));
        Exchange exchange = send();
        assertThat(exchange.getException()).isExactlyInstanceOf(RelativityNotSentException.class);
        assertThat(getStackTrace(exchange.getException())).doesNotContain("s3cr3t");
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void noTokenAtAllIsNotSent() throws Exception {
        relativity.configuration().setTokenSource(() -> null);
        assertThat(send().getException()).isExactlyInstanceOf(RelativityNotSentException.class);
    }

    @Test
    void aTokenOfAFileMayEndInALineBreak() throws Exception {
        relativity.configuration().setTokenSource(() -> RelativityToken.of("token-1\n"));
        api.apiTakes("token-1", SET);
        assertThat(send().getException()).isNull();
    }

    @Test
    void aTokenShowsNothing() {
        assertThat(RelativityToken.of("s3cr3t")).hasToString("RelativityToken[value=xxxxxx, lifetime=null]");
    }

    @Test
    void aTokenThatTheUserRenewedMeanwhileIsTried() throws Exception {
        relativity.configuration().setAccessToken("token-1");
        relativity.answer(okJson(SET));
        send();
        relativity.server().resetAll();
        api.apiTakes("token-2", SET);
        assertThat(send().getException()).isNotNull();
        assertThat(api.calls()).as("there is no other").hasSize(1);
        relativity.configuration().setAccessToken("token-2");
        assertThat(send().getException()).isNull();
    }

    /** The next exchange asks anew. */
    @Test
    void aBeanThatBreaksDoesNotBlockTheConnection() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        relativity.configuration().setTokenSource(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new LinkageError("broken");
            }
            return RelativityToken.of("token-1");
        });
        api.apiTakes("token-1", SET);
        // Camel lets an Error through, and would wait for the exchange at the end.
        relativity.context().getShutdownStrategy().setTimeout(1);
        assertThat(catchThrowable(this::send)).isInstanceOf(LinkageError.class);
        assertThat(send().getException()).isNull();
        assertThat(asked).hasValue(2);
    }

    /** It was good until then; what was rejected meanwhile does not come back. */
    @Test
    void aRenewalThatFailsDoesNotBringARejectedTokenBack() throws Exception {
        Vault vault = new Vault();
        relativity.configuration().setTokenSource(vault);
        api.apiTakes("token-1", SET);
        assertThat(send().getException()).isNull();
        relativity.server().resetMappings();
        relativity.answer(IdentityServer.unauthorized());
        relativity.timing().advance(Duration.ofMinutes(9));
        vault.failing = true;
        assertThat(send().getException()).isInstanceOf(RelativityException.class);
        vault.failing = false;
        api.apiTakes("token-2", SET);
        assertThat(send().getException()).isNull();
        assertThat(vault.rejected).containsExactly("token-1");
    }

    /** A bean hears of a rejected token once. */
    @Test
    void aRejectedTokenIsForgotten() throws Exception {
        Vault vault = new Vault();
        relativity.configuration().setTokenSource(vault);
        api.apiTakes("token-2", SET);
        assertThat(send().getException()).isNull();
        relativity.timing().advance(Duration.ofMinutes(9));
        assertThat(send().getException()).isNull();
        relativity.timing().advance(Duration.ofMinutes(9));
        assertThat(send().getException()).isNull();
        assertThat(vault.fetched).hasValue(4);
        assertThat(vault.rejected).containsExactly("token-1");
    }

    private Exchange send() throws Exception {
        return relativity.send("relativity-imaging:set/read?workspaceId=7", 8, Map.of());
    }
}
