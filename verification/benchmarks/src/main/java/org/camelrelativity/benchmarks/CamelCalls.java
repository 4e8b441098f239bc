package org.camelrelativity.benchmarks;

import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.vertx.http.VertxHttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.imaging.RelativityImagingComponent;
import org.camelrelativity.production.RelativityProductionComponent;

/** Routes of one Camel context, each called through a producer template: ours and those written by hand. */
final class CamelCalls implements AutoCloseable {

    static final String TOKEN = "benchmark";

    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Workload workload;

    CamelCalls(Workload workload, String server, int connections) throws Exception {
        this.workload = workload;
        for (RelativityComponent ours : new RelativityComponent[] {
            context.getComponent("relativity-imaging", RelativityImagingComponent.class),
            context.getComponent("relativity-production", RelativityProductionComponent.class)
        }) {
            RelativityConfiguration configuration = ours.getConfiguration();
            configuration.setInstanceUrl(server);
            configuration.setAccessToken(TOKEN);
            configuration.setMaxConnections(connections);
        }
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setMaxTotalConnections(connections);
        http.setConnectionsPerRoute(connections);
        VertxHttpComponent vertx = context.getComponent("vertx-http", VertxHttpComponent.class);
        vertx.setWebClientOptions(new WebClientOptions().setMaxPoolSize(connections));
        context.addRoutes(new HandwrittenRoute("direct:" + Variant.CAMEL_HTTP, server + workload.path()));
        context.addRoutes(new Routes(server + workload.path()));
        context.getShutdownStrategy().setTimeout(1); // an exchange that got no answer by now gets none
        context.start();
        template = context.createProducerTemplate();
    }

    /** As one writes them. */
    private final class Routes extends RouteBuilder {

        private final String url;

        Routes(String url) {
            this.url = url;
        }

        @Override
        public void configure() {
            from("direct:ours").to(workload.uri());
            from("direct:" + Variant.CAMEL_HTTP_HEADER)
                    .setHeader(Calls.CSRF_HEADER, constant("-"))
                    .setHeader("Authorization", constant(Calls.AUTHORIZATION))
                    .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                    .marshal()
                    .json(JsonLibrary.Jackson)
                    .to(url)
                    .unmarshal()
                    .json(JsonLibrary.Jackson);
            from("direct:" + Variant.CAMEL_VERTX)
                    .setHeader(Calls.CSRF_HEADER, constant("-"))
                    .setHeader("Authorization", constant(Calls.AUTHORIZATION))
                    .marshal()
                    .json(JsonLibrary.Jackson)
                    .to("vertx-http:" + url.replace("%20", "-")
                            + "?httpMethod=POST") // it never sends a path with blanks
                    .unmarshal()
                    .json(JsonLibrary.Jackson);
            from("direct:" + Variant.NO_CALL).setHeader("done", constant(true));
        }
    }

    Callable<Object> by(Variant variant) {
        return switch (variant) {
            case OURS_RECORD -> call("direct:ours", workload.body(BodyForm.RECORD));
            case OURS_MAP -> call("direct:ours", workload.body(BodyForm.MAP));
            case OURS_JSON -> call("direct:ours", workload.body(BodyForm.JSON));
            default -> call("direct:" + variant, workload.map());
        };
    }

    private Callable<Object> call(String uri, Object body) {
        Endpoint endpoint = context.getEndpoint(uri);
        return () -> template.requestBody(endpoint, body);
    }

    @Override
    public void close() {
        context.stop();
    }
}
