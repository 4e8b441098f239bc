package org.camelrelativity.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RelativityAutoConfigurationTest {

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY = new RelativitySandboxExtension();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Application.class)
            .withPropertyValues("spring.datasource.url=jdbc:h2:mem:ledger");

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    private static RelativityComponent component(CamelContext context, String service) {
        return context.getComponent("relativity-" + service, RelativityComponent.class);
    }

    @Test
    void configuresBothComponentsInAnySpelling() {
        runner.withPropertyValues(
                        "camel.component.relativity-imaging.instance-url=https://one.example",
                        "camel.component.relativity-imaging.maxPollsPerMinute=30",
                        "camel.component.relativity-imaging.response-timeout=7s",
                        "camel.component.relativity-production.instance_url=https://two.example",
                        "camel.component.relativity-production.password=#not-a-bean")
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    RelativityComponent imaging = component(camel, "imaging");
                    assertThat(imaging.getConfiguration().getInstanceUrl()).isEqualTo("https://one.example");
                    assertThat(imaging.getConfiguration().getResponseTimeout()).isEqualTo(Duration.ofSeconds(7));
                    assertThat(imaging).extracting("maxPollsPerMinute").isEqualTo(30);
                    RelativityComponent production = component(camel, "production");
                    assertThat(production.getConfiguration().getInstanceUrl()).isEqualTo("https://two.example");
                    assertThat(production.getConfiguration().getPassword()).isEqualTo("#not-a-bean");
                    assertThat(production.getLedger()).isNull();
                });
    }

    @Test
    void configuresByEnvironmentVariables() {
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "CAMEL_COMPONENT_RELATIVITYIMAGING_INSTANCEURL", "https://one.example",
                                        "RELATIVITY_CONNECTIONS_EUROPE_INSTANCEURL", "https://europe.example"))))
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    assertThat(component(camel, "imaging").getConfiguration().getInstanceUrl())
                            .isEqualTo("https://one.example");
                    assertThat(context.getBean("europe", RelativityConnection.class)
                                    .getConfiguration()
                                    .getInstanceUrl())
                            .isEqualTo("https://europe.example");
                });
    }

    @Test
    void refusesWhatIsNoOption() {
        runner.withPropertyValues("camel.component.relativity-imaging.instance-uri=https://one.example")
                .run(context -> assertThatThrownBy(() -> component(context.getBean(CamelContext.class), "imaging"))
                        .rootCause()
                        .hasMessage("no option of camel.component.relativity-imaging: instance-uri"));
    }

    @Test
    void refusesWhatIsNoOptionOfAConnection() {
        runner.withPropertyValues("relativity.connections.europe.instance-uri=https://europe.example")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessage("no option of relativity.connections.europe: instance-uri"));
    }

    @Test
    void refusesWhatIsNoPropertyOfTheLedger() {
        runner.withPropertyValues("relativity.ledger.create-tables=true").run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("relativity.ledger.create-tables"));
    }

    @Test
    void connectionBeanOfPropertiesSendsToItsInstance(RelativitySandbox sandbox) {
        sandbox.addWorkspace(1017371);
        runner.withPropertyValues(
                        "relativity.connections.europe.instance-url=" + sandbox.instanceUrl(),
                        "relativity.connections.europe.username=" + sandbox.username(),
                        "relativity.connections.europe.password=" + sandbox.password())
                .run(context -> {
                    int before = sandbox.journal().arrived();
                    try (ProducerTemplate template =
                            context.getBean(CamelContext.class).createProducerTemplate()) {
                        template.request(
                                "relativity-imaging:set/read?connection=#europe&workspaceId=1017371&imagingSetId=1",
                                exchange -> {});
                    }
                    assertThat(sandbox.journal().arrived()).isGreaterThan(before);
                });
    }

    @Test
    void refusesConnectionWithoutOptions() {
        runner.withPropertyValues("relativity.connections.europe=https://europe.example")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasMessageContaining("relativity.connections.europe is the name of a connection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east", "us_east", "usEast"})
    void refusesConnectionsThatEnvironmentVariablesDoNotTellApart(String name) {
        runner.withPropertyValues(
                        "relativity.connections." + name + ".instance-url=https://east.example",
                        "relativity.connections.useast.password=secret")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasMessageContaining("has both ")
                        .hasMessageContaining(name)
                        .hasMessageContaining("name the connection in lower case without either"));
    }

    @Test
    void refusesConnectionWhoseNameHasADot() {
        runner.withPropertyValues("relativity.connections.[us.east].instance-url=https://east.example")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasMessageContaining("must consist of letters, digits, hyphens and underscores"));
    }

    @Test
    void ledgerOfBothComponentsIsInTheApplicationsDatabase() {
        runner.withPropertyValues(
                        "relativity.ledger.enabled=true",
                        "relativity.ledger.create-table=true",
                        "relativity.ledger.worker=pod-1",
                        "relativity.ledger.retention=30d")
                .run(context -> {
                    CallLedger ledger = context.getBean(JdbcCallLedger.class);
                    CamelContext camel = context.getBean(CamelContext.class);
                    assertThat(component(camel, "imaging").getLedger()).isSameAs(ledger);
                    assertThat(component(camel, "production").getLedger()).isSameAs(ledger);
                    assertThat(ledger.worker()).isEqualTo("pod-1");
                    ((JdbcCallLedger) ledger).start();
                    assertThat(ledger.inDoubt()).isEmpty();
                });
    }

    @Test
    void ledgerIsInTheDatabaseThatIsNamed() {
        DataSource first = new JdbcDataSource();
        DataSource second = new JdbcDataSource();
        runner.withPropertyValues("relativity.ledger.enabled=true", "relativity.ledger.data-source=second")
                .withBean("first", DataSource.class, () -> first)
                .withBean("second", DataSource.class, () -> second)
                .run(context -> assertThat(context.getBean(JdbcCallLedger.class))
                        .extracting("dataSource")
                        .isSameAs(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", "no"})
    void thereIsNoLedgerUnlessItIsEnabled(String enabled) {
        runner.withPropertyValues("relativity.ledger.enabled=" + enabled)
                .run(context -> assertThat(context).doesNotHaveBean(CallLedger.class));
    }

    /** All pods would be the same worker, or forget what they have done at each start. */
    @ParameterizedTest
    @CsvSource({
        "worker=${NO_SUCH_HOSTNAME}, worker has a placeholder that nothing has replaced",
        "worker=pod-{{env:NO_SUCH_HOSTNAME}}, worker has a placeholder that nothing has replaced",
        "retention=90, 'retention must be at least a day, such as 90d, but was PT0.09S'",
    })
    void refusesAWrongValueOfTheLedger(String property, String message) {
        runner.withPropertyValues("relativity.ledger.enabled=true", "relativity.ledger." + property)
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessage(message));
    }

    @Test
    void applicationsOwnLedgerIsTaken() {
        CallLedger own = new JdbcCallLedger(null);
        runner.withPropertyValues("relativity.ledger.enabled=true")
                .withBean("own", CallLedger.class, () -> own, definition -> definition.setDestroyMethodName(""))
                .run(context -> assertThat(component(context.getBean(CamelContext.class), "imaging")
                                .getLedger())
                        .isSameAs(own));
    }

    @Test
    void thereIsNoLedgerUnlessAskedFor() {
        runner.run(context -> assertThat(context).doesNotHaveBean(CallLedger.class));
    }
}
