package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionQueue;
import org.camelrelativity.production.model.ProductionQueueItem;
import org.camelrelativity.production.model.ProductionStatus;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of status in the production queue as events, where the instance lists the queue. */
class QueueEventsTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<Map<String, Object>> events = new ArrayList<>();
    private final List<Object> bodies = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private Processor step = exchange -> {};
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private CamelContext context;
    private TestTiming timing;

    @BeforeEach
    void start() throws Exception {
        start(true);
    }

    private void start(boolean listing) throws Exception {
        sandbox = RelativitySandbox.builder()
                .clock(clock)
                .timing(new SandboxTiming(TEN, TEN, Duration.ofSeconds(1), TEN, TEN, TEN, TEN))
                .productionQueueListing(listing)
                .start();
        workspace = sandbox.addWorkspace();
        restart();
    }

    private void restart() throws Exception {
        restart("");
    }

    private void restart(String options) throws Exception {
        if (context != null) {
            context.stop();
        }
        context = new DefaultCamelContext();
        timing = TestTiming.in(context);
        RelativityProductionComponent component =
                context.getComponent("relativity-production", RelativityProductionComponent.class);
        component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        component.getConfiguration().setUsername(sandbox.username());
        component.getConfiguration().setPassword(sandbox.password());
        context.getRegistry()
                .bind(
                        "file",
                        FileStateRepository.fileStateRepository(
                                folder.resolve("told").toFile()));
        context.getRegistry().bind("strategy", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
                failures.add(cause);
                return false;
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("relativity-production:queue/jobs?startScheduler=false&stateRepository=#file&pollStrategy=#strategy"
                                + options)
                        .routeId("events")
                        .process(exchange -> {
                            events.add(new TreeMap<>(exchange.getMessage().getHeaders()));
                            bodies.add(exchange.getMessage().getBody());
                        })
                        .process(exchange -> step.process(exchange));
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    private List<Map<String, Object>> poll() {
        events.clear();
        bodies.clear();
        failures.clear();
        ((ScheduledPollConsumer) context.getRoute("events").getConsumer()).run();
        return events;
    }

    private static Object old(Map<String, Object> event) {
        return event.get(RelativityProductionConstants.OLD_STATUS);
    }

    private static Object now(Map<String, Object> event) {
        return event.get(RelativityProductionConstants.NEW_STATUS);
    }

    @Test
    void tellsOfAJobFromItsBeginningToItsEnd() {
        int production = workspace.addProduction("Vol001", 10);
        assertThat(poll()).isEmpty();
        int job = workspace.runProduction(production);
        List<Object> told = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            poll();
            assertThat(events).hasSize(1);
            assertThat(old(events.get(0))).isEqualTo(told.isEmpty() ? null : told.get(told.size() - 1));
            told.add(now(events.get(0)));
            assertThat(bodies.get(0)).isInstanceOfSatisfying(ProductionQueueItem.class, item -> {
                assertThat(item.productionName()).isEqualTo("Vol001");
                assertThat(item.status()).isEqualTo(now(events.get(0)));
            });
            assertThat(poll()).isEmpty();
            clock.advance(TEN);
        }
        assertThat(told)
                .containsExactly(
                        "Queued for Production", "Producing", "Creating and Applying Bates Numbers", "Branding");
        assertThat(poll())
                .singleElement()
                .isEqualTo(new TreeMap<>(Map.of(
                        RelativityProductionConstants.WORKSPACE_ID,
                        workspace.artifactId(),
                        RelativityProductionConstants.PRODUCTION_ID,
                        production,
                        RelativityProductionConstants.QUEUE_ID,
                        (long) job,
                        RelativityProductionConstants.OLD_STATUS,
                        "Branding",
                        RelativityProductionConstants.GONE,
                        true)));
        assertThat(bodies.get(0)).isNull();
        assertThat(poll()).isEmpty();
        assertThat(failures).isEmpty();
    }

    /** The listing does not tell how a job ended; the ids in the headers are all that production/status needs. */
    @Test
    void whoeverWantsToKnowHowItEndedReadsIt() {
        int production = workspace.addProduction("Vol001", 10);
        workspace.runProduction(production);
        poll();
        clock.advance(Duration.ofDays(1));
        List<Object> ended = new ArrayList<>();
        step = exchange -> {
            context.createProducerTemplate().send("relativity-production:production/status", exchange);
            assertThat(exchange.getException()).isNull();
            ended.add(ProductionStatus.of(exchange.getMessage()
                            .getBody(ProductionJobStatusResult.class)
                            .status())
                    .orElseThrow());
        };
        assertThat(poll()).hasSize(1);
        assertThat(ended).containsExactly(ProductionStatus.Produced);
    }

    @Test
    void aChangeOfBrandingIsAChange() throws Exception {
        String listed =
                "[{\"QueueID\":1,\"WorkspaceID\":2,\"ProductionID\":3,\"Status\":\"Branding\",\"BrandingStatus\":%s}]";
        for (String branding : List.of("null", "\"Branding\"", "\"Pending Finalization\"")) {
            sandbox.faults()
                    .next(
                            SandboxOperation.LIST_PRODUCTION_QUEUE,
                            SandboxFault.otherAnswer(
                                    200, Map.of("Content-Type", "application/json"), listed.formatted(branding)),
                            2);
            assertThat(poll()).extracting(QueueEventsTest::now).containsExactly("Branding");
            assertThat(poll()).isEmpty();
        }
    }

    @Test
    void aJobThatWasMissingInOneListIsToldAgain() {
        workspace.addErroredProduction("Vol001");
        poll();
        sandbox.faults()
                .next(
                        SandboxOperation.LIST_PRODUCTION_QUEUE,
                        SandboxFault.otherAnswer(200, Map.of("Content-Type", "application/json"), "[]"));
        assertThat(poll()).singleElement().satisfies(event -> assertThat(event)
                .containsEntry(RelativityProductionConstants.GONE, true));
        assertThat(poll()).singleElement().satisfies(event -> {
            assertThat(old(event)).isNull();
            assertThat(now(event)).isNotNull();
        });
        assertThat(poll()).isEmpty();
    }

    @Test
    void aRestartTellsNothingTwiceAndMissesNoEnd() throws Exception {
        int ending = workspace.addProduction("Vol001", 10);
        workspace.runProduction(ending);
        int errored = workspace.addErroredProduction("Vol002");
        assertThat(poll()).hasSize(2);
        restart();
        assertThat(poll()).isEmpty();
        clock.advance(Duration.ofDays(1));
        restart();
        assertThat(poll())
                .extracting(event -> event.get(RelativityProductionConstants.PRODUCTION_ID), QueueEventsTest::old)
                .containsExactly(tuple(ending, "Queued for Production"));
        restart();
        assertThat(poll()).isEmpty();
        assertThat(folder.resolve("told"))
                .content()
                .contains("/production-queue={\"" + workspace.artifactId() + "/" + errored);
    }

    /** What somebody else wrote there counts as nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "{\"foo\":{\"Status\":\"Branding\"}}",
                "{\"1/2\":{\"Status\":\"Branding\"}}",
                "{\"1/2/99999999999999999999\":{\"Status\":\"Branding\"}}",
                "{\"1/2/3\":null}"
            })
    void aStateThatCannotBeReadCountsAsNone(String state) throws Exception {
        context.stop();
        String host = sandbox.instanceUrl().replaceAll(".*//|/.*", "");
        Files.writeString(folder.resolve("told"), host + "/production-queue=" + state + "\n");
        restart();
        workspace.addErroredProduction("Vol001");
        assertThat(poll()).singleElement().satisfies(event -> {
            assertThat(old(event)).isNull();
            assertThat(now(event)).isNotNull();
        });
        assertThat(failures).isEmpty();
        assertThat(poll()).isEmpty();
    }

    @Test
    void aFailedExchangeIsRepeated() {
        workspace.addErroredProduction("Vol001");
        step = exchange -> exchange.setException(new IllegalStateException("not now"));
        assertThat(poll()).hasSize(1);
        step = exchange -> {};
        assertThat(poll()).hasSize(1);
        assertThat(poll()).isEmpty();
    }

    @Test
    void aJobThatDoesNotGetOnIsToldOnce() throws Exception {
        restart("&stuckAfter=1h");
        workspace.runProduction(workspace.addProduction("Vol001", 10));
        workspace.addErroredProduction("Vol002"); // waits for a person
        assertThat(poll()).hasSize(2);
        timing.advance(Duration.ofHours(1));
        assertThat(poll()).singleElement().satisfies(event -> {
            assertThat(event).containsEntry(RelativityProductionConstants.STUCK, true);
            assertThat(now(event)).isEqualTo("Queued for Production");
        });
        assertThat(poll()).isEmpty();
    }

    @Test
    void aServerThatIsAwayLosesNoEvent() {
        workspace.runProduction(workspace.addProduction("Vol001", 10));
        poll();
        sandbox.faults().always(SandboxOperation.LIST_PRODUCTION_QUEUE, SandboxFault.status(503));
        assertThat(poll()).isEmpty();
        assertThat(failures).singleElement().isInstanceOf(RelativityUnavailableException.class);
        sandbox.faults().clear();
        clock.advance(TEN);
        assertThat(poll())
                .extracting(QueueEventsTest::old, QueueEventsTest::now)
                .containsExactly(tuple("Queued for Production", "Producing"));
    }

    @Test
    void aServerThatLacksTheListingSaysSo() throws Exception {
        stop();
        start(false);
        assertThat(poll()).isEmpty();
        assertThat(failures).singleElement().satisfies(e -> assertThat(e)
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("queue/jobs: status 404")
                .hasMessageEndingWith("Only RelativityOne is known to offer queue/jobs"));
        Exchange sent = context.createProducerTemplate().request("relativity-production:queue/jobs", exchange -> {});
        assertThat(sent.getException()).hasMessageEndingWith("Only RelativityOne is known to offer queue/jobs");
    }

    @Test
    void theQueueIsAListToo() {
        int production = workspace.addErroredProduction("Vol001");
        Exchange sent = context.createProducerTemplate().request("relativity-production:queue/jobs", exchange -> {});
        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getBody(ProductionQueue.class))
                .singleElement()
                .satisfies(job -> assertThat(job.productionId()).isEqualTo(production));
        assertThat(sent.getMessage().getBody(String.class))
                .startsWith("[{\"QueueID\":")
                .endsWith("}]");
    }

    @Test
    void theLegacyApiHasNoQueue() {
        assertThatThrownBy(() -> context.getEndpoint("relativity-production:queue/jobs?apiVersion=legacy")
                        .createConsumer(exchange -> {}))
                .hasMessage("queue/jobs: the legacy API has no such operation; apiVersion=v1 has");
    }
}
