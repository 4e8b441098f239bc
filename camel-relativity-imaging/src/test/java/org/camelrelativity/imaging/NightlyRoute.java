package org.camelrelativity.imaging;

import org.apache.camel.builder.RouteBuilder;

/** What {@link NightlyRouteTest} tests. */
final class NightlyRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:night")
                .to("relativity-imaging:job/run?qcEnabled=true")
                .to("relativity-imaging:set/await?awaitTimeout=12h")
                .to("relativity-imaging:set/release");
    }
}
