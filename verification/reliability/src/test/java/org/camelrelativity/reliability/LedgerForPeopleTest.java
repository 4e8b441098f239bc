package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in doubt does not rot in a log: JMX, a dev console and a health check show it, and take what people decide. */
class LedgerForPeopleTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;

    private World world;
    private JdbcCallLedger ledger;

    @BeforeEach
    void start() throws Exception {
        start(Identity.BASIC, null);
    }

    private void start(Identity identity, Duration limit) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.setDevConsole(true);
        context.getComponent("relativity-imaging", RelativityComponent.class).setHealthCheckInDoubtAfter(limit);
        world = new World(identity, context);
        ledger = new Ledgers(Ledgers.inMemory(), world.timing().clock()).of("worker-1");
        context.getRegistry().bind("calls", ledger);
    }

    private void restart(Identity identity, Duration limit) throws Exception {
        stop();
        start(identity, limit);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private static final String OPTIONS = "&ledger=#calls&idempotencyKey=${header.row}";

    private Exchange run(SandboxImagingSet set, String row) {
        String uri =
                "relativity-imaging:job/run?workspaceId=" + world.workspace().artifactId() + OPTIONS;
        return world.context().createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(set.artifactId());
            exchange.getMessage().setHeader("row", row);
        });
    }

    private SandboxImagingSet inDoubt(String row) {
        SandboxImagingSet set = world.newSet();
        world.sandbox().faults().next(RUN, SandboxFault.resetBeforeEffect());
        assertThat(run(set, row).getException()).isNotNull();
        return set;
    }

    private String keyOf(String row) {
        return "127.0.0.1:" + world.port() + " " + row;
    }

    @Test
    void anEntryTellsWhatToLookAt() throws Exception {
        SandboxImagingSet set = inDoubt("row-1");
        Entry entry = ledger.inDoubt().get(0);
        assertThat(entry.ids())
                .isEqualTo(Map.of(
                        "workspaceId", "" + world.workspace().artifactId(), "imagingSetId", "" + set.artifactId()));
        assertThat(entry.lookFirst()).contains("set/read");
        assertThat(entry.worker()).isEqualTo("worker-1");
        assertThat(entry.since()).isEqualTo("2026-01-01T00:00:00Z");
    }

    /** Nothing else tells what may have been created. */
    @Test
    void anEntryOfASaveTellsTheName() throws Exception {
        world.sandbox().faults().next(SandboxOperation.SAVE_IMAGING_SET, SandboxFault.resetAfterEffect());
        String uri =
                "relativity-imaging:set/save?workspaceId=" + world.workspace().artifactId() + OPTIONS;
        world.context().createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage()
                    .setBody(Map.of(
                            "Name", "Exhibits of May",
                            "DataSourceID", world.workspace().addSavedSearch(1, 0),
                            "ImagingProfileID", world.workspace().defaultImagingProfile()));
            exchange.getMessage().setHeader("row", "row-1");
        });
        assertThat(ledger.inDoubt()).hasSize(1).first().satisfies(entry -> {
            assertThat(entry.ids()).containsEntry("name", "Exhibits of May");
            assertThat(entry.lookFirst()).contains("of that name");
        });
    }

    private MBeanServer server() {
        return world.context().getManagementStrategy().getManagementAgent().getMBeanServer();
    }

    private ObjectName bean() throws Exception {
        String pattern = "org.apache.camel:context=" + world.context().getManagementName()
                + ",type=services,name=JdbcCallLedger*";
        assertThat(server().queryNames(new ObjectName(pattern), null)).hasSize(1);
        return server().queryNames(new ObjectName(pattern), null).iterator().next();
    }

    private Object jmx(String operation, Object... arguments) throws Exception {
        String[] types = new String[arguments.length];
        java.util.Arrays.fill(types, String.class.getName());
        return server().invoke(bean(), operation, arguments, types);
    }

    @Test
    void jmxListsWhatIsInDoubtAndTakesDecisions() throws Exception {
        SandboxImagingSet released = inDoubt("row-1");
        SandboxImagingSet settled = inDoubt("row-2");
        String[] lines = (String[]) jmx("listInDoubt");
        assertThat(lines).hasSize(2);
        assertThat(lines[0])
                .contains("key=" + keyOf("row-1"))
                .contains("operation=job/run")
                .contains("imagingSetId=" + released.artifactId())
                .contains("since=2026-01-01T00:00:00Z")
                .contains("worker=worker-1")
                .contains("lookFirst=read the imaging set");
        jmx("release", keyOf("row-1"), "anna", "still Staging after an hour");
        jmx("settle", keyOf("row-2"), "anna", "the set has run");
        assertThat((String[]) jmx("listInDoubt")).isEmpty();
        assertThat(ledger.find(keyOf("row-1")).orElseThrow())
                .returns(State.RELEASED, Entry::state)
                .extracting(Entry::note)
                .asString()
                .contains("anna: still Staging after an hour");
        assertThat(run(released, "row-1").getException()).isNull();
        assertThat(run(settled, "row-2").getException()).isNull();
        assertThat(world.sandbox().journal().arrived(RUN)).isEqualTo(3);
        assertThatThrownBy(() -> jmx("release", keyOf("row-2"), "anna", "again"))
                .rootCause()
                .hasMessageContaining("is DONE");
    }

    @Test
    void aLedgerThatAStartingRouteStartsIsManagedAsWell() throws Exception {
        world.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("relativity-imaging:job/run?ledger=#calls&idempotencyKey=x");
            }
        });
        assertThat((String[]) jmx("listInDoubt")).isEmpty();
        ObjectName bean = bean();
        world.context().stop();
        assertThat(java.lang.management.ManagementFactory.getPlatformMBeanServer()
                        .isRegistered(bean))
                .isFalse();
    }

    private Object console(DevConsole.MediaType type) {
        DevConsoleRegistry registry =
                world.context().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        registry.loadDevConsoles(true);
        DevConsole console = registry.resolveById("relativity");
        assertThat(console.getGroup()).isEqualTo("camel");
        return console.call(type);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> consoleRows(String table) {
        return (List<Map<String, Object>>) ((Map<String, Object>) console(DevConsole.MediaType.JSON)).get(table);
    }

    @Test
    void theDevConsoleShowsWhatIsInDoubt() throws Exception {
        SandboxImagingSet set = inDoubt("row-1");
        Map<String, Object> row = consoleRows("inDoubt").get(0);
        assertThat(row)
                .containsEntry("ledger", "calls")
                .containsEntry("key", keyOf("row-1"))
                .containsEntry("operation", "job/run")
                .containsEntry("since", "2026-01-01T00:00:00Z")
                .containsEntry("worker", "worker-1")
                .containsKeys("ids", "lookFirst");
        assertThat(console(DevConsole.MediaType.TEXT).toString())
                .contains("inDoubt: 1")
                .contains("key=" + keyOf("row-1"))
                .contains("imagingSetId=" + set.artifactId());
    }

    @Test
    void theDevConsoleShowsConnectionsAndTheAgeOfTheirTokensAndNoSecrets() throws Exception {
        restart(Identity.CLIENT_CREDENTIALS, null);
        world.ask("relativity-imaging:set/read", world.newSet().artifactId(), Object.class);
        world.timing().setClockForward(Duration.ofMinutes(5));
        assertThat(consoleRows("connections"))
                .filteredOn(row -> "relativity-imaging".equals(row.get("name")))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row)
                        .containsEntry("instance", "127.0.0.1:" + world.port())
                        .containsEntry("authentication", "client credentials")
                        .containsEntry("tokenAge", "PT5M"));
        String clientSecret = world.configuration().getClientSecret();
        assertThat(clientSecret).isNotBlank();
        for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
            assertThat(console(type).toString()).doesNotContain(clientSecret);
        }
    }

    @Test
    void theDevConsoleShowsWaits() throws Exception {
        SandboxImagingSet set = world.runningSet();
        CompletableFuture<Exchange> waiting = world.context()
                .createProducerTemplate()
                .asyncSend(
                        "relativity-imaging:set/await?workspaceId="
                                + world.workspace().artifactId(),
                        exchange -> exchange.getMessage()
                                .setHeader(RelativityImagingConstants.IMAGING_SET_ID, set.artifactId()));
        org.awaitility.Awaitility.await().until(() -> !consoleRows("waits").isEmpty());
        assertThat(consoleRows("waits").get(0))
                .containsEntry("operation", "set/await")
                .containsEntry("instance", "127.0.0.1:" + world.port())
                .containsEntry(
                        "subject",
                        "imaging set " + set.artifactId() + " of workspace "
                                + world.workspace().artifactId())
                .containsEntry("waiting", "PT0S");
        world.context().stop();
        waiting.join();
    }

    @Test
    void aDevConsoleWithoutAnythingStartedIsEmpty() throws Exception {
        assertThat(consoleRows("waits")).isEmpty();
        assertThat(consoleRows("inDoubt")).isEmpty();
    }

    private HealthCheck.Result health() {
        return HealthCheckRegistry.get(world.context())
                .getCheck("relativity-ledger-calls")
                .orElseThrow()
                .call();
    }

    @Test
    void withoutALimitThereIsNoHealthCheck() throws Exception {
        inDoubt("row-1");
        assertThat(HealthCheckRegistry.get(world.context()).getCheck("relativity-ledger-calls"))
                .isEmpty();
    }

    @Test
    void theHealthCheckIsDownWhenACallIsInDoubtForTooLong() throws Exception {
        restart(Identity.BASIC, Duration.ofHours(1));
        inDoubt("row-1");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        world.timing().setClockForward(Duration.ofMinutes(61));
        HealthCheck.Result down = health();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage()).contains("1 calls are in doubt for longer than PT1H");
        assertThat(down.getDetails())
                .containsEntry("inDoubt", 1)
                .containsEntry(keyOf("row-1"), "job/run since 2026-01-01T00:00:00Z");
        assertThat(down.getDetails().toString()).doesNotContain(World.PASSWORD);
        ledger.settle(keyOf("row-1"), "anna", "seen at work");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theHealthCheckGoesWithTheContext() throws Exception {
        restart(Identity.BASIC, Duration.ofHours(1));
        world.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("relativity-imaging:job/run?ledger=#calls&idempotencyKey=x");
            }
        });
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        world.context().stop();
        assertThat(HealthCheckRegistry.get(world.context()).getCheck("relativity-ledger-calls"))
                .isEmpty();
    }

    @Test
    void theHealthCheckIsUnknownWhenTheLedgerCannotBeReached() throws Exception {
        restart(Identity.BASIC, Duration.ofHours(1));
        javax.sql.DataSource database = Ledgers.inMemory();
        JdbcCallLedger dropped = new Ledgers(database, world.timing().clock()).of("worker-1");
        world.context().getRegistry().bind("calls", dropped);
        run(world.newSet(), "row-1");
        try (java.sql.Connection connection = database.getConnection()) {
            connection.createStatement().execute("DROP TABLE RELATIVITY_CALL");
        }
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(console(DevConsole.MediaType.TEXT).toString()).contains("error=can't be reached");
    }
}
