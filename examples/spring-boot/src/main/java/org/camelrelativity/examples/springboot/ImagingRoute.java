package org.camelrelativity.examples.springboot;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityRefusedException;
import org.springframework.stereotype.Component;

/** Each file is an imaging set that is run, awaited and, if no document failed, released. */
@Component
class ImagingRoute extends RouteBuilder {

    @Override
    public void configure() {
        // Each file holds the imaging set to run: {"workspaceId": 1017371, "imagingSetId": 1038000}
        from("file:{{imaging.folder}}?include=.*\\.json&delay={{imaging.delay}}"
                        + "&move=${file:parent}/${exchangeProperty.folder}/${file:onlyname}")
                .routeId("imaging")
                .onException(RelativityRefusedException.class)
                .handled(true)
                .setProperty("folder", constant("refused"))
                .log(LoggingLevel.WARN, "${file:name}: ${exception.message}")
                .end()
                .to("relativity-imaging:job/run?qcEnabled=true&idempotencyKey=${file:name} ${file:modified}")
                .to("relativity-imaging:set/await")
                .log("Imaging set ${header.CamelRelativityImagingSetId}: ${body.status}")
                .choice()
                .when(simple("${body.outcome} == 'COMPLETED'"))
                .to("relativity-imaging:set/release")
                .setProperty("folder", constant("released"))
                .otherwise()
                .setProperty("folder", constant("not-released"))
                .end();
    }
}
