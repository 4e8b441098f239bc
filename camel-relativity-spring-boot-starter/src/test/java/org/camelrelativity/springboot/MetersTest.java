package org.camelrelativity.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The meters in the registry that Spring Boot makes, and what docs/metrics.md and its dashboard say of them. */
class MetersTest {

    private static final String LABEL_NAMES = "by \\((.*?)\\)";

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY = new RelativitySandboxExtension();

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    private ApplicationContextRunner runner;
    private SandboxWorkspace workspace;
    private int set;

    @BeforeEach
    void prepare(RelativitySandbox sandbox) {
        workspace = sandbox.addWorkspace(1017371);
        set = workspace.addImagingSet("Set", workspace.addSavedSearch(3, 0));
        runner = new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:meters",
                        "relativity.connections.europe.instance-url=" + sandbox.instanceUrl(),
                        "relativity.connections.europe.client-id=nobody",
                        "relativity.connections.europe.client-secret=none",
                        "relativity.ledger.enabled=true",
                        "relativity.ledger.create-table=true")
                .withPropertyValues(Set.of("imaging", "production").stream()
                        .flatMap(service -> Set.of(
                                        "instance-url=" + sandbox.instanceUrl(),
                                        "username=" + sandbox.username(),
                                        "password=" + sandbox.password(),
                                        "workspace-id=1017371")
                                .stream()
                                .map(option -> "camel.component.relativity-" + service + "." + option))
                        .toArray(String[]::new));
    }

    private void call(CamelContext camel, String uri, Object body) {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            template.request(uri, exchange -> exchange.getMessage().setBody(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bothComponentsCountEachCallOnce() {
        runner.run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            call(camel, "relativity-imaging:set/read", set);
            call(camel, "relativity-imaging:set/read", 1);
            call(camel, "relativity-production:production/list", null);

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(calls(meters, "set/read", "done")).isEqualTo(1);
            assertThat(calls(meters, "set/read", "refused")).isEqualTo(1);
            assertThat(calls(meters, "production/list", "done")).isEqualTo(1);
            assertThat(meters.get("relativity.attempts")
                            .tag("operation", "set/read")
                            .counter()
                            .count())
                    .isEqualTo(2);
        });
    }

    @Test
    void registriesThatSpringBootComposesAllHaveThem() {
        SimpleMeterRegistry own = new SimpleMeterRegistry();
        runner.withBean("own", SimpleMeterRegistry.class, () -> own).run(context -> {
            assertThat(context.getBean(MeterRegistry.class)).isInstanceOf(CompositeMeterRegistry.class);
            call(context.getBean(CamelContext.class), "relativity-imaging:set/read", set);
            assertThat(calls(own, "set/read", "done")).isEqualTo(1);
            assertThat(calls(context.getBean(PrometheusMeterRegistry.class), "set/read", "done"))
                    .isEqualTo(1);
        });
    }

    @Test
    void dashboardAndPageShowWhatPrometheusReads(RelativitySandbox sandbox) {
        runner.run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetAfterEffect());
            call(camel, "relativity-imaging:job/run?idempotencyKey=lost&maxLooks=0", set);
            call(camel, "relativity-imaging:set/read?connection=#europe", set); // for which the sandbox has no tokens
            PrometheusMeterRegistry meters = context.getBean(PrometheusMeterRegistry.class);
            assertThat(meters.get("relativity.in.doubt").gauge().value()).isEqualTo(1);
            try (ProducerTemplate template = camel.createProducerTemplate()) {
                int other = workspace.addImagingSet("Other", workspace.addSavedSearch(3, 0));
                template.asyncSend("relativity-imaging:set/await", exchange -> exchange.getMessage()
                        .setBody(other));
                await().until(() -> meters.get("relativity.waits").gauge().value() == 1);
            }

            String scraped = meters.scrape();
            String expressions = String.join(
                    "\n",
                    SpringBootPageTest.group(
                            Files.readString(SpringBootPageTest.ROOT.resolve("docs/grafana-dashboard.json")),
                            "\"expr\": \"(.*)\""));
            Set<String> shown = found("\\b(relativity_\\w+)", expressions);
            assertThat(found("(?m)^(relativity_\\w+)[ {]", scraped)).isEqualTo(shown);
            Set<String> labels = found(LABEL_NAMES, expressions).stream()
                    .flatMap(names -> Pattern.compile(", *").splitAsStream(names))
                    .collect(Collectors.toSet());
            assertThat(found("[{,](\\w+)=\"", scraped)).containsAll(labels);

            Map<String, Set<String>> tags = meters.getMeters().stream()
                    .filter(meter -> meter.getId().getName().startsWith("relativity."))
                    .collect(Collectors.toMap(
                            meter -> meter.getId().getName(),
                            meter -> meter.getId().getTags().stream()
                                    .map(tag -> tag.getKey())
                                    .collect(Collectors.toCollection(TreeSet::new)),
                            (one, other) -> one));
            Map<String, Set<String>> documented = Pattern.compile(
                            "(?m)^\\| `(relativity[\\w.]+)` \\| \\w+ \\| (.*?) \\|")
                    .matcher(Files.readString(SpringBootPageTest.ROOT.resolve("docs/metrics.md")))
                    .results()
                    .collect(Collectors.toMap(row -> row.group(1), row -> found("`(\\w+)`", row.group(2))));
            assertThat(tags).isEqualTo(documented);
        });
    }

    private static long calls(MeterRegistry meters, String operation, String outcome) {
        return meters.get("relativity.calls")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    private static Set<String> found(String pattern, String text) {
        return new TreeSet<>(SpringBootPageTest.group(text, pattern));
    }
}
