package org.camelrelativity.common.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.http.TestTiming;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A WireMock that answers everything alike, a Camel context whose component points at it, and what arrived. */
public final class WireMockRelativity implements BeforeEachCallback, AfterEachCallback {

    public static final String USERNAME = "albert";
    public static final String PASSWORD = "very-secret-pa55";

    private final String scheme;
    private WireMockServer server;
    private CamelContext context;
    private TestTiming timing;

    /**
     * @param scheme of the component
     */
    public WireMockRelativity(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public void beforeEach(ExtensionContext extensionContext) {
        server = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        context = new DefaultCamelContext();
        timing = TestTiming.in(context);
        RelativityComponent component = component();
        component.getConfiguration().setInstanceUrl("http://localhost:" + server.port());
        component.getConfiguration().setUsername(USERNAME);
        component.getConfiguration().setPassword(PASSWORD);
        context.start();
    }

    @Override
    public void afterEach(ExtensionContext extensionContext) {
        context.stop();
        server.stop();
    }

    public WireMockServer server() {
        return server;
    }

    public CamelContext context() {
        return context;
    }

    /** The time of the context's connections, which pauses do not take. */
    public TestTiming timing() {
        return timing;
    }

    public RelativityConfiguration configuration() {
        return component().getConfiguration();
    }

    public RelativityComponent component() {
        return context.getComponent(scheme, RelativityComponent.class);
    }

    public void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    /** Answers one method with JSON. */
    public void answer(String method, String json) {
        server.stubFor(post(urlPathMatching(".*" + method.replace(" ", "%20"))).willReturn(okJson(json)));
    }

    /** What arrived, the first request first. */
    public List<LoggedRequest> requests() {
        List<LoggedRequest> newestFirst = new ArrayList<>(server.getAllServeEvents().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Sends one exchange through a real route to the endpoint. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) throws Exception {
        String start = "direct:" + UUID.randomUUID();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(start).to(uri);
            }
        });
        return context.createProducerTemplate().request(start, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }
}
