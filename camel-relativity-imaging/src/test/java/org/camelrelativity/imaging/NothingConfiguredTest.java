package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RouteController;
import org.apache.camel.spi.SupervisingRouteController;
import org.awaitility.Awaitility;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints are created and contexts start without an instance; a route's start needs one, or its first message. */
class NothingConfiguredTest {

    private static final String RUN = "relativity-imaging:job/run?workspaceId=7&imagingSetId=5";
    private static final String AWAIT = "relativity-imaging:set/await?workspaceId=7&imagingSetId=5";
    private static final String EVENTS = "relativity-imaging:set/status?workspaceId=7&imagingSetId=5";
    private static final String MISSING = "instanceUrl is missing";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {RUN, AWAIT, EVENTS})
    void anEndpointNeedsNoInstance(String uri) {
        context.start();
        assertThat(context.getEndpoint(uri).isSingleton()).isTrue();
        assertThat(context.getEndpoint(uri, RelativityImagingEndpoint.class).getServiceUrl())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {RUN, AWAIT})
    void aRouteThatIsNotToStartYetDoesNotStopTheContext(String uri) throws Exception {
        routes(from ->
                from.from("direct:start").routeId("later").autoStartup(false).to(uri));
        context.start();
        assertStartsOnceConfigured();
    }

    /** Also the workspace may be told later. */
    @ParameterizedTest
    @ValueSource(strings = {EVENTS, "relativity-imaging:set/status?imagingSetId=5"})
    void aRouteThatBeginsWithEventsMayStartLater(String uri) throws Exception {
        routes(from -> from.from(uri).routeId("later").autoStartup(false).to("mock:end"));
        context.start();
        assertStartsOnceConfigured();
    }

    private void assertStartsOnceConfigured() throws Exception {
        RouteController routes = context.getRouteController();
        for (int i = 0; i < 2; i++) { // a failed start leaves nothing behind that hides the next failure
            assertThatThrownBy(() -> routes.startRoute("later"))
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(".*(instanceUrl is missing|option workspaceId is missing).*");
        }
        configure();
        routes.startRoute("later");
        assertThat(routes.getRouteStatus("later")).isEqualTo(ServiceStatus.Started);
    }

    @ParameterizedTest
    @ValueSource(strings = {RUN, AWAIT})
    void aRouteThatStartsNeedsOne(String uri) throws Exception {
        routes(from -> from.from("direct:start").routeId("now").to(uri));
        assertThatThrownBy(context::start)
                .isInstanceOf(FailedToStartRouteException.class)
                .rootCause()
                .hasMessageContaining(MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {RUN, AWAIT})
    void aLazyProducerFailsWithEachMessageUntilItIsConfigured(String uri) throws Exception {
        routes(from ->
                from.from("direct:start").errorHandler(from.noErrorHandler()).to(uri + "&lazyStartProducer=true"));
        context.start();
        assertEachMessageFails("direct:start");
        if (uri.equals(RUN)) {
            assertRunsOnceConfigured("direct:start");
        }
    }

    @Test
    void aLazyComponentFailsWithEachMessage() throws Exception {
        component().setLazyStartProducer(true);
        routes(from ->
                from.from("direct:start").errorHandler(from.noErrorHandler()).to(RUN));
        context.start();
        assertEachMessageFails("direct:start");
        assertRunsOnceConfigured("direct:start");
    }

    @Test
    void anAddressThatIsKnownByTheMessageFailsWithTheMessage() throws Exception {
        routes(from -> {
            from.errorHandler(from.noErrorHandler());
            from.from("direct:to").toD("relativity-imaging:job/run?workspaceId=7&imagingSetId=${header.set}");
            from.from("direct:list").recipientList(from.constant(RUN));
            from.from("direct:enrich").enrich().constant(RUN);
            from.from("direct:slip").routingSlip(from.constant(AWAIT));
        });
        context.start();
        for (String start : new String[] {"direct:to", "direct:list", "direct:enrich", "direct:slip", RUN}) {
            assertEachMessageFails(start);
        }
        assertRunsOnceConfigured("direct:to");
        assertRunsOnceConfigured(RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {RUN, AWAIT})
    void aMockInPlaceOfTheEndpointNeedsNone(String uri) throws Exception {
        routes(from -> from.from("direct:start").routeId("mocked").to(uri));
        AdviceWith.adviceWith(context, "mocked", route -> route.mockEndpointsAndSkip("relativity-*"));
        context.start();
        MockEndpoint mock = context.getEndpoint("mock:" + uri.replaceAll("\\?.*", ""), MockEndpoint.class);
        mock.expectedMessageCount(1);
        context.createProducerTemplate().sendBody("direct:start", 5);
        mock.assertIsSatisfied();
    }

    @Test
    void anInterceptorThatSkipsTheEndpointNeedsNone() throws Exception {
        routes(from -> {
            from.interceptSendToEndpoint("relativity-imaging:*")
                    .skipSendToOriginalEndpoint()
                    .to("mock:skipped");
            from.from("direct:start").to(RUN);
        });
        context.start();
        MockEndpoint mock = context.getEndpoint("mock:skipped", MockEndpoint.class);
        mock.expectedMessageCount(1);
        context.createProducerTemplate().sendBody("direct:start", 5);
        mock.assertIsSatisfied();
    }

    /** What is only looked at goes on to the instance. */
    @Test
    void aMockBesideTheEndpointNeedsOne() throws Exception {
        routes(from -> from.from("direct:start").routeId("mocked").to(RUN));
        AdviceWith.adviceWith(context, "mocked", route -> route.mockEndpoints("relativity-*"));
        assertThatThrownBy(context::start).rootCause().hasMessageContaining(MISSING);
    }

    /** Camel starts the producer of an endpoint that is skipped sometimes. */
    @Test
    void anInterceptorThatSkipsOnlySomeMessagesNeedsOneForTheOthers() throws Exception {
        routes(from -> {
            from.errorHandler(from.noErrorHandler());
            from.interceptSendToEndpoint("relativity-imaging:*")
                    .onWhen(from.header("skipped"))
                    .skipSendToOriginalEndpoint()
                    .to("mock:skipped");
            from.from("direct:run").to(RUN);
            from.from("direct:await").to(AWAIT);
        });
        context.start();
        context.createProducerTemplate().sendBodyAndHeader("direct:run", 5, "skipped", true);
        context.createProducerTemplate().sendBodyAndHeader("direct:await", 5, "skipped", true);
        assertEachMessageFails("direct:run");
        assertEachMessageFails("direct:await");
        assertRunsOnceConfigured("direct:run");
    }

    @ParameterizedTest
    @ValueSource(strings = {RUN, AWAIT, EVENTS})
    void aSupervisedRouteStartsWhenItIsConfigured(String uri) throws Exception {
        SupervisingRouteController supervising = context.getRouteController().supervising();
        supervising.setBackOffDelay(20);
        routes(from -> {
            if (uri.equals(EVENTS)) {
                from.from(uri).routeId("supervised").to("mock:end");
            } else {
                from.from("direct:start").routeId("supervised").to(uri);
            }
        });
        context.start();
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> supervising.getRestartException("supervised") != null);
        assertThat(supervising.getRestartException("supervised")).rootCause().hasMessageContaining(MISSING);
        configure();
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> supervising.getRouteStatus("supervised") == ServiceStatus.Started);
    }

    @Test
    void aRouteTemplateNeedsNone() throws Exception {
        routes(from -> from.routeTemplate("run")
                .from("direct:start")
                .autoStartup(false)
                .to(RUN));
        context.start();
        TemplatedRouteBuilder.builder(context, "run").routeId("later").add();
        assertStartsOnceConfigured();
    }

    /** What looks at the endpoints from outside meets some that are not configured. */
    @Test
    void healthChecksAndJmxNeedNone() throws Exception {
        context.getRegistry().bind("connection", new RelativityConnection());
        routes(from -> {
            from.from("direct:start").autoStartup(false).to(RUN).to(RUN + "&connection=#connection");
            from.from(EVENTS).autoStartup(false).to("mock:end");
        });
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        context.start();
        assertThat(HealthCheckHelper.invoke(context))
                .allMatch(result -> !result.getCheck().getId().contains("relativity"));
    }

    /** A component whose own connection never worked is stopped and started like any other. */
    @Test
    void aComponentIsStoppedAndStarted() {
        context.start();
        component().stop();
        component().start();
        assertThat(component().isStarted()).isTrue();
    }

    private RelativityImagingComponent component() {
        return context.getComponent("relativity-imaging", RelativityImagingComponent.class);
    }

    private void configure() {
        RelativityConfiguration configuration = component().getConfiguration();
        component().setWorkspaceId(7);
        configuration.setAccessToken("token");
        configuration.setInstanceUrl(relativity.server().baseUrl());
    }

    private void assertEachMessageFails(String uri) {
        for (int i = 0; i < 2; i++) {
            Throwable failure = send(uri).getException();
            assertThat(failure).as(uri).isNotNull();
            while (failure.getCause() != null) {
                failure = failure.getCause();
            }
            assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(MISSING);
        }
    }

    private void assertRunsOnceConfigured(String uri) {
        configure();
        relativity.answer(okJson("{\"ImagingJobID\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}"));
        assertThat(send(uri).getException()).isNull();
        relativity.server().resetAll();
    }

    private Exchange send(String uri) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setHeader("set", 5));
    }

    private interface Routes {
        void define(RouteBuilder from) throws Exception;
    }

    private void routes(Routes routes) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                routes.define(this);
            }
        });
    }
}
