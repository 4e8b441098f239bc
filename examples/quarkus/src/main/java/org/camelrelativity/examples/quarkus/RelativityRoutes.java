package org.camelrelativity.examples.quarkus;

import org.apache.camel.builder.RouteBuilder;

/** Imaging sets from files, and the production that is retried. Where Relativity is stands in application.properties. */
public final class RelativityRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // Each file holds the imaging set to run: {"workspaceId": 1017371, "imagingSetId": 1038000}
        from("file:{{imaging.folder}}?preMove=running&move=../done&moveFailed=../failed")
                .routeId("imaging")
                .to("relativity-imaging:job/run")
                .log("Imaging set ${header.CamelRelativityImagingSetId} runs");

        from("timer:retry?period={{production.retry.period}}")
                .routeId("production")
                .setBody(constant("{\"workspaceId\": {{production.workspace}}, \"productionId\": {{production.id}}}"))
                .to("relativity-production:production/status")
                .filter(simple("${body.jobStatus} == 'Errored'"))
                .setBody(constant("[{\"workspaceId\": {{production.workspace}}, \"productionId\": {{production.id}}}]"))
                .to("relativity-production:job/mass-retry")
                .log("Production {{production.id}} is retried");
    }
}
