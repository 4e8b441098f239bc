package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RelativityOne tells in RateLimit-Reset, not in Retry-After, how long to wait. */
class RateLimitTest {

    private static final String READ = "relativity-imaging:set/read?workspaceId=7&imagingSetId=5";
    private static final String RUN = "relativity-imaging:job/run?workspaceId=7&imagingSetId=5";
    private static final ResponseDefinitionBuilder SET = okJson("{\"ArtifactID\":5}");

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @ParameterizedTest
    @CsvSource({
        "429, RateLimit-Reset, 7",
        "429, X-RateLimit-Reset, 7",
        "429, ratelimit-reset, ' 7 '",
        "503, RateLimit-Reset, 7",
        "503, X-RateLimit-Reset, 7"
    })
    void itIsWaitedForLikeRetryAfter(int status, String header, String value) throws Exception {
        relativity.answer(aResponse().withStatus(status).withHeader(header, value));
        relativity.timing().duringPause(() -> relativity.answer(SET));
        assertThat(send(READ).getException()).isNull();
        assertThat(relativity.timing().pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RateLimit-Reset", "X-RateLimit-Reset"})
    void aLongerTimeThanIsWaitedIsTold(String header) throws Exception {
        relativity.answer(aResponse().withStatus(429).withHeader(header, "60"));
        for (String uri : new String[] {READ, RUN}) {
            RelativityException e = (RelativityException) send(uri).getException();
            assertThat(e).isInstanceOf(RelativityNotSentException.class);
            assertThat(e.getRetryAfter()).contains(Duration.ofSeconds(60));
        }
        assertThat(relativity.timing().pauses()).isEmpty();
    }

    @Test
    void theIdentityServersIsObeyedToo() throws Exception {
        IdentityServer identity = new IdentityServer(relativity);
        identity.apiTakes("token-1", "{\"ArtifactID\":5}");
        identity.answers(aResponse().withStatus(429).withHeader("RateLimit-Reset", "30"));
        RelativityException e = (RelativityException) send(RUN).getException();
        assertThat(e).isInstanceOf(RelativityNotSentException.class);
        assertThat(e.getRetryAfter()).contains(Duration.ofSeconds(30));
        identity.answers(aResponse().withStatus(429).withHeader("X-RateLimit-Reset", "3"));
        relativity.timing().duringPause(() -> identity.issues("token-1", "3600"));
        assertThat(send(READ).getException()).isNull();
        assertThat(relativity.timing().pauses()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void retryAfterComesFirstAndThenTheStandardSpelling() throws Exception {
        ResponseDefinitionBuilder all = aResponse()
                .withStatus(429)
                .withHeader("X-RateLimit-Reset", "90")
                .withHeader("RateLimit-Reset", "60");
        assertThat(retryAfter(all)).isEqualTo(Duration.ofSeconds(60));
        assertThat(retryAfter(all.withHeader("Retry-After", "30"))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anUnreadableRetryAfterHidesNothing() throws Exception {
        assertThat(retryAfter(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "soon")
                        .withHeader("RateLimit-Reset", "60")))
                .isEqualTo(Duration.ofSeconds(60));
    }

    /** Such as GitHub's. As seconds it would be decades. */
    @Test
    void aMomentInsteadOfSecondsIsUnderstood() throws Exception {
        long now = relativity.timing().instant().getEpochSecond();
        assertThat(retryAfter(limit(429, String.valueOf(now + 40)))).isEqualTo(Duration.ofSeconds(40));
        assertThat(retryAfter(limit(429, (now + 50) + "000"))).isEqualTo(Duration.ofSeconds(50));
        assertThat(retryAfter(limit(429, String.valueOf(now - 40)))).isNull();
    }

    @Test
    void upToNineDigitsAreSeconds() throws Exception {
        Duration longest = Duration.ofSeconds(999_999_999);
        assertThat(retryAfter(limit(429, "999999999"))).isEqualTo(longest);
        assertThat(retryAfter(aResponse().withStatus(429).withHeader("Retry-After", "999999999")))
                .isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "", "1.5", "٣", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void whatIsNoTimeIsIgnored(String value) throws Exception {
        assertThat(retryAfter(limit(429, value))).isNull();
    }

    /** Gateways tell the quota in every answer: it isn't why this call failed. */
    @Test
    void aQuotaThatIsNotUsedUpExplainsNoFailure() throws Exception {
        assertThat(retryAfter(limit(500, "60"))).isNull();
        assertThat(retryAfter(limit(503, "60").withHeader("RateLimit-Remaining", "900")))
                .isNull();
        assertThat(retryAfter(limit(503, "60").withHeader("X-RateLimit-Remaining", "0")))
                .isEqualTo(Duration.ofSeconds(60));
    }

    private static ResponseDefinitionBuilder limit(int status, String reset) {
        return aResponse().withStatus(status).withHeader("X-RateLimit-Reset", reset);
    }

    private Duration retryAfter(ResponseDefinitionBuilder answer) throws Exception {
        relativity.answer(answer);
        return ((RelativityException) send(RUN).getException()).getRetryAfter().orElse(null);
    }

    private Exchange send(String uri) throws Exception {
        return relativity.send(uri, null, Map.of());
    }
}
