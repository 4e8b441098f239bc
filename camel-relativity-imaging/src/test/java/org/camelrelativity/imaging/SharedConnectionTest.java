package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bean for several contexts and components: who stops takes nothing from the others. */
class SharedConnectionTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private final RelativityConnection shared = new RelativityConnection();
    private final List<CamelContext> contexts = new ArrayList<>();

    @BeforeEach
    void configure() {
        shared.getConfiguration().setInstanceUrl(relativity.server().baseUrl());
        shared.getConfiguration().setAccessToken("token");
        relativity.answer(okJson("{\"ArtifactID\":5}"));
    }

    @AfterEach
    void stop() {
        contexts.forEach(CamelContext::stop);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0"})
    void theContextThatStopsFirstDoesNotBreakTheOther(int first, int second) throws Exception {
        withTokensOfOurOwn();
        CamelContext[] both = {started(), started()};
        assertReads(both[0]);
        assertReads(both[1]);
        both[first].stop();
        assertReads(both[second]);
        both[second].stop();
        assertThat(shared.isStopped()).isTrue();
        assertReads(started());
    }

    /** The token's renewal, the deadlines and the pool are of the context that goes on. */
    private void withTokensOfOurOwn() {
        RelativityConfiguration configuration = shared.getConfiguration();
        configuration.setAccessToken(null);
        configuration.setTokenSource(() -> RelativityToken.of("fetched"));
        configuration.setMaxConnections(1);
    }

    @Test
    void contextsThatStartTogetherDoNotMixUp() throws Exception {
        int count = 6;
        CyclicBarrier together = new CyclicBarrier(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<CamelContext>> starts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                CamelContext context = withRoute();
                starts.add(() -> {
                    together.await();
                    context.start();
                    return context;
                });
            }
            List<CamelContext> left = new ArrayList<>();
            for (Future<CamelContext> start : threads.invokeAll(starts)) {
                left.add(start.get());
            }
            while (!left.isEmpty()) {
                for (CamelContext context : left) {
                    assertReads(context);
                }
                left.remove(0).stop();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aContextStopsAndStartsAgain() throws Exception {
        CamelContext restarted = started();
        CamelContext other = started();
        for (int i = 0; i < 3; i++) {
            restarted.stop();
            assertReads(other);
            restarted.getRegistry().bind("shared", shared); // Camel has forgotten it
            restarted.start();
            assertReads(restarted);
            assertReads(other);
        }
        other.stop();
        assertReads(restarted);
    }

    @Test
    void aContextWithAnOwnConnectionStopsAndStartsAgain() throws Exception {
        CamelContext context = context("relativity-imaging:set/read?workspaceId=7&imagingSetId=5");
        for (int i = 0; i < 3; i++) {
            context.getComponent("relativity-imaging", RelativityImagingComponent.class)
                    .setConfiguration(shared.getConfiguration());
            context.start();
            assertReads(context);
            context.stop();
        }
    }

    @Test
    void aContextIsSuspendedAndResumed() throws Exception {
        CamelContext suspended = started();
        CamelContext other = started();
        suspended.suspend();
        assertReads(other);
        other.stop();
        suspended.resume();
        assertReads(suspended);
    }

    @Test
    void aComponentThatStopsDoesNotBreakTheOtherOfItsContext() throws Exception {
        CamelContext context = context(
                "relativity-imaging:set/read?workspaceId=7&imagingSetId=5&connection=#shared",
                "second:set/read?workspaceId=7&imagingSetId=5&connection=#shared");
        RelativityImagingComponent second = new RelativityImagingComponent();
        context.addComponent("second", second);
        context.start();
        assertReads(context);
        second.stop();
        assertReads(context);
        second.start();
        context.getRouteController().stopRoute("route0");
        context.getRouteController().startRoute("route0");
        assertReads(context);
        context.removeComponent("second");
        assertReads(context);
    }

    @Test
    void eachContextChecksItsOwnHealth() throws Exception {
        CamelContext first = started();
        CamelContext second = started();
        for (CamelContext context : contexts) {
            assertThat(HealthCheckHelper.getHealthCheck(context, "producer:relativity-connection-shared"))
                    .as("%s", context)
                    .isNotNull();
        }
        first.stop();
        assertThat(HealthCheckHelper.getHealthCheck(second, "producer:relativity-connection-shared"))
                .isNotNull();
    }

    private CamelContext started() throws Exception {
        CamelContext context = withRoute();
        context.start();
        return context;
    }

    private CamelContext withRoute() throws Exception {
        return context("relativity-imaging:set/read?workspaceId=7&imagingSetId=5&connection=#shared");
    }

    private CamelContext context(String... uris) throws Exception {
        CamelContext context = new DefaultCamelContext();
        contexts.add(context);
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        context.getRegistry().bind("shared", shared);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < uris.length; i++) {
                    from("direct:read" + i).routeId("route" + i).to(uris[i]);
                }
            }
        });
        return context;
    }

    private static void assertReads(CamelContext context) {
        for (int i = 0; i < context.getRoutesSize(); i++) {
            assertThat(context.createProducerTemplate().requestBody("direct:read" + i, (Object) null))
                    .isInstanceOf(ImagingSet.class);
        }
    }
}
