package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.ProductionQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What queue/jobs answered, given to the operations on jobs. */
class QueuedJobsTest {

    private static final String QUEUE =
            "[{\"QueueID\":1,\"WorkspaceID\":2210001,\"WorkspaceName\":\"W\",\"ProductionID\":200,\"Status\":\"Error\","
                    + "\"Priority\":100},{\"QueueID\":2,\"WorkspaceID\":2210001,\"ProductionID\":201,\"Status\":\"Error\"}]";
    private static final String REFERENCES =
            "[{\"WorkspaceID\":2210001,\"ProductionID\":200},{\"WorkspaceID\":2210001,\"ProductionID\":201}]";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @BeforeEach
    void answer() {
        relativity.answer(okJson("{\"CancelSuccessfullySent\":true,\"Status\":\"Produced\"}"));
        relativity.server().stubFor(get(urlPathMatching(".*/get-all")).willReturn(okJson(QUEUE)));
    }

    private Exchange listThen(Consumer<RouteDefinition> steps) throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                steps.accept(from("direct:start").to("relativity-production:queue/jobs"));
            }
        });
        return relativity.context().createProducerTemplate().request("direct:start", e -> {});
    }

    private List<String> sent() {
        return relativity.requests().stream()
                .skip(1)
                .map(request -> request.getUrl().replaceAll(".*/v1/", "") + request.getBodyAsString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.Object", "java.lang.String", "byte[]", "java.io.InputStream"})
    void allAreRetried(String type) throws Exception {
        listThen(route -> route.convertBodyTo(type.equals("byte[]") ? byte[].class : classOf(type))
                .to("relativity-production:job/mass-retry"));
        assertThat(sent())
                .containsExactly("production-queue/production-jobs/mass-retry{\"jobsToBeRetried\":" + REFERENCES + "}");
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thoseThatARouteChoseAreRetried() throws Exception {
        listThen(route -> route.transform()
                .body(ProductionQueue.class, queue -> queue.jobs().subList(1, 2))
                .to("relativity-production:job/mass-retry"));
        assertThat(sent())
                .containsExactly("production-queue/production-jobs/mass-retry{\"jobsToBeRetried\":"
                        + "[{\"WorkspaceID\":2210001,\"ProductionID\":201}]}");
    }

    @Test
    void eachIsCanceled() throws Exception {
        assertThat(listThen(route -> cancelEach(route.split().body())).getException())
                .isNull();
        assertCanceled();
    }

    @Test
    void eachIsCanceledAsText() throws Exception {
        assertThat(listThen(route -> cancelEach(route.split().body().convertBodyTo(String.class)))
                        .getException())
                .isNull();
        assertCanceled();
    }

    private static void cancelEach(ProcessorDefinition<?> split) {
        split.to("relativity-production:job/cancel").to("relativity-production:production/status");
    }

    private void assertCanceled() {
        assertThat(sent())
                .containsExactly(
                        "production-queue/production-jobs/cancel{\"jobRef\":{\"WorkspaceID\":2210001,\"ProductionID\":200}}",
                        "workspaces/2210001/productions/200/job-status",
                        "production-queue/production-jobs/cancel{\"jobRef\":{\"WorkspaceID\":2210001,\"ProductionID\":201}}",
                        "workspaces/2210001/productions/201/job-status");
    }

    @Test
    void anEventIsAReference() throws Exception {
        MockEndpoint done = relativity.context().getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(2);
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("relativity-production:queue/jobs?initialDelay=0&repeatCount=1")
                        .removeHeaders("*")
                        .to("relativity-production:job/cancel", "mock:done");
            }
        });
        done.assertIsSatisfied();
        assertThat(sent())
                .containsExactlyInAnyOrder(
                        "production-queue/production-jobs/cancel{\"jobRef\":{\"WorkspaceID\":2210001,\"ProductionID\":200}}",
                        "production-queue/production-jobs/cancel{\"jobRef\":{\"WorkspaceID\":2210001,\"ProductionID\":201}}");
    }

    /** The body's production is not completed by another job of a header, nor by another workspace. */
    @Test
    void noHeaderCompletesIt() throws Exception {
        String item = "{\"QueueID\":2,\"WorkspaceID\":2210001,\"ProductionID\":201,\"Status\":\"Error\"}";
        relativity.send(
                "relativity-production:job/cancel", item, Map.of(RelativityProductionConstants.PRODUCTION_JOB_ID, 300));
        assertThat(relativity.requests().get(0).getBodyAsString())
                .isEqualTo("{\"jobRef\":{\"WorkspaceID\":2210001,\"ProductionID\":201}}");
        Exchange refused =
                relativity.send("relativity-production:job/cancel", item, Map.of("CamelRelativityWorkspaceId", 7));
        assertThat(refused.getException()).hasMessageContaining("workspaceId is given twice");
        assertThat(relativity.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"WorkspaceID\":1,\"ProductionID\":2,\"Priority\":5} | unknown field",
                "{\"WorkspaceID\":1,\"ProductionID\":2,\"Staus\":\"Error\"} | unknown field",
                "{\"WorkspaceID\":1,\"ProductionID\":2,\"Status\":\"Error\",\"Force\":true} | unknown field",
                "{\"WorkspaceID\":1,\"ProductionID\":\"two\",\"Status\":\"Error\"} | ProductionQueueItem.ProductionID must be",
            })
    void aMistakeInSomebodysOwnRequestIsStillOne(String json, String message) throws Exception {
        relativity.server().stubFor(any(anyUrl()).willReturn(okJson("{}")));
        for (String operation : List.of("job/cancel", "job/mass-cancel", "job/mass-retry")) {
            assertThat(relativity
                            .send("relativity-production:" + operation, json, Map.of())
                            .getException())
                    .hasMessageContaining(message);
        }
        assertThat(relativity.requests()).isEmpty();
    }
}
