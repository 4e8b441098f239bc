package org.camelrelativity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.endpoint.StaticEndpointBuilders.relativityImaging;
import static org.camelrelativity.endpoint.StaticEndpointBuilders.relativityProduction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.endpoint.dsl.RelativityImagingEndpointBuilderFactory;
import org.camelrelativity.endpoint.dsl.RelativityProductionEndpointBuilderFactory;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Camel generates the methods; they reach the endpoints, and none is missing. */
class EndpointDslTest {

    private final RelativitySandbox sandbox =
            RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
    private final SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
    private final CamelContext context = new DefaultCamelContext();
    private final TestTiming timing = TestTiming.in(context);

    @BeforeEach
    void connect() {
        for (String name : List.of("relativity-imaging", "relativity-production")) {
            RelativityComponent component = context.getComponent(name, RelativityComponent.class);
            component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
            component.getConfiguration().setUsername(sandbox.username());
            component.getConfiguration().setPassword(sandbox.password());
        }
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    /** What a route answers at last, in which hours of waiting pass at once. */
    private Object end(String route, Object body) throws Exception {
        Future<Object> end = context.createProducerTemplate().asyncRequestBody(route, body);
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            timing.advance(Duration.ofSeconds(1));
            return end.isDone();
        });
        return end.get();
    }

    // spotless:off
    private static RoutesBuilder imaging() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:run-and-await")
                    .to(relativityImaging("job/run").workspaceId(1017371).imagingSetId(1039603).qcEnabled(true))
                    .to(relativityImaging("set/await").awaitTimeout("12h"));
                // end
            }
        };
    }

    private static RoutesBuilder production() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:run-again") // the production's Artifact ID
                    .to(relativityProduction("production/re-run").workspaceId(1017371))
                    .to(relativityProduction("production/await").workspaceId(1017371).awaitTimeout("12h"));
                // end
            }
        };
    }
    // spotless:on

    @Test
    void runsAnImagingSetAndAwaitsItsEnd() throws Exception {
        workspace.addImagingSet(1039603, "Set", workspace.addSavedSearch(5, 0));
        context.addRoutes(imaging());
        context.start();
        assertThat(end("direct:run-and-await", null)).asString().contains("COMPLETED");
        assertThat(workspace.imagingSet(1039603).runs()).isEqualTo(1);
        assertThat(workspace.imagingSet(1039603).imagesHidden()).isTrue();
    }

    @Test
    void runsAProductionAgainAndAwaitsItsEnd() throws Exception {
        int production = workspace.addErroredProduction("Volume 1");
        context.addRoutes(production());
        context.start();
        assertThat(end("direct:run-again", production)).asString().contains("PRODUCED");
    }

    @Test
    void aRouteBeginsWithAStatusChange() throws Exception {
        workspace.addImagingSet(1039603, "Set", workspace.addSavedSearch(5, 0));
        LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(relativityImaging("set/status")
                                .workspaceId(1017371)
                                .imagingSetIds("1039603")
                                .delay(10))
                        .process(exchange ->
                                events.add(exchange.getMessage().getHeader("CamelRelativityNewStatus", String.class)));
            }
        });
        context.addRoutes(imaging());
        context.start();
        end("direct:run-and-await", null);
        assertThat(events.poll(20, TimeUnit.SECONDS)).isNotBlank();
    }

    /** In RAW(), as in a URI. */
    @Test
    void anIdempotencyKeyMayHaveAnyCharacter() throws Exception {
        workspace.addImagingSet(1, "Set", workspace.addSavedSearch(5, 0));
        JdbcCallLedger ledger = new JdbcCallLedger(
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", ""));
        ledger.setCreateTable(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keyed")
                        .to(relativityImaging("job/run")
                                .workspaceId(1017371)
                                .imagingSetId(1)
                                .idempotencyKey("RAW(100% & ${header.day}+ä?=#)")
                                .ledger(ledger));
            }
        });
        context.start();
        for (String day : List.of("Monday", "Tuesday", "Monday")) {
            context.createProducerTemplate().requestBodyAndHeader("direct:keyed", null, "day", day);
        }
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(2);
        String instance = URI.create(sandbox.instanceUrl()).getAuthority();
        assertThat(ledger.find(instance + " 100% & Monday+ä?=#")).isPresent();
    }

    static Stream<Arguments> builders() {
        return Stream.of(
                Arguments.of(
                        "imaging",
                        List.of(
                                RelativityImagingEndpointBuilderFactory.RelativityImagingEndpointBuilder.class,
                                RelativityImagingEndpointBuilderFactory.AdvancedRelativityImagingEndpointBuilder
                                        .class)),
                Arguments.of(
                        "production",
                        List.of(
                                RelativityProductionEndpointBuilderFactory.RelativityProductionEndpointBuilder.class,
                                RelativityProductionEndpointBuilderFactory.AdvancedRelativityProductionEndpointBuilder
                                        .class)));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void everyOptionOfTheEndpointIsAMethodAndNothingElse(String service, List<Class<?>> builders) throws IOException {
        JsonNode catalog = new ObjectMapper()
                .readTree(RelativityComponent.class.getResource(
                        "/META-INF/org/camelrelativity/%1$s/relativity-%1$s.json".formatted(service)));
        Set<String> options = new HashSet<>();
        catalog.get("properties").properties().forEach(option -> {
            if (option.getValue().get("kind").asText().equals("parameter")) {
                options.add(option.getKey());
            }
        });
        List<String> methods = builders.stream()
                .flatMap(builder -> Arrays.stream(builder.getMethods()))
                .filter(method -> method.getDeclaringClass().getName().startsWith("org.camelrelativity"))
                .filter(method -> method.getParameterCount() > 0)
                .map(Method::getName)
                .distinct()
                .toList();
        assertThat(methods).containsExactlyInAnyOrderElementsOf(options);
    }
}
