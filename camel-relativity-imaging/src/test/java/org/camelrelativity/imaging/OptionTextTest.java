package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.testing.CatalogUris;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Options that are set as text, by a URI or by properties: found in whatever case and default locale, and read strictly
 * wherever they are set.
 */
class OptionTextTest {

    private static final Locale BEFORE = Locale.getDefault();

    private final CamelContext context = new DefaultCamelContext();
    private RelativityImagingComponent component;

    @BeforeEach
    void create() {
        component = context.getComponent("relativity-imaging", RelativityImagingComponent.class);
    }

    @AfterEach
    void stop() {
        Locale.setDefault(BEFORE);
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "az-AZ", "lt-LT", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "en-US"})
    void namesAreFoundInWhateverLocale(String locale) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(locale));
        RelativityImagingEndpoint read = endpoint("set/read?imagingSetId=5&WORKSPACEID=7&lazyStartProducer=true");
        assertThat(read.getImagingSetId()).isEqualTo(5);
        assertThat(read.getWorkspaceId()).isEqualTo(7);
        assertThat(read.isLazyStartProducer()).isTrue();
        ScheduledPollEndpoint events = endpoint(
                "set/status?imagingSetIds=5&BACKOFFIDLETHRESHOLD=2&backoffMultiplier=3&initialDelay=5&delay=10s");
        assertThat(events.getBackoffIdleThreshold()).isEqualTo(2);
        assertThat(events.getInitialDelay()).isEqualTo(5);

        Map<String, Object> options = Map.of("client-id", "a", "CLIENTSECRET", "b", "connectionRequestTimeout", "5s");
        bind(component, options);
        assertThat(component.getConfiguration().getClientId()).isEqualTo("a");
        assertThat(component.getConfiguration().getClientSecret()).isEqualTo("b");
        assertThat(component.getConfiguration().getConnectionRequestTimeout()).isEqualTo(Duration.ofSeconds(5));
        RelativityConnection connection = new RelativityConnection();
        bind(
                connection,
                Map.of(
                        "configuration.client-id", "a",
                        "configuration.CLIENTSECRET", "b",
                        "configuration.MAXCONNECTIONS", "5"));
        assertThat(connection.getConfiguration().getClientId()).isEqualTo("a");
        assertThat(connection.getConfiguration().getClientSecret()).isEqualTo("b");
        assertThat(connection.getConfiguration().getMaxConnections()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "en-US"})
    void propertiesOfAnApplicationBind(String locale) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Main main = new Main();
        main.addInitialProperty("camel.component.relativity-imaging.client-id", "a");
        main.addInitialProperty("camel.component.relativity-imaging.max-response-size", "5");
        main.addInitialProperty("camel.component.relativity-imaging.workspaceId", "-1");
        main.addInitialProperty("camel.beans.europe", "#class:" + RelativityConnection.class.getName());
        main.addInitialProperty("camel.beans.europe.configuration.client-id", "b");
        main.addInitialProperty("camel.beans.europe.configuration.proxyPort", "3128");
        main.start();
        CamelContext bound = main.getCamelContext();
        RelativityImagingComponent imaging = bound.getComponent("relativity-imaging", RelativityImagingComponent.class);
        assertThat(imaging.getConfiguration().getClientId()).isEqualTo("a");
        assertThat(imaging.getConfiguration().getMaxResponseSize()).isEqualTo(5);
        assertThat(imaging.getWorkspaceId()).isEqualTo(-1);
        RelativityConfiguration europe = bound.getRegistry()
                .lookupByNameAndType("europe", RelativityConnection.class)
                .getConfiguration();
        assertThat(europe.getClientId()).isEqualTo("b");
        assertThat(europe.getProxyPort()).isEqualTo(3128);
        main.stop();
    }

    @ParameterizedTest
    @MethodSource("wrongOptionsOfTheComponent")
    void wrongTextForAComponentIsRefused(String option, String value) {
        assertThatThrownBy(() -> bind(component, Map.of(option, value)))
                .rootCause()
                .satisfies(e -> {
                    assertThat(e).isInstanceOf(IllegalArgumentException.class);
                    assertThat(e.getMessage()).contains(value);
                });
    }

    /** Those of the connection, where it is a bean. */
    @ParameterizedTest
    @CsvSource({
        "maxAttempts, abc",
        "maxAttempts, 99999999999",
        "maxConnections, 1.5",
        "max-response-size, 16M",
        "proxyPort, 3128.0",
        "proxyPort, 4294967297",
        "allowPlainHttp, ja",
        "connectTimeout, soon",
        "responseTimeout, 10 minutes",
        "retryDelay, -5s",
        "maxRetryDelay, 99999999h",
        "connection-request-timeout, ''",
    })
    void wrongTextForAConnectionIsRefused(String option, String value) {
        assertThatThrownBy(() -> bind(new RelativityConnection(), Map.of("configuration." + option, value)))
                .hasMessageContaining(option)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be ")
                .hasMessageContaining("but was '" + value + "'");
        assertThatThrownBy(() -> bind(component, Map.of(option, value))).hasStackTraceContaining("must be ");
    }

    @ParameterizedTest
    @CsvSource({
        "imagingSetId, abc",
        "imagingSetId, 99999999999",
        "imagingSetId, 1.5",
        "imagingSetId, 1m",
        "IMAGINGSETID, 0x5",
    })
    void wrongTextInAUriIsRefused(String option, String value) {
        assertThatThrownBy(() -> context.getEndpoint("relativity-imaging:set/read?" + option + "=" + value))
                .rootCause()
                .hasMessageStartingWith("set/read: option imagingSetId must be a positive integer")
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Delay=soon | option delay must be", "STUCKAFTER=soon | option stuckAfter must be"})
    void theCaseOfANameIsNoWayAround(String option, String message) {
        assertThatThrownBy(() -> context.getEndpoint("relativity-imaging:set/status?imagingSetIds=5&" + option))
                .rootCause()
                .hasMessageContaining(message);
    }

    @Test
    void placeholdersRawValuesAndBeansAreResolvedFirst() {
        context.getPropertiesComponent().addInitialProperty("set", "5");
        context.getPropertiesComponent().addInitialProperty("wait", "90m");
        context.getRegistry().bind("number", 6);
        context.getRegistry().bind("text", "7");
        context.getRegistry().bind("decimal", new BigDecimal("8"));
        context.getRegistry().bind("time", Duration.ofHours(2));
        assertThat(imagingSet("{{set}}")).isEqualTo(5);
        assertThat(imagingSet("RAW(5)")).isEqualTo(5);
        assertThat(imagingSet("#bean:number")).isEqualTo(6);
        assertThat(imagingSet("#number")).isEqualTo(6);
        assertThat(imagingSet("#bean:text")).isEqualTo(7);
        assertThat(imagingSet("#decimal")).isEqualTo(8);
        assertThat(imagingSet("{{?unknown}}")).isNull();
        RelativityImagingEndpoint await = endpoint("set/await?awaitTimeout={{wait}}");
        assertThat(await.getAwaitTimeout()).isEqualTo(Duration.ofMinutes(90));
        await = endpoint("set/await?awaitTimeout=#bean:time");
        assertThat(await.getAwaitTimeout()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void whatTheyStandForIsReadAsStrictly() {
        context.getPropertiesComponent().addInitialProperty("set", "abc");
        context.getRegistry().bind("text", "abc");
        context.getRegistry().bind("fraction", 1.5);
        context.getRegistry().bind("none", 0);
        Stream.of("{{set}}", "RAW(abc)", "#bean:text", "#text", "#bean:fraction", "#none", "#bean:unknown")
                .forEach(value -> assertThatThrownBy(() -> imagingSet(value))
                        .as(value)
                        .hasStackTraceContaining(value.endsWith("unknown") ? "unknown" : "must be a"));
    }

    private static Stream<Object[]> wrongOptionsOfTheComponent() throws Exception {
        Map<String, String> options = new LinkedHashMap<>(new CatalogUris(
                        "relativity-imaging",
                        RelativityImagingComponent.class,
                        RelativityImagingComponent.class.getResource(
                                "/META-INF/org/camelrelativity/imaging/relativity-imaging.json"))
                .wrongOptionsOfTheComponent());
        return options.entrySet().stream().map(entry -> new Object[] {entry.getKey(), entry.getValue()});
    }

    private Integer imagingSet(String value) {
        RelativityImagingEndpoint read = endpoint("set/read?imagingSetId=" + value);
        return read.getImagingSetId();
    }

    @SuppressWarnings("unchecked") // the caller knows
    private <E extends Endpoint> E endpoint(String uri) {
        return (E) context.getEndpoint("relativity-imaging:" + uri);
    }

    private void bind(Object target, Map<String, Object> options) {
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(target)
                .withIgnoreCase(true)
                .withMandatory(true)
                .withProperties(new LinkedHashMap<>(options))
                .bind();
    }
}
