package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.camelrelativity.production.model.ProductionJobResults;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One route, in each language, that takes a production from its creation to its re-production: staged, run, canceled by
 * somebody, run again, failed, re-run, produced.
 */
class LifeOfAProductionTest {

    private AwaitingProductions relativity;

    @BeforeEach
    void start() {
        relativity = new AwaitingProductions();
    }

    @AfterEach
    void stop() {
        assertThat(relativity.sandbox.journal().unknownFields()).isEmpty();
        relativity.close();
    }

    @Test
    void java() throws Exception {
        relativity.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:java")
                        .to("relativity-production:production/create")
                        .to("relativity-production:production/stage")
                        .to("relativity-production:production/await?until=staged")
                        .setBody(header("CamelRelativityProductionId"))
                        .to("relativity-production:production/run")
                        .to("relativity-production:production/await")
                        .loopDoWhile(simple("${body.outcome} != 'PRODUCED'"))
                        .choice()
                        .when(simple("${body.outcome} == 'CANCELED'"))
                        .setBody(header("CamelRelativityProductionId"))
                        .to("relativity-production:production/run")
                        .otherwise()
                        .setBody(header("CamelRelativityProductionId"))
                        .to("relativity-production:production/re-run")
                        .end()
                        .to("relativity-production:production/await")
                        .end()
                        .setBody(simple("{\"reproductionOptions\": {\"reproductionType\": \"ReproduceDocument\","
                                + " \"reproduceDocumentOptions\": {\"includeNatives\": true}},"
                                + " \"productions\": [${header.CamelRelativityProductionId}],"
                                + " \"documents\": [${header.document}]}"))
                        .to("relativity-production:re-production/create")
                        .to("relativity-production:re-production/stage-and-run");
            }
        });
        lives("direct:java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xml"})
    void fromAFile(String language) throws Exception {
        PluginHelper.getRoutesLoader(relativity.context)
                .loadRoutes(PluginHelper.getResourceLoader(relativity.context)
                        .resolveResource("classpath:routes/life-of-a-production." + language));
        lives("direct:" + language);
    }

    private void lives(String route) throws Exception {
        relativity.context.start();
        int document = relativity.workspace.documents().addFailing(1);
        int search = relativity.workspace.addSavedSearchOf(
                document, relativity.workspace.documents().add());
        CompletableFuture<Exchange> life = relativity.send(
                route,
                Map.of(
                        "Name",
                        "Vol001",
                        "DataSources",
                        List.of(Map.of(
                                "Name",
                                "Source",
                                "ProductionType",
                                "ImagesOnly",
                                "UseImagePlaceholder",
                                "WhenNoImageExists",
                                "SavedSearch",
                                search))),
                Map.of("document", document));
        relativity.passUntil(() -> life.isDone() || tookEffect(SandboxOperation.RUN_PRODUCTION) == 1);
        if (life.isDone()) {
            throw new AssertionError("it does not wait for the run", life.join().getException());
        }
        relativity.pass(Duration.ofSeconds(11));
        relativity.request(
                "job/cancel?productionId=" + relativity.workspace.productions().get(0), null);
        Exchange end = relativity.endOf(life);
        assertThat(end.getException()).isNull();
        assertThat(end.getMessage().getBody(ProductionJobResults.class))
                .singleElement()
                .satisfies(each -> assertThat(each.sent()).isTrue());
        assertThat(tookEffect(SandboxOperation.CREATE_PRODUCTION)).isOne();
        assertThat(tookEffect(SandboxOperation.STAGE_PRODUCTION)).isOne();
        assertThat(tookEffect(SandboxOperation.RUN_PRODUCTION)).isEqualTo(2);
        assertThat(tookEffect(SandboxOperation.RERUN_PRODUCTION)).isOne();
        assertThat(relativity.workspace.productions()).hasSize(2);
    }

    private int tookEffect(SandboxOperation operation) {
        return relativity.sandbox.journal().tookEffect(operation);
    }
}
