package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.production.model.ReproductionEnd;
import org.camelrelativity.production.model.ReproductionOutcome;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a production in real time, in routes that are written from the documentation alone. */
@Tag("heavy")
class LifeFromTheDocsIT {

    private static final Duration SHORT = Duration.ofMillis(150);
    /** Long enough for a wait to see the production at work. */
    private static final Duration SEEN = Duration.ofSeconds(3);

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder ->
            builder.timing(new SandboxTiming(SEEN, SHORT, Duration.ofMillis(5), SHORT, SHORT, SHORT, SHORT)));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() {
        workspace = relativity.sandbox().addWorkspace();
        RelativityProductionComponent component =
                context.getComponent("relativity-production", RelativityProductionComponent.class);
        component.getConfiguration().setInstanceUrl(relativity.sandbox().instanceUrl());
        component.getConfiguration().setUsername(relativity.sandbox().username());
        component.getConfiguration().setPassword(relativity.sandbox().password());
        component.setWorkspaceId(workspace.artifactId());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().request(uri, e -> {
            e.getMessage().setBody(body);
            e.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private Exchange done(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange;
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Neill \\ \"x\" ) OR 'Name' <> '", "名前 🎉"})
    void wholeLife(String name) throws Exception {
        int search = workspace.addSavedSearch("Responsive", 12, 0);
        int excluded =
                workspace.addSavedSearchOf(workspace.documents().foundBy(search).get(0));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:find-or-create")
                        .to("relativity-production:production/find")
                        .choice()
                        .when(simple("${body.totalCount} == 0"))
                        .process(e -> e.getMessage()
                                .setBody(Map.of(
                                        "Name",
                                        e.getMessage().getHeader("CamelRelativityName"),
                                        "Numbering",
                                        Map.of(
                                                "NumberingType",
                                                "PageLevel",
                                                "BatesPrefix",
                                                "ABC",
                                                "BatesStartNumber",
                                                1,
                                                "NumberOfDigitsForDocumentNumbering",
                                                7))))
                        .to("relativity-production:production/create")
                        .end();
                from("direct:life")
                        .to("direct:find-or-create")
                        .setBody(constant("{\"Name\":\"O'x\",\"ProductionType\":\"ImagesOnly\","
                                + "\"UseImagePlaceholder\":\"WhenNoImageExists\",\"SavedSearch\":{\"ArtifactID\":"
                                + search + "}}"))
                        .to("relativity-production:data-source/save")
                        .setBody(simple("${null}"))
                        .to("relativity-production:production/stage")
                        .to("relativity-production:production/await?until=staged")
                        .setProperty("staged", body())
                        .to("relativity-production:production/pre-run-check")
                        .setProperty("check", body())
                        .to("relativity-production:production/conflicts")
                        .setProperty("conflicts", body())
                        .to("relativity-production:production/remove-conflicts")
                        .to("relativity-production:production/run")
                        .to("relativity-production:production/await")
                        .setProperty("end", body())
                        .to("relativity-production:production/images-token")
                        .to("relativity-production:production/images?allPages=true&top=5")
                        .split(body())
                        .streaming()
                        .process(e -> told.add("image"))
                        .end();
            }
        });
        done(send("relativity-production:production/set-restriction", excluded, Map.of()));
        Exchange life = done(send("direct:life", null, Map.of("CamelRelativityName", name)));
        assertThat(life.getProperty("staged", ProductionEnd.class).outcome()).isEqualTo(ProductionOutcome.STAGED);
        assertThat(life.getProperty("check").toString()).contains("conflict");
        ProductionEnd end = life.getProperty("end", ProductionEnd.class);
        assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED);
        assertThat(end.firstBatesValue()).isEqualTo("ABC0000001");
        assertThat(told).hasSizeGreaterThanOrEqualTo(11);
        assertThat(workspace.productions()).hasSize(1);
        assertThat(workspace.production(workspace.productions().get(0)).name()).isEqualTo(name);
        done(send("direct:find-or-create", null, Map.of("CamelRelativityName", name)));
        assertThat(workspace.productions()).as("found, and not created again").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%_*", "a\\'b", "tab\tin", " '' ", "\\", "' OR 'Name' == 'Vol002"})
    void isFoundByItsWholeNameAlone(String name) {
        workspace.addProduction("Vol002", 1);
        Exchange created = done(send("relativity-production:production/create", Map.of("Name", name), Map.of()));
        Exchange found = done(
                send("relativity-production:production/find?findOne=true", null, Map.of("CamelRelativityName", name)));
        assertThat(found.getMessage().getHeader("CamelRelativityProductionId"))
                .isEqualTo(created.getMessage().getBody());
    }

    @Test
    void erroredRunAgainAndProducedAgain() {
        int production = workspace.addProduction("Vol001", 4, 1);
        done(send("relativity-production:production/run", production, Map.of()));
        assertThat(done(send("relativity-production:production/await", production, Map.of()))
                        .getMessage()
                        .getBody(ProductionEnd.class)
                        .outcome())
                .isEqualTo(ProductionOutcome.ERROR);
        done(send("relativity-production:production/branding-errors", production, Map.of()));
        done(send("relativity-production:production/re-run", production, Map.of()));
        assertThat(done(send("relativity-production:production/await", production, Map.of()))
                        .getMessage()
                        .getBody(ProductionEnd.class)
                        .outcome())
                .isEqualTo(ProductionOutcome.PRODUCED);
        int document = workspace.production(production).documents().get(0);
        Exchange created = done(send(
                "relativity-production:re-production/create",
                "{\"reproductionOptions\":{\"ReproductionType\":\"ReproduceDocument\",\"ReproduceDocumentOptions\":{}},"
                        + "\"productions\":[" + production + "],\"documents\":[" + document + "]}",
                Map.of()));
        Exchange run = done(send(
                "relativity-production:re-production/stage-and-run",
                created.getMessage().getBody(),
                Map.of()));
        assertThat(done(send(
                                "relativity-production:re-production/await",
                                null,
                                run.getMessage().getHeaders()))
                        .getMessage()
                        .getBody(ReproductionEnd.class)
                        .outcome())
                .isEqualTo(ReproductionOutcome.COMPLETED);
    }

    @Test
    void eventsOfAStatus() throws Exception {
        int production = workspace.addProduction("Vol001", 4);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("relativity-production:production/status?productionIds=" + production
                                + "&initialDelay=0&delay=100")
                        .process(e -> told.add(e.getMessage().getHeader("CamelRelativityOldStatus") + ">"
                                + e.getMessage().getHeader("CamelRelativityNewStatus")));
            }
        });
        Awaitility.await().until(() -> told.contains("null>Staged"));
        done(send("relativity-production:production/run", production, Map.of()));
        Awaitility.await().until(() -> told.stream().anyMatch(each -> each.endsWith(">Produced")));
    }

    /** After a partial failure that a route handles, the job that it made is known, and no other one is run. */
    @Test
    void theJobOfAPartialReproductionIsKnown() throws Exception {
        int produced = workspace.addProduction("Vol001", 2);
        workspace.runProduction(produced);
        Awaitility.await().until(() -> workspace.production(produced).status().equals("Produced"));
        int staged = workspace.addProduction("Vol002", 1);
        int document = workspace.production(produced).documents().get(0);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:again")
                        .doTry()
                        .to("relativity-production:re-production/create")
                        .doCatch(RelativityPartialFailureException.class)
                        .end();
            }
        });
        Exchange exchange = done(send(
                "direct:again",
                "{\"reproductionOptions\":{\"ReproductionType\":\"ReproduceDocument\",\"ReproduceDocumentOptions\":{}},"
                        + "\"productions\":[" + produced + "," + staged + "],\"documents\":[" + document + "]}",
                Map.of("CamelRelativityReproductionJobId", 4711)));
        assertThat(exchange.getMessage().getHeader("CamelRelativityReproductionJobId"))
                .isNotEqualTo(4711)
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "production/create, CREATE_PRODUCTION",
        "production/stage, STAGE_PRODUCTION",
        "production/run, RUN_PRODUCTION",
        "production/stage-and-run, STAGE_AND_RUN_PRODUCTIONS",
        "production/re-run, RERUN_PRODUCTION",
        "data-source/save, SAVE_PRODUCTION_DATA_SOURCE",
        "placeholder/save, SAVE_PRODUCTION_PLACEHOLDER",
        "re-production/create, CREATE_REPRODUCTION_JOB",
        "re-production/stage-and-run, STAGE_AND_RUN_REPRODUCTION_JOB",
    })
    void aLostAnswerHasOneEffectUnderRedeliverySplitAndMulticast(String operation, SandboxOperation called)
            throws Exception {
        for (String pattern : List.of("redelivery", "split", "multicast", "loop")) {
            Object body = body(operation);
            relativity.sandbox().faults().next(called, SandboxFault.resetAfterEffect());
            int before = relativity.sandbox().journal().tookEffect(called);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    String start = "direct:" + pattern + operation;
                    onException(RelativityException.class)
                            .maximumRedeliveries(3)
                            .redeliveryDelay(1);
                    from("direct:call" + pattern + operation)
                            .errorHandler(noErrorHandler())
                            .to("relativity-production:" + operation);
                    switch (pattern) {
                        case "redelivery" -> from(start).to("direct:call" + pattern + operation);
                        case "split" ->
                            from(start)
                                    .split(constant(List.of(body)))
                                    .stopOnException()
                                    .to("direct:call" + pattern + operation);
                        case "multicast" ->
                            from(start).multicast().stopOnException().to("direct:call" + pattern + operation, "mock:x");
                        default -> from(start).loop(2).copy().to("direct:call" + pattern + operation);
                    }
                }
            });
            Exchange exchange = send("direct:" + pattern + operation, body, Map.of());
            Throwable e = exchange.getException();
            while (e != null && !(e instanceof RelativityException)) {
                e = e.getCause();
            }
            assertThat(e).as(pattern).isInstanceOf(RelativityOutcomeUnknownException.class);
            assertThat(relativity.sandbox().journal().tookEffect(called) - before)
                    .as(pattern)
                    .isOne();
        }
    }

    private Object body(String operation) {
        int search = workspace.addSavedSearch(3, 0);
        return switch (operation) {
            case "production/create" -> Map.of("Name", "Vol" + System.nanoTime());
            case "placeholder/save" ->
                Map.of("Name", "P" + System.nanoTime(), "PlaceholderType", "Custom", "CustomText", "");
            case "production/run" -> workspace.addProduction("Vol" + System.nanoTime(), 3);
            case "production/stage-and-run" ->
                List.of(Map.of("ProductionID", workspace.addProduction("Vol" + System.nanoTime(), 3)));
            case "production/re-run" -> {
                int production = workspace.addErroredProduction("Vol" + System.nanoTime());
                Awaitility.await()
                        .until(() -> workspace.production(production).status().equals("Error"));
                yield production;
            }
            case "production/stage", "data-source/save" -> {
                int production = done(send(
                                "relativity-production:production/create",
                                Map.of("Name", "Vol" + System.nanoTime()),
                                Map.of()))
                        .getMessage()
                        .getBody(Integer.class);
                Map<String, Object> source = Map.of(
                        "ProductionID",
                        production,
                        "Name",
                        "S",
                        "ProductionType",
                        "NativesOnly",
                        "SavedSearch",
                        search);
                if (operation.startsWith("data")) {
                    yield source;
                }
                done(send("relativity-production:data-source/save", source, Map.of()));
                yield production;
            }
            default -> {
                int production = workspace.addProduction("Vol" + System.nanoTime(), 3);
                workspace.runProduction(production);
                Awaitility.await()
                        .until(() -> workspace.production(production).status().equals("Produced"));
                String job = "{\"reproductionOptions\":{\"ReproductionType\":0,\"ReproduceDocumentOptions\":{}},"
                        + "\"productions\":[" + production + "],\"documents\":["
                        + workspace.production(production).documents().get(0) + "]}";
                yield operation.endsWith("create")
                        ? job
                        : done(send("relativity-production:re-production/create", job, Map.of()))
                                .getMessage()
                                .getHeader("CamelRelativityReproductionJobId");
            }
        };
    }
}
