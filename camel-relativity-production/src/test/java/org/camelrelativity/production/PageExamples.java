package org.camelrelativity.production;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;

/** The Java of the pages, compiled; PagesTest runs it, and verification/pages holds the pages to it. */
final class PageExamples {

    private PageExamples() {}

    // spotless:off
    static RouteBuilder retriesFromAQueue() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("jms:production.retries")
                    .onException(RelativityPartialFailureException.class).handled(true)
                        .log(LoggingLevel.WARN, "${exception.message}")
                        .split(simple("${exception.failed}")).convertBodyTo(String.class).to("jms:production.failed").end()
                    .end()
                    .onException(RelativityRefusedException.class).handled(true).to("jms:production.refused").end()
                    .onException(RelativityOutcomeUnknownException.class).handled(true).to("jms:production.look-first").end()
                    .to("relativity-production:queue/mass-retry")
                    .log("${header.CamelRelativityJobsSuccessful} of ${header.CamelRelativityJobsRequested} jobs");
                // end
            }
        };
    }

    static RouteBuilder produce() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:produce") // the production's Artifact ID
                    .to("relativity-production:production/stage")
                    .to("relativity-production:production/await?until=staged")
                    .filter(simple("${body.outcome} == 'STAGED'"))
                        .to("relativity-production:production/run")
                        .to("relativity-production:production/await?awaitTimeout=12h")
                        .log("${header.CamelRelativityProductionId}: ${body.outcome}, ${body.firstBatesValue} to ${body.lastBatesValue}");
                // end
            }
        };
    }

    static RouteBuilder reactToTheQueue() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("relativity-production:queue/jobs?delay=60s&backoffErrorThreshold=3&backoffMultiplier=10")
                    .filter(header("CamelRelativityGone")) // it has ended, or was canceled
                    .to("relativity-production:production/status")
                    .log("${header.CamelRelativityProductionId}: ${body.status}");
                // end
            }
        };
    }

    static RouteBuilder imagesOfAProduction() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:images") // the production's Artifact ID
                    .to("relativity-production:production/images-token")
                    .to("relativity-production:production/images?top=500&allPages=true")
                    .split(body()).streaming()
                        .to("direct:image"); // an ImageFile
                // end
            }
        };
    }
    // spotless:on
}
