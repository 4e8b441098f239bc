package org.camelrelativity.benchmarks;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** What one writes with Camel's http instead of using our components: the better spelling of the two. */
final class HandwrittenRoute extends RouteBuilder {

    private final String from;
    private final String url;

    HandwrittenRoute(String from, String url) {
        this.from = from;
        this.url = url;
    }

    @Override
    public void configure() {
        from(from)
                .setHeader(Calls.CSRF_HEADER, constant("-"))
                .setHeader("Authorization", constant(Calls.AUTHORIZATION))
                .marshal()
                .json(JsonLibrary.Jackson)
                .to(url + "?httpMethod=POST&skipControlHeaders=true")
                .unmarshal()
                .json(JsonLibrary.Jackson);
    }
}
