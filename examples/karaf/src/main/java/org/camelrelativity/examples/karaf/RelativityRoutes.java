package org.camelrelativity.examples.karaf;

import org.apache.camel.builder.RouteBuilder;

/** What a user's bundle brings. Where Relativity is and who one is there, is none of its business. */
final class RelativityRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // Each file holds the imaging set to run: {"workspaceId": 1017371, "imagingSetId": 1038000}
        from("file:{{imaging.folder}}?preMove=running&move=../done&moveFailed=../failed")
                .routeId("imaging")
                .to("relativity-imaging:job/run?connection=#relativity")
                .log("Imaging set ${header.CamelRelativityImagingSetId} runs");

        from("timer:retry?period={{production.retry.period}}")
                .routeId("production")
                .setBody(constant("{\"workspaceId\": {{production.workspace}}, \"productionId\": {{production.id}}}"))
                .to("relativity-production:production/status?connection=#relativity")
                .filter(simple("${body.jobStatus} == 'Errored'"))
                .setBody(constant("[{\"workspaceId\": {{production.workspace}}, \"productionId\": {{production.id}}}]"))
                .to("relativity-production:job/mass-retry?connection=#relativity")
                .log("Production {{production.id}} is retried");
    }
}
