package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumer;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong options fail when the endpoint is created or the context starts, and never print a value that may be secret. */
class OptionsTest {

    private static final String SECRET = "s3cr3t-value";

    private CamelContext context;

    @BeforeEach
    void create() {
        context = new DefaultCamelContext();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "job/update-priority?priority=abc | priority | an integer from -2147483648 to 2147483647 | abc",
                "job/run?workspaceId=99999999999 | workspaceId | a positive integer up to 2147483647, or -1 | 99999999999",
                "job/run?imagingSetId=1.5 | imagingSetId | a positive integer up to 2147483647 | 1.5",
                "job/run?imagingSetId=0 | imagingSetId | a positive integer | 0",
                "job/run?imagingSetId=-3 | imagingSetId | a positive integer | -3",
                "job/run?qcEnabled=yes | qcEnabled | true or false | yes",
                "job/update-priority?imagingJobGuid=5 | imagingJobGuid | a GUID like | 5",
                "job/stop?imagingJobId=2c0512a4-e56e-4b4f-a0b2-bac351e13d2f | imagingJobId | a positive integer | is not accepted",
                "set/read?apiVersion=v2 | apiVersion | legacy or v1 | v2",
            })
    void refusesAWrongOption(String uri, String option, String expected, String value) {
        assertThatThrownBy(() -> context.getEndpoint("relativity-imaging:" + uri))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageStartingWith(uri.replaceAll("\\?.*", ""))
                .hasMessageContaining(option)
                .hasMessageContaining(expected)
                .hasMessageContaining(value);
    }

    @Test
    void refusesAWrongWorkspaceOfTheComponent() {
        context.getComponent("relativity-imaging", RelativityImagingComponent.class)
                .setWorkspaceId(0);
        assertThatThrownBy(() -> context.getEndpoint("relativity-imaging:job/run"))
                .rootCause()
                .hasMessageContaining("workspaceId must be a positive integer");
    }

    @Test
    void refusesAFieldThatTheOperationLacks() {
        assertThatThrownBy(() -> context.getEndpoint("relativity-imaging:set/read?priority=5"))
                .rootCause()
                .hasMessage("set/read has no option priority; its options are workspaceId, imagingSetId, apiVersion,"
                        + " connection");
    }

    @ParameterizedTest
    @CsvSource({
        "job/rum,job/run",
        "set/reed,set/read",
        "jobs/run,job/run",
        "run,job/run",
        "field-codes/save,field-code/save",
        "JOB/RUN,job/run"
    })
    void namesTheNearestOperation(String wrong, String nearest) {
        assertThatThrownBy(() -> context.getEndpoint("relativity-imaging:" + wrong))
                .rootCause()
                .hasMessageContaining("Unknown operation '" + wrong + "'")
                .hasMessageContaining("did you mean '" + nearest + "'")
                .hasMessageContaining("profile/save, profile/read")
                .hasMessageContaining("job/update-priority");
    }

    @Test
    void saysWhichGenerationHasIt() {
        configured(configuration -> {});
        assertThatThrownBy(() -> {
                    route("relativity-imaging:set/status");
                    context.start();
                })
                .rootCause()
                .hasMessage("set/status: the legacy API has no such operation; apiVersion=v1 has");
    }

    @Test
    void canOnlyBeSentTo() throws Exception {
        configured(configuration -> {});
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("relativity-imaging:set/read").to("mock:end");
            }
        });
        assertThatThrownBy(context::start)
                .rootCause()
                .hasMessage("set/read can't be consumed from, only sent to; a route can begin with set/status");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workspaceId=7 | set exactly one of the options imagingSetId, imagingSetIds and imagingSets",
                "imagingSetId=5 | option workspaceId is missing",
                "imagingSetIds=5 | option workspaceId is missing",
                "workspaceId=7&imagingSetId=x | imagingSetId must be a positive integer",
                "workspaceId=7&imagingSetIds= | separated by commas, but was ''",
                "workspaceId=7&imagingSetIds=5,x | imagingSetIds must be a list of a positive integer up to 2147483647, separated by commas, but was '5,x'",
                "workspaceId=7&imagingSetIds=5,,6 | separated by commas, but was '5,,6'",
                "workspaceId=7&imagingSetIds=5&imagingSetId=6 | set exactly one of the options",
                "workspaceId=7&imagingSetIds=5&imagingSets=#sets | set exactly one of the options",
                "workspaceId=7&imagingSetId=5&imagingSets=#sets | set exactly one of the options",
                "workspaceId=7&imagingSetId=5&stuckAfter=soon | stuckAfter must be a positive duration such as 500ms, 10s or 2m, but was 'soon'",
                "workspaceId=7&imagingSetId=5&stuckAfter=0 | stuckAfter must be a positive duration",
                "workspaceId=7&imagingSetId=5&delay=abc | delay must be a positive duration",
                "workspaceId=7&imagingSetId=5&delay=0 | delay must be a positive duration",
                "workspaceId=7&imagingSetId=5&initialDelay=-1 | initialDelay must be a positive duration",
                "workspaceId=7&imagingSetId=5&backoffMultiplier=x | backoffMultiplier must be an integer from 0",
                "workspaceId=7&imagingSetId=5&repeatCount=x | repeatCount must be an integer",
                "workspaceId=7&imagingSetId=5&priority=5 | set/status has no option priority",
                "workspaceId=7&imagingSetId=5&apiVersion=v2 | apiVersion must be legacy or v1",
                "workspaceId=7&imagingSetId=5&dealy=5 | set/status has no option dealy",
            })
    void refusesAWrongOptionOfARouteThatBeginsWithIt(String options, String message) throws Exception {
        configured(configuration -> {});
        context.getRegistry().bind("sets", (ImagingSetSource) List::of);
        assertThatThrownBy(() -> {
                    context.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("relativity-imaging:set/status?" + options).to("mock:end");
                        }
                    });
                    context.start();
                })
                .rootCause()
                .hasMessageStartingWith("set/status")
                .hasMessageContaining(message);
    }

    /** Camel's own are known to the endpoint, but would be without effect. */
    @ParameterizedTest
    @ValueSource(strings = {"delay=5s", "imagingSetIds=5", "stuckAfter=1h", "Greedy=true"})
    void refusesTheOptionsOfAPollWhereNothingIsPolled(String option) {
        assertThatThrownBy(() -> context.getEndpoint("relativity-imaging:job/run?" + option))
                .rootCause()
                .hasMessage("job/run has no option " + option.replaceAll("=.*", "")
                        + "; its options are workspaceId, imagingSetId, qcEnabled,"
                        + " originationId, fireAgain, idempotencyKey, maxLooks, apiVersion, connection");
    }

    @Test
    void readsOneSetWhenItIsSentTo() {
        configured(configuration -> {});
        context.start();
        assertThatThrownBy(() -> context.createProducerTemplate()
                        .sendBody("relativity-imaging:set/status?apiVersion=v1&imagingSetIds=5,6", 5))
                .rootCause()
                .hasMessageContaining("sent to, it reads one imagingSetId");
    }

    @Test
    void pollsEveryHalfMinuteUnlessToldOtherwise() throws Exception {
        configured(configuration -> {});
        assertThat(delay("")).isEqualTo(30_000);
        assertThat(delay("&timeUnit=SECONDS")).isEqualTo(30);
        assertThat(delay("&timeUnit=HOURS")).isEqualTo(1);
        assertThat(delay("&delay=2m&repeatCount=-1")).isEqualTo(120_000);
        assertThat(delay("&delay=5&timeUnit=MINUTES&initialDelay=0")).isEqualTo(5);
    }

    private long delay(String options) throws Exception {
        Endpoint endpoint = context.getEndpoint("relativity-imaging:set/status?workspaceId=7&imagingSetId=5" + options);
        return ((ScheduledPollConsumer) endpoint.createConsumer(exchange -> {})).getDelay();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "pasword",
                "accessToken",
                "accesstokn",
                "username",
                "clientSecret",
                "instanceUrl",
                "foo"
            })
    void refusesCredentialsInAUriWithoutPrintingThem(String option) {
        Throwable thrown = catchThrowable(() -> {
            route("relativity-imaging:job/run?workspaceId=7&" + option + "=" + SECRET);
            context.start();
        });
        assertThat(thrown).rootCause().hasMessageContaining("job/run has no option " + option);
        assertThat(thrown).rootCause().hasMessageContaining("set on the component");
        assertThat(getStackTrace(thrown)).doesNotContain(SECRET);
    }

    @Test
    void refusesThemInThePathToo() {
        Throwable thrown =
                catchThrowable(() -> context.getEndpoint("relativity-imaging:user:" + SECRET + "@host/job/run"));
        assertThat(getStackTrace(thrown)).contains("Unknown operation").doesNotContain(SECRET);
    }

    @Test
    void takesWhatEveryEndpointTakes() {
        configured(configuration -> {});
        context.start();
        assertThat(context.getEndpoint("relativity-imaging:job/run?exchangePattern=InOnly&lazyStartProducer=true")
                        .getExchangePattern())
                .isEqualTo(ExchangePattern.InOnly);
    }

    @Test
    void refusesThemFromATemplateToo() {
        configured(configuration -> {});
        context.start();
        Throwable thrown = catchThrowable(() ->
                context.createProducerTemplate().sendBody("relativity-imaging:jobs/run?a=1&pasword=" + SECRET, 5));
        assertThat(getStackTrace(thrown))
                .contains("jobs/run has no option a, pasword")
                .doesNotContain(SECRET);
    }

    @Test
    void needsAnInstanceUrl() {
        assertFailsAtStart(c -> c.setInstanceUrl(null), "instanceUrl is missing", "https://relativity.example.com");
        assertFailsAtStart(c -> c.setInstanceUrl("  "), "instanceUrl is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relativity.example.com | instanceUrl must be an https URL",
                "ftp://relativity.example.com | instanceUrl must be an https URL",
                "https:// | instanceUrl is not a valid URL",
                "https://user:s3cr3t-value@relativity example.com | instanceUrl is not a valid URL",
                "https://user:s3cr3t-value@relativity.example.com | must have no user, query or fragment",
                "https://relativity.example.com?token=s3cr3t-value | must have no user, query or fragment",
                "http://relativity.example.com | use https, or set allowPlainHttp=true",
                "http://127.0.0.1.example.com | use https, or set allowPlainHttp=true",
                "http://localhost.example.com | use https, or set allowPlainHttp=true",
                "http://10.0.0.1 | use https, or set allowPlainHttp=true",
            })
    void refusesAWrongInstanceUrl(String url, String message) {
        assertFailsAtStart(c -> c.setInstanceUrl(url), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "http://127.0.0.1:1/",
                "http://[::1]:1",
                "https://relativity.example.com/Relativity.REST/api",
                "https://relativity.example.com/relativity.rest/API/"
            })
    void takesALoopbackOrAnHttpsUrl(String url) throws Exception {
        configured(c -> c.setInstanceUrl(url));
        route("relativity-imaging:job/run");
        context.start();
        assertThat(context.getStatus().isStarted()).isTrue();
    }

    @Test
    void takesPlainHttpWhenAllowed() throws Exception {
        configured(c -> {
            c.setInstanceUrl("http://relativity.example.com");
            c.setAllowPlainHttp(true);
        });
        route("relativity-imaging:job/run");
        context.start();
        assertThat(context.getStatus().isStarted()).isTrue();
    }

    @Test
    void takesNoSecondKindOfCredentials() {
        String message = "There is more than one kind of credentials";
        assertFailsAtStart(c -> c.setTokenSource(() -> RelativityToken.of(SECRET)), message);
        assertFailsAtStart(
                c -> {
                    c.setClientId("client");
                    c.setClientSecret(SECRET);
                },
                message);
        assertFailsAtStart(c -> c.setClientSecret(SECRET), "clientId is missing: clientId and clientSecret are needed");
        assertFailsAtStart(c -> c.setClientId("client"), "clientSecret is missing: clientId and clientSecret are");
        assertFailsAtStart(c -> c.setTokenUrl("https://identity.example.com"), "clientId is missing");
        assertFailsAtStart(
                c -> {
                    c.setClientId("client");
                    c.setClientSecret(SECRET);
                    c.setScope(" ");
                },
                "scope is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://identity.example.com/token | tokenUrl is plain http to identity.example.com",
                "identity.example.com | tokenUrl must be an https URL",
                "https://user:s3cr3t-value@identity.example.com/token | tokenUrl must have no user, query or fragment",
                "https://user:s3cr3t-value@identity example.com/token | tokenUrl is not a valid URL",
            })
    void refusesAWrongTokenUrl(String url, String message) {
        assertFailsAtStart(c -> c.setTokenUrl(url), message);
    }

    @Test
    void refusesAWrongRepetition() {
        assertFailsAtStart(c -> c.setMaxAttempts(0), "maxAttempts must be a positive integer");
        assertFailsAtStart(c -> c.setMaxAttempts(11), "maxAttempts must be at most 10");
        assertFailsAtStart(c -> c.setRetryDelay(Duration.ZERO), "retryDelay must be a positive duration");
        assertFailsAtStart(
                c -> c.setRetryDelay(Duration.ofSeconds(21)), "retryDelay must not be longer than maxRetryDelay");
        assertFailsAtStart(c -> c.setMaxRetryDelay(Duration.ofMinutes(6)), "maxRetryDelay must be at most 5m");
    }

    @Test
    void refusesAPlaceholderThatNothingHasReplaced() {
        List<BiConsumer<RelativityConfiguration, String>> options = List.of(
                RelativityConfiguration::setInstanceUrl,
                RelativityConfiguration::setUsername,
                RelativityConfiguration::setPassword,
                RelativityConfiguration::setAccessToken,
                RelativityConfiguration::setClientId,
                RelativityConfiguration::setClientSecret,
                RelativityConfiguration::setTokenUrl,
                RelativityConfiguration::setProxyHost,
                RelativityConfiguration::setProxyUsername,
                RelativityConfiguration::setProxyPassword);
        for (BiConsumer<RelativityConfiguration, String> option : options) {
            for (String placeholder : List.of("${RELATIVITY_SECRET}", " {{env:RELATIVITY_SECRET}}", "${a:${b}}")) {
                assertFailsAtStart(
                        c -> option.accept(c, placeholder), "has a placeholder that nothing has replaced: Camel's are");
            }
        }
    }

    @Test
    void refusesAPlaceholderWithinWhatIsNoSecret() {
        List<BiConsumer<RelativityConfiguration, String>> options = List.of(
                RelativityConfiguration::setInstanceUrl,
                RelativityConfiguration::setUsername,
                RelativityConfiguration::setClientId,
                RelativityConfiguration::setTokenUrl,
                RelativityConfiguration::setScope,
                RelativityConfiguration::setProxyHost,
                RelativityConfiguration::setProxyUsername);
        for (BiConsumer<RelativityConfiguration, String> option : options) {
            for (String placeholder : List.of("https://${HOST}/", "{{env:USER}}@example.com")) {
                assertFailsAtStart(
                        c -> option.accept(c, placeholder), "has a placeholder that nothing has replaced: Camel's are");
            }
        }
    }

    @Test
    void needsExactlyOneKindOfCredentials() {
        String kinds = "Give exactly one kind: username and password (Basic), or accessToken (a bearer token that you"
                + " manage), or clientId and clientSecret (OAuth2 client credentials, with tokenUrl and scope where the"
                + " defaults don't fit), or tokenSource (a bean that obtains tokens)";
        assertFailsAtStart(
                c -> {
                    c.setUsername(null);
                    c.setPassword(null);
                },
                "There are no credentials",
                kinds);
        assertFailsAtStart(c -> c.setAccessToken(SECRET), "There is more than one kind of credentials", kinds);
        assertFailsAtStart(c -> c.setPassword(null), "username and password are needed together", kinds);
        assertFailsAtStart(c -> c.setUsername(" "), "username and password are needed together", kinds);
        assertFailsAtStart(c -> c.setUsername("a:b"), "username must not contain a colon");
        assertFailsAtStart(c -> c.setPassword("pässword"), "password must consist of printable ASCII");
        assertFailsAtStart(c -> c.setPassword("a\r\nX-Other: b"), "password must consist of printable ASCII");
        assertFailsAtStart(
                c -> {
                    c.setUsername(null);
                    c.setPassword(null);
                    c.setAccessToken("Bearer " + SECRET);
                },
                "accessToken must not be empty or contain spaces or non-ASCII characters, and is given without the word Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-5S", "PT0S", "PT0.0000001S", "PT9999999999H"})
    void refusesAWrongTimeout(Duration value) {
        String expected = "must be a positive duration such as 500ms, 10s or 2m, but was '" + value + "'";
        assertFailsAtStart(c -> c.setResponseTimeout(value), "responseTimeout " + expected);
        assertFailsAtStart(c -> c.setConnectTimeout(value), "connectTimeout " + expected);
        assertFailsAtStart(c -> c.setConnectionRequestTimeout(value), "connectionRequestTimeout " + expected);
    }

    @Test
    void refusesOtherWrongNumbers() {
        assertFailsAtStart(c -> c.setMaxConnections(0), "maxConnections must be a positive integer");
        assertFailsAtStart(c -> c.setMaxResponseSize(-1), "maxResponseSize must be a positive integer");
        assertFailsAtStart(c -> c.setProxyHost("proxy.example.com"), "proxyHost and proxyPort are needed together");
    }

    private void assertFailsAtStart(Consumer<RelativityConfiguration> change, String... messages) {
        context.stop();
        context = new DefaultCamelContext();
        configured(change);
        Throwable thrown = catchThrowable(() -> {
            route("relativity-imaging:job/run");
            context.start();
        });
        for (String message : messages) {
            assertThat(thrown).rootCause().hasMessageContaining(message);
        }
        assertThat(getStackTrace(thrown)).doesNotContain(SECRET);
    }

    private void configured(Consumer<RelativityConfiguration> change) {
        RelativityConfiguration configuration = context.getComponent(
                        "relativity-imaging", RelativityImagingComponent.class)
                .getConfiguration();
        configuration.setInstanceUrl("https://relativity.example.com");
        configuration.setUsername("albert");
        configuration.setPassword(SECRET);
        change.accept(configuration);
    }

    private void route(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        });
    }
}
