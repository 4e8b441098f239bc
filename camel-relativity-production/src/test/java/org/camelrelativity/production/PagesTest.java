package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.camelrelativity.common.testing.OperationPages;
import org.camelrelativity.common.testing.PageTables;
import org.camelrelativity.common.testing.Snippet;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages are true of production: their tables are those of the code, and their routes run. That a page shows what is compiled
 * here, verification/pages holds. CONTRIBUTING.md tells how to write the
 * tables anew.
 */
class PagesTest {

    @Test
    void eachOperationHasAPage() throws Exception {
        new OperationPages(
                        "relativity-production",
                        ProductionOperations.TABLE,
                        RelativityProductionComponent.class.getResource(
                                "/META-INF/org/camelrelativity/production/relativity-production.json"))
                .assertWritten();
    }

    @Test
    void tablesAreThoseOfTheCode() throws Exception {
        PageTables tables = new PageTables(
                "relativity-production",
                ProductionOperations.TABLE,
                RelativityProductionComponent.class.getResource(
                        "/META-INF/org/camelrelativity/production/relativity-production.json"));
        PageTables.assertWritten(
                "relativity-production.md",
                Map.of(
                        "production operations", tables.operations(),
                        "production component options", tables.componentOptions(),
                        "production endpoint options", tables.endpointOptions(),
                        "production consumer options", tables.consumerOptions(),
                        "production poll options", tables.pollOptions(),
                        "production headers", tables.headers()));
        PageTables.assertWritten("ledger.md", Map.of("production proofs", tables.proofs()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void stageAndRunAndWait(String language) throws Exception {
        try (AwaitingProductions relativity = new AwaitingProductions()) {
            if (language.equals("java")) {
                relativity.context.addRoutes(PageExamples.produce());
            } else {
                PluginHelper.getRoutesLoader(relativity.context)
                        .loadRoutes(ResourceHelper.fromString(
                                "snippet." + language,
                                Snippet.in("relativity-production.md", language, "direct:produce")));
            }
            relativity.context.start();
            int production = relativity.addNew(10);
            Exchange exchange = relativity.endOf(relativity.send("direct:produce", production, Map.of()));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(ProductionEnd.class).outcome())
                    .isEqualTo(ProductionOutcome.PRODUCED);
        }
    }

    @Test
    void theRouteFromAQueueRuns() throws Exception {
        CamelContext context = new DefaultCamelContext();
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int errored = workspace.addErroredProduction("Vol001");
            int running = workspace.addProduction("Vol002", 5);
            int job = workspace.runProduction(running);
            UUID token = sandbox.addDatabaseToken(workspace.production(errored).jobId(), job);
            pointAt(sandbox, context);
            context.addRoutes(PageExamples.retriesFromAQueue());
            AdviceWith.adviceWith(context, null, route -> {
                route.replaceFromWith("direct:retries");
                route.weaveByToUri("jms:production.failed").replace().to("mock:failed");
                route.weaveByToUri("jms:production.refused").replace().to("mock:refused");
                route.weaveByToUri("jms:production.look-first").replace().to("mock:look-first");
            });
            context.start();
            MockEndpoint failed = context.getEndpoint("mock:failed", MockEndpoint.class);
            failed.expectedBodiesReceived("{\"WorkspaceID\":%d,\"ProductionID\":%d,\"JobID\":%d}"
                    .formatted(workspace.artifactId(), running, job));
            MockEndpoint lookFirst = context.getEndpoint("mock:look-first", MockEndpoint.class);
            lookFirst.expectedBodiesReceived(token);

            context.createProducerTemplate().sendBody("direct:retries", token);
            failed.assertIsSatisfied();
            sandbox.faults().next(SandboxOperation.MASS_RETRY_PRODUCTION_QUEUE, SandboxFault.resetAfterEffect());
            context.createProducerTemplate().sendBody("direct:retries", token);
            lookFirst.assertIsSatisfied();
            UUID unknown = UUID.randomUUID();
            MockEndpoint refused = context.getEndpoint("mock:refused", MockEndpoint.class);
            refused.expectedBodiesReceived(unknown);
            context.createProducerTemplate().sendBody("direct:retries", unknown);
            refused.assertIsSatisfied();
            assertThat(workspace.production(errored).retries()).isEqualTo(1);
        } finally {
            context.stop();
        }
    }

    @Test
    void theRouteFromTheProductionQueueRuns() throws Exception {
        CamelContext context = new DefaultCamelContext();
        try (RelativitySandbox sandbox = RelativitySandbox.builder()
                .productionQueueListing(true)
                .timing(SandboxTiming.standard())
                .start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int production = workspace.addProduction("Vol001", 5);
            workspace.runProduction(production);
            pointAt(sandbox, context);
            context.addRoutes(PageExamples.reactToTheQueue());
            AdviceWith.adviceWith(context, null, route -> {
                route.replaceFromWith("relativity-production:queue/jobs?initialDelay=0&delay=50");
                route.weaveByToUri("relativity-production:production/status")
                        .after()
                        .to("mock:ended");
            });
            MockEndpoint ended = context.getEndpoint("mock:ended", MockEndpoint.class);
            ended.expectedMessageCount(1);
            ended.expectedHeaderReceived(RelativityProductionConstants.PRODUCTION_ID, production);
            ended.setResultWaitTime(60_000);
            context.start();
            ended.assertIsSatisfied();
        } finally {
            context.stop();
        }
    }

    @Test
    void theImagesOfAProductionAreSplit() throws Exception {
        CamelContext context = new DefaultCamelContext();
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int production = workspace.addProduction("Vol001", 501);
            workspace.runProduction(production);
            pointAt(sandbox, context);
            context.getComponent("relativity-production", RelativityProductionComponent.class)
                    .setWorkspaceId(workspace.artifactId());
            context.addRoutes(PageExamples.imagesOfAProduction());
            AdviceWith.adviceWith(context, null, route -> route.weaveByToUri("direct:image")
                    .replace()
                    .to("mock:image"));
            MockEndpoint images = context.getEndpoint("mock:image", MockEndpoint.class);
            images.expectedMessageCount(501);
            context.start();
            context.createProducerTemplate().sendBody("direct:images", production);
            images.assertIsSatisfied();
            assertThat(sandbox.journal().arrived(SandboxOperation.READ_PRODUCTION_IMAGES))
                    .isEqualTo(2);
        } finally {
            context.stop();
        }
    }

    private static void pointAt(RelativitySandbox sandbox, CamelContext context) {
        RelativityProductionComponent component =
                context.getComponent("relativity-production", RelativityProductionComponent.class);
        component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        component.getConfiguration().setUsername(sandbox.username());
        component.getConfiguration().setPassword(sandbox.password());
    }
}
