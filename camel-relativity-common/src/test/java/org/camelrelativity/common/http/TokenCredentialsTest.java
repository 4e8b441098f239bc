package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.RelativityTokenSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a token is fetched, how long it is used, and what those who need one get where none is brought. */
class TokenCredentialsTest {

    private final TestTiming timing = new TestTiming();
    private final List<Boolean> listened = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private Duration lifetime;
    private int fetches;
    private Callable<Authorization> answer = this::credential;
    private final TokenCredentials credentials = credentials(Duration.ofSeconds(10));

    private TokenCredentials credentials(Duration responseTimeout) {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl("https://relativity.example.com");
        configuration.setResponseTimeout(responseTimeout);
        TokenCredentials.Source source = new TokenCredentials.Source() {
            @Override
            public Authorization fetch() throws Exception {
                fetches++;
                return answer.call();
            }

            @Override
            public void rejected(String token) {
                rejected.add(token + " before fetch " + (fetches + 1));
            }
        };
        return new TokenCredentials(source, null, timing, Settings.of(configuration), listened::add);
    }

    private Authorization.Credential credential() {
        return new Authorization.Credential("Bearer token" + fetches, lifetime);
    }

    private static Response.NoToken none() {
        return Response.NoToken.refused("no", 400);
    }

    private String token() {
        return token(credentials.authorization());
    }

    private static String token(Authorization authorization) {
        return authorization instanceof Authorization.Credential credential
                ? credential.value()
                : ((Response.NoToken) authorization).message();
    }

    private void assertFetched(int expected) {
        assertThat(token()).isEqualTo("Bearer token" + expected);
        assertThat(fetches).isEqualTo(expected);
    }

    /** A minute before it expires, or a quarter of its life; what can't be is taken for the usual hour. */
    @ParameterizedTest
    @CsvSource({
        ", PT59M",
        "PT0S, PT59M",
        "PT-1S, PT59M",
        "PT2H, PT1H59M",
        "PT2M, PT1M30S",
        "P1D, PT23H59M",
        "P10D, PT23H59M"
    })
    void isRenewedBeforeItExpires(Duration granted, Duration used) {
        lifetime = granted;
        assertFetched(1);
        timing.advance(used.minusMillis(1));
        assertFetched(1);
        timing.advance(Duration.ofMillis(1));
        assertFetched(2);
        assertThat(listened).containsExactly(true, true);
    }

    @Test
    void whereARenewalFailsTheOldOneIsUsedAsLongAsItIsGood() {
        lifetime = Duration.ofMinutes(2);
        assertFetched(1);
        answer = TokenCredentialsTest::none;
        timing.advance(Duration.ofSeconds(90));
        assertThat(token()).isEqualTo("Bearer token1");
        assertThat(fetches).isEqualTo(2);
        timing.advance(Duration.ofMillis(9_999));
        assertThat(token()).isEqualTo("Bearer token1");
        assertThat(fetches).isEqualTo(2);
        timing.advance(Duration.ofMillis(1));
        assertThat(token()).isEqualTo("Bearer token1");
        assertThat(fetches).isEqualTo(3);
        timing.advance(Duration.ofMillis(20_000));
        assertThat(token()).isEqualTo("no");
        assertThat(listened).containsExactly(true, false, false, false);
        answer = this::credential;
        assertFetched(5);
    }

    @Test
    void aRejectedTokenIsReplacedAndTheSourceToldOnce() throws Exception {
        assertFetched(1);
        credentials.rejected(new Authorization.Credential("Bearer another", null));
        assertFetched(1);
        credentials.rejected((Authorization.Credential) credentials.authorization());
        assertThat(CompletableFuture.supplyAsync(this::token).get(10, TimeUnit.SECONDS))
                .isEqualTo("Bearer token2");
        assertThat(rejected).containsExactly("token1 before fetch 2");
        timing.advance(Duration.ofHours(1));
        assertFetched(3);
        assertThat(rejected).hasSize(1);
    }

    @Test
    void aTokenThatIsRejectedWhileItsRenewalFailsDoesNotComeBack() {
        assertFetched(1);
        Authorization.Credential first = (Authorization.Credential) credentials.authorization();
        timing.advance(Duration.ofMinutes(59));
        answer = () -> {
            credentials.rejected(first);
            return none();
        };
        token();
        answer = this::credential;
        assertFetched(3);
    }

    @Test
    void whatTheSourceThrowsIsNotShown() {
        answer = () -> {
            throw new IOException("secret");
        };
        assertThat(token()).isEqualTo("the token source failed: java.io.IOException");
        answer = () -> {
            throw new InterruptedException("secret");
        };
        assertThat(token()).isEqualTo("interrupted while the token source was asked");
        assertThat(Thread.interrupted()).isTrue();
        answer = () -> {
            throw new AssertionError("broken");
        };
        assertThatThrownBy(this::token).hasMessage("broken");
        answer = this::credential;
        assertFetched(4);
        assertThat(listened).containsExactly(false, false, false, true);
    }

    @Test
    @Timeout(60)
    void whoeverComesMeanwhileWaitsForTheSameToken() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        answer = () -> {
            asked.countDown();
            mayAnswer.await();
            return credential();
        };
        CompletableFuture<String> first = CompletableFuture.supplyAsync(this::token);
        asked.await();
        Thread.currentThread().interrupt();
        assertThat(token()).isEqualTo("interrupted while waiting for one");
        assertThat(Thread.interrupted()).isTrue();
        CompletableFuture<String> second = new CompletableFuture<>();
        Thread thread = new Thread(() -> second.complete(token()));
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        mayAnswer.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("Bearer token1");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("Bearer token1");
        assertThat(fetches).isOne();
    }

    @Test
    void nobodyWaitsForARenewalNorLongerThanForAnAnswer() throws Exception {
        TokenCredentials impatient = credentials(Duration.ofMillis(50));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        answer = () -> {
            asked.countDown();
            mayAnswer.await();
            return credential();
        };
        CompletableFuture<Authorization> first = CompletableFuture.supplyAsync(impatient::authorization);
        asked.await();
        assertThat(token(impatient.authorization())).isEqualTo("timed out after 50 ms");
        mayAnswer.countDown();
        first.get(10, TimeUnit.SECONDS);
        timing.advance(Duration.ofMinutes(59));
        answer = () -> {
            assertThat(token(impatient.authorization())).isEqualTo("Bearer token1");
            return credential();
        };
        assertThat(token(impatient.authorization())).isEqualTo("Bearer token2");
    }

    @Test
    void tellsSinceWhenATokenIsUsed() throws Exception {
        assertThat(credentials.tokenSince()).isEmpty();
        Instant asked = timing.instant();
        assertFetched(1);
        timing.advance(Duration.ofMinutes(5));
        assertThat(credentials.tokenSince()).contains(asked);
        assertThat(CompletableFuture.supplyAsync(this::token).get(10, TimeUnit.SECONDS))
                .as("another thread is not kept from it")
                .isEqualTo("Bearer token1");
        credentials.rejected((Authorization.Credential) credentials.authorization());
        assertThat(credentials.tokenSince()).isEmpty();
    }

    @Test
    void aUsersSourceMayGiveAnything() throws Exception {
        List<String> told = new ArrayList<>();
        List<RelativityToken> tokens = new ArrayList<>();
        TokenCredentials.Source source = new TokenCredentials.UsersSource(new RelativityTokenSource() {
            @Override
            public RelativityToken fetch() {
                return tokens.remove(0);
            }

            @Override
            public void rejected(String token) {
                told.add(token);
            }
        });
        tokens.add(null);
        for (String wrong : List.of(" ", "two words", "m\u00fcll", "del\u007f")) {
            tokens.add(new RelativityToken(wrong, null));
        }
        for (int i = 0; i < 5; i++) {
            assertThat(token(source.fetch()))
                    .isEqualTo(
                            "the token source's token must not be empty or contain spaces or non-ASCII characters, and is given without the word Bearer");
        }
        tokens.add(new RelativityToken(" !token~\n", Duration.ofMinutes(1)));
        assertThat(source.fetch()).isEqualTo(new Authorization.Credential("Bearer !token~", Duration.ofMinutes(1)));
        source.rejected("!token~");
        assertThat(told).containsExactly("!token~");
    }

    @Test
    void credentialsAreHiddenInAnyText() {
        Authorization.Credential basic = new Authorization.Credential("Basic bWU6c2VjcmV0", null);
        Secrets secrets = new Secrets();
        secrets.add(basic.secrets());
        assertThat(secrets.hideIn("bWU6c2VjcmV0, secret of me")).isEqualTo("xxxxxx, xxxxxx of me");
        secrets.add(new Authorization.Credential("Bearer abcd", null).secrets());
        assertThat(secrets.hideIn("Bearer abcd, secret")).isEqualTo("Bearer xxxxxx, xxxxxx");
        assertThat(basic).hasToString("xxxxxx");
        assertThat(basic.header()).hasToString("Authorization: xxxxxx");
        assertThat(basic.header().getValue()).isEqualTo("Basic bWU6c2VjcmV0");
    }
}
