package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.camelrelativity.common.RelativityConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration comes to, up to the limits of what is accepted. */
class SettingsTest {

    private static Settings settings(Consumer<RelativityConfiguration> change) {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl("https://relativity.example.com");
        change.accept(configuration);
        return Settings.of(configuration);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Consumer<RelativityConfiguration> change) {
        return assertThatThrownBy(() -> settings(change)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Keys of calls are made of it: they must not depend on how somebody spelled the address. */
    @ParameterizedTest
    @CsvSource({
        "https://relativity.example.com, relativity.example.com",
        "https://Relativity.Example.COM/Relativity.REST/api/, relativity.example.com",
        "HTTPS://relativity.example.com:443/Relativity, relativity.example.com",
        "https://relativity.example.com:80, relativity.example.com:80",
        "https://relativity.example.com:8443/, relativity.example.com:8443",
        "https://relativity.example.com/Eu/Relativity, relativity.example.com/Eu",
        "http://localhost, localhost",
        "http://localhost:80/, localhost",
        "http://localhost:443, localhost:443",
        "http://127.0.0.1:8080/eu, 127.0.0.1:8080/eu"
    })
    void anInstanceHasOneNameHoweverItIsSpelled(String url, String name) {
        assertThat(settings(c -> c.setInstanceUrl(url)).instanceName()).isEqualTo(name);
    }

    /** Four requests, three tokens, and the pause before a repeat. */
    @Test
    void theLongestCallIsOfSevenRequestsAndOnePause() {
        Settings settings = settings(c -> {
            c.setConnectionRequestTimeout(Duration.ofMillis(1));
            c.setConnectTimeout(Duration.ofMillis(20));
            c.setResponseTimeout(Duration.ofMillis(300));
            c.setRetryDelay(Duration.ofSeconds(1));
            c.setMaxRetryDelay(Duration.ofSeconds(5));
        });
        assertThat(settings.longestCall()).isEqualTo(Duration.ofMillis(7 * 321 + 5_000));
    }

    @Test
    void theLimitsThemselvesAreAccepted() {
        Settings settings = settings(c -> {
            c.setMaxAttempts(10);
            c.setRetryDelay(Duration.ofMinutes(5));
            c.setMaxRetryDelay(Duration.ofMinutes(5));
        });
        assertThat(settings.maxAttempts()).isEqualTo(10);
        assertThat(settings.retryDelay()).isEqualTo(settings.maxRetryDelay()).isEqualTo(Duration.ofMinutes(5));
        Duration longer = Duration.ofMinutes(5).plusMillis(1);
        assertRefused(c -> c.setMaxAttempts(11)).hasMessage("maxAttempts must be at most 10");
        assertRefused(c -> c.setMaxRetryDelay(longer)).hasMessage("maxRetryDelay must be at most 5m");
        assertRefused(c -> {
                    c.setRetryDelay(Duration.ofMillis(11));
                    c.setMaxRetryDelay(Duration.ofMillis(10));
                })
                .hasMessage("retryDelay must not be longer than maxRetryDelay");
    }

    /** What is refused is told by how much of it may stay. */
    @ParameterizedTest
    @CsvSource({
        "https://relativity.example.com/eu?a=b, https://relativity.example.com/eu",
        "https://user:s3cr3t@relativity.example.com:8443/eu, https://relativity.example.com:8443/eu",
        "https://relativity.example.com/#top, https://relativity.example.com/"
    })
    void anAddressWithMoreThanAPathIsRefusedWithWhatMayStay(String url, String allowed) {
        assertRefused(c -> c.setInstanceUrl(url))
                .hasMessage("instanceUrl must have no user, query or fragment: give no more than " + allowed);
    }

    @Test
    void aPortThatThereIsNotIsRefusedByTheNameOfItsOption() {
        assertRefused(c -> c.setInstanceUrl("https://relativity.example.com:65536/eu"))
                .hasMessage("instanceUrl has no valid port: 65536");
        assertRefused(c -> c.setTokenUrl("https://identity.example.com:99999/token"))
                .hasMessage("tokenUrl has no valid port: 99999");
        assertRefused(c -> proxy(c, 65_536)).hasMessage("proxyPort has no valid port: 65536");
    }

    @Test
    void theHighestPortIsAPort() {
        assertThat(settings(c -> c.setInstanceUrl("https://relativity.example.com:65535"))
                        .instanceName())
                .isEqualTo("relativity.example.com:65535");
        assertThat(settings(c -> proxy(c, 65_535)).proxyPort()).contains(65_535);
    }

    private static void proxy(RelativityConfiguration configuration, int port) {
        configuration.setProxyHost("proxy.example.com");
        configuration.setProxyPort(port);
    }

    /** Through a proxy, what is called localhost is the proxy's own machine: credentials would leave this one. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "HTTP://[::1]:8080"})
    void loopbackBehindAProxyIsNotThisMachine(String url) {
        assertThat(settings(c -> c.setInstanceUrl(url)).apiRoot().toString()).endsWith("/Relativity.REST/api/");
        assertRefused(c -> {
                    c.setInstanceUrl(url);
                    c.setProxyHost("proxy.example.com");
                    c.setProxyPort(3128);
                })
                .hasMessageContaining("instanceUrl is plain http to ")
                .hasMessageEndingWith(
                        ", which would send credentials unprotected: use https, or set allowPlainHttp=true");
    }

    /** A name is not looked up, whatever it looks like; a number that is no address is no host. */
    @Test
    void onlyAddressesOfThisMachineAreLoopback() {
        for (String host :
                new String[] {"127.0.0.1.example.com", "localhost.example.com", "10.0.0.1", "[2001:db8::1]"}) {
            assertRefused(c -> c.setInstanceUrl("http://" + host))
                    .hasMessageStartingWith("instanceUrl is plain http to " + host + ",");
        }
        assertThat(settings(c -> {
                            c.setInstanceUrl("http://10.0.0.1:8080");
                            c.setAllowPlainHttp(true);
                        })
                        .apiRoot())
                .hasToString("http://10.0.0.1:8080/Relativity.REST/api/");
    }
}
