package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.IdempotencyKey;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.common.ledger.KeyedCalls;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, keys, ledgers, clocks and workers that are not as they should be: nothing is sent twice, and nothing lost. */
class IdempotencyKeyInputTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;
    private static final Duration LONGER_THAN_ANY_CALL = Duration.ofHours(1);

    private Redelivered routes;
    private Ledgers ledgers;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        ledgers = new Ledgers(Ledgers.inMemory(), routes.world().timing().clock());
        bind("ledger", ledgers.of("worker-1"));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private void bind(String name, Object bean) {
        routes.world().context().getRegistry().bind(name, bean);
    }

    private Exchange send(String uri, Object body, String key) {
        return routes.world().context().createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("row", key);
        });
    }

    private Exchange run(SandboxImagingSet set, String key, String ledger) {
        return send(
                routes.imaging("job/run") + "&idempotencyKey=${header.row}&ledger=#" + ledger, set.artifactId(), key);
    }

    private Exchange run(SandboxImagingSet set, String key) {
        return run(set, key, "ledger");
    }

    /** What proves a run can't be read. */
    private void blind() {
        routes.world().sandbox().faults().always(SandboxOperation.READ_IMAGING_SET, SandboxFault.status(403));
    }

    private static Object replayed(Exchange exchange) {
        return exchange.getMessage().getHeader(RelativityConstants.REPLAYED);
    }

    private Throwable cause(String uri) {
        return catchThrowable(() -> routes.route("direct:start", route -> route.to(uri)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set/read", "set/await", "set/release", "job/stop", "job/update-priority"})
    void whatIsSafeOrIdempotentTakesNoKey(String operation) {
        assertThat(cause(routes.imaging(operation) + "&idempotencyKey=x&ledger=#ledger"))
                .rootCause()
                .hasMessageContaining(operation + " has no option idempotencyKey");
    }

    /** An update is repeated like any other: the key of a save is of the saves that create. */
    @Test
    void anUpdateIsSentEachTime() {
        int profile = routes.world().workspace().addImagingProfile("Profile");
        int search = routes.world().workspace().addSavedSearch(1, 0);
        Map<String, Object> create = Map.of(
                "Name", "Set", "DataSourceID", search, "ImagingProfile", profile, "EmailNotificationRecipients", "");
        String save = routes.imaging("set/save") + "&idempotencyKey=${header.row}&ledger=#ledger";
        Exchange created = send(save, create, "row-1");
        assertThat(created.getException()).isNull();
        assertThat(replayed(send(save, create, "row-1"))).isEqualTo(true);
        Map<String, Object> update = new HashMap<>(create);
        update.put("ArtifactID", created.getMessage().getBody(Integer.class));
        for (int message = 0; message < 2; message++) {
            Exchange updated = send(save, update, "row-1");
            assertThat(updated.getException()).isNull();
            assertThat(replayed(updated)).isNull();
        }
    }

    @Test
    void aLedgerWithoutAKeyIsRefused() {
        assertThat(cause(routes.imaging("job/run") + "&ledger=#ledger"))
                .rootCause()
                .hasMessageContaining("job/run: option ledger needs an idempotencyKey");
    }

    @Test
    void aLedgerOfTheComponentIsForTheEndpointsWithAKey() {
        RelativityComponent imaging =
                routes.world().context().getComponent("relativity-imaging", RelativityComponent.class);
        imaging.setLedger(ledgers.of("worker-2"));
        SandboxImagingSet set = routes.newSet();
        String keyed = routes.imaging("job/run") + "&idempotencyKey=row-1";
        assertThat(send(keyed, set.artifactId(), "").getException()).isNull();
        assertThat(replayed(send(keyed, set.artifactId(), ""))).isEqualTo(true);
        assertThat(send(routes.imaging("job/run"), set.artifactId(), "").getException())
                .isNull();
        assertThat(routes.tookEffect(RUN)).isEqualTo(2);
    }

    @Test
    void aLedgerThatIsNoneIsTold() {
        bind("text", "jdbc:h2:mem:x");
        String run = routes.imaging("job/run") + "&idempotencyKey=x&ledger=#";
        assertThat(cause(run + "text")).rootCause().hasMessageContaining("ledger");
        assertThat(cause(run + "nothing")).rootCause().hasMessageContaining("nothing");
    }

    @Test
    void anExpressionThatIsNoneEndsTheStartOfTheRoute() {
        assertThat(cause(routes.imaging("job/run") + "&idempotencyKey=${nothing.known}&ledger=#ledger"))
                .rootCause()
                .hasMessageContaining("nothing.known");
    }

    @Test
    void anEmptyOptionIsAnEmptyKey() {
        assertThat(send(
                                routes.imaging("job/run") + "&idempotencyKey=&ledger=#ledger",
                                routes.newSet().artifactId(),
                                "")
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("but was empty");
        assertThat(routes.arrived(RUN)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"row\n1", "row\u00001", "\trow-1", "row-1\u0085"})
    void aKeyWithControlCharactersIsRefusedBeforeSending(String key) {
        assertThat(run(routes.newSet(), key).getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("has control characters");
        assertThat(routes.arrived(RUN)).isZero();
    }

    /** 85 characters outside of the basic plane, of two units each, are within the limit; 128 are not. */
    @Test
    void keysOfAnyScriptAreKeys() {
        SandboxImagingSet set = routes.newSet();
        for (String key : List.of("\uD83D\uDCC4".repeat(85), "Übersicht", "\u6587\u4ef6", "e\u0301", "\u00e9")) {
            assertThat(run(set, key).getException()).as(key).isNull();
            assertThat(replayed(run(set, key))).as(key).isEqualTo(true);
        }
        assertThat(routes.tookEffect(RUN)).isEqualTo(5);
        assertThat(run(set, "\uD83D\uDCC4".repeat(IdempotencyKey.MAX_LENGTH / 2 + 1))
                        .getException())
                .isInstanceOf(RelativityRequestException.class);
    }

    @Test
    void blanksAtTheEndsMakeOtherKeys() {
        SandboxImagingSet set = routes.newSet();
        for (String key : List.of("row-1", "row-1 ", " row-1")) {
            assertThat(run(set, key).getException()).isNull();
            assertThat(replayed(run(set, key))).isEqualTo(true);
        }
        assertThat(routes.tookEffect(RUN)).isEqualTo(3);
    }

    /** Such a database can't tell the keys, so the second is not sent. */
    @Test
    void inADatabaseThatTrimsNothingIsSentTwice() throws Exception {
        DataSource trimming = Ledgers.inMemory();
        ledgers = new Ledgers(trimming, routes.world().timing().clock());
        bind("trimming", ledgers.of("worker-2"));
        try (Connection connection = trimming.getConnection()) {
            JdbcCallLedger creates = ledgers.of("worker-3");
            creates.start();
            connection.createStatement().execute("ALTER TABLE RELATIVITY_CALL ALTER COLUMN CALL_KEY CHAR(600)");
        }
        SandboxImagingSet set = routes.newSet();
        assertThat(run(set, "row-1", "trimming").getException()).isNull();
        for (int message = 0; message < 2; message++) {
            assertThat(run(set, "row-1 ", "trimming").getException())
                    .isInstanceOf(RelativityNotSentException.class)
                    .hasMessageContaining("for the same key");
        }
        run(set, "row-2 ", "trimming");
        run(set, "row-2 ", "trimming");
        assertThat(routes.tookEffect(RUN)).isEqualTo(2);
    }

    /** A key names a call: what is done next with the same set has another. */
    @Test
    void theKeyOfARunIsNotThatOfTheRetryOfItsErrors() {
        SandboxImagingSet set = routes.newSet();
        assertThat(run(set, "row-1").getException()).isNull();
        String retry = routes.imaging("job/retry-errors") + "&ledger=#ledger&idempotencyKey=${header.row}";
        assertThat(send(retry, set.artifactId(), "row-1").getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("idempotencyKey 'row-1' belongs to another request, of job/run");
        assertThat(routes.arrived(SandboxOperation.RETRY_ERRORS)).isZero();
        assertThat(send(retry, set.artifactId(), "row-1 retry").getException()).isNull();
    }

    @Test
    void keysOfTwoInstancesAreDifferent() throws Exception {
        try (RelativitySandbox other = RelativitySandbox.start()) {
            SandboxWorkspace workspace =
                    other.addWorkspace(routes.world().workspace().artifactId());
            SandboxImagingSet here = routes.newSet();
            workspace.addImagingSet(here.artifactId(), "Set", workspace.addSavedSearch(1, 0));
            RelativityConfiguration configuration = new RelativityConfiguration();
            configuration.setInstanceUrl(other.instanceUrl());
            configuration.setUsername(other.username());
            configuration.setPassword(other.password());
            bind("other", new RelativityConnection(configuration));
            String elsewhere = routes.imaging("job/run") + "&idempotencyKey=row-1&ledger=#ledger&connection=#other";
            for (int message = 0; message < 2; message++) {
                assertThat(run(here, "row-1").getException()).isNull();
                assertThat(send(elsewhere, here.artifactId(), "").getException())
                        .isNull();
            }
            assertThat(routes.tookEffect(RUN)).isOne();
            assertThat(other.journal().tookEffect(RUN)).isOne();
        }
    }

    /** A database whose connections can be cut. */
    private static DataSource cuttable(DataSource database, AtomicBoolean cut) {
        return Intercepted.of(DataSource.class, database, (method, arguments, call) -> {
            if (cut.get()) {
                throw new SQLException("no connection");
            }
            return call.proceed();
        });
    }

    @Test
    void aDatabaseThatIsDownBeforeSendingMeansNotSent() {
        AtomicBoolean cut = new AtomicBoolean(true);
        JdbcCallLedger down = new JdbcCallLedger(cuttable(Ledgers.inMemory(), cut));
        down.setCreateTable(true);
        bind("down", down);
        SandboxImagingSet set = routes.newSet();
        String lazy = routes.imaging("job/run") + "&idempotencyKey=x&ledger=#down&lazyStartProducer=true";
        for (int message = 0; message < 2; message++) {
            assertThat(send(lazy, set.artifactId(), "").getException())
                    .isInstanceOf(RelativityNotSentException.class)
                    .hasMessageContaining("no connection");
        }
        cut.set(false);
        assertThat(send(lazy, set.artifactId(), "").getException()).isNull();
        cut.set(true);
        assertThat(send(lazy, set.artifactId(), "").getException()).isInstanceOf(RelativityNotSentException.class);
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void aDatabaseThatIsDownAfterTheAnswerLeavesTheClaimToBeProvenLater() {
        AtomicBoolean cut = new AtomicBoolean();
        JdbcCallLedger database = new JdbcCallLedger(cuttable(Ledgers.inMemory(), cut));
        database.setCreateTable(true);
        database.setClock(routes.world().timing().clock());
        bind("database", database);
        routes.world().sandbox().faults().decide(operation -> {
            cut.set(operation == RUN);
            return null;
        });
        List<String> warnings = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(KeyedCalls.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel() == Level.WARNING) {
                    warnings.add(line.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setLevel(Level.WARNING);
        logger.addHandler(handler);
        SandboxImagingSet set = routes.newSet();
        Exchange first = run(set, "row-1", "database");
        logger.removeHandler(handler);
        assertThat(first.getException()).as("the outcome stands").isNull();
        assertThat(replayed(first)).isNull();
        assertThat(warnings).singleElement().asString().contains("job/run").contains("row-1");
        cut.set(false);
        assertThat(run(set, "row-1", "database").getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("may still be running");
        routes.world().timing().advance(LONGER_THAN_ANY_CALL);
        assertThat(replayed(run(set, "row-1", "database"))).isEqualTo(true);
        assertThat(routes.arrived(RUN)).isOne();
    }

    /** What another message of the key gets while the first is under way; the first is answered and recorded then. */
    private Exchange meanwhile(SandboxImagingSet set, Runnable before, String ledger) throws Exception {
        blind();
        AtomicReference<Exchange> second = new AtomicReference<>();
        Ledgers.Breaking first = new Ledgers.Breaking(ledgers.of("worker-1"));
        first.beforeReplace(() -> {
            if (second.get() == null) {
                before.run();
                second.set(run(set, "row-1", ledger));
            }
        });
        bind("first", first);
        bind("other", ledgers.of("worker-2"));
        assertThat(run(set, "row-1", "first").getException()).isNull();
        Exchange later = run(set, "row-1");
        assertThat(later.getException()).isNull();
        assertThat(replayed(later)).isEqualTo(true);
        assertThat(later.getMessage().getBody()).as("the answer is recorded").isNotNull();
        assertThat(routes.arrived(RUN)).isOne();
        return second.get();
    }

    @Test
    void aClockThatJumpsForwardDuringACallSendsNothingTwice() throws Exception {
        Exchange second =
                meanwhile(routes.newSet(), () -> routes.world().timing().setClockForward(Duration.ofDays(1)), "other");
        assertThat(second.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
    }

    @Test
    void aClockThatJumpsBackDuringACallSendsNothingTwice() throws Exception {
        Exchange second =
                meanwhile(routes.newSet(), () -> routes.world().timing().setClockForward(Duration.ofDays(-1)), "other");
        assertThat(second.getException()).isInstanceOf(RelativityNotSentException.class);
    }

    /** The second takes what the first has under way for that of its own earlier life: people look, and nothing is sent. */
    @Test
    void twoWorkersOfOneNameSendNothingTwice() throws Exception {
        bind("namesake", ledgers.of("worker-1"));
        Exchange second = meanwhile(routes.newSet(), () -> {}, "namesake");
        assertThat(second.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
    }

    /** A table of the time before a column was there, also if it is to be created. */
    @ParameterizedTest
    @ValueSource(strings = {"NOTE", "EVIDENCE", "RUNS_UNTIL"})
    void aTableWithoutAColumnEndsTheStartOfTheRoute(String column) throws Exception {
        DataSource database = Ledgers.inMemory();
        Ledgers old = new Ledgers(database, routes.world().timing().clock());
        old.of("worker-1").start();
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("ALTER TABLE RELATIVITY_CALL DROP COLUMN " + column);
        }
        bind("old", old.of("worker-1"));
        assertThat(cause(routes.imaging("job/run") + "&idempotencyKey=x&ledger=#old"))
                .rootCause()
                .hasMessageContaining(column);
    }

    /** Whatever a ledger of one's own throws. */
    @Test
    void aLedgerThatBreaksDownMeansNotSent() {
        CallLedger broken = Intercepted.of(CallLedger.class, null, (method, arguments, call) -> {
            throw new IllegalStateException("broken");
        });
        bind("broken", broken);
        assertThat(run(routes.newSet(), "row-1", "broken").getException()).hasMessageContaining("broken");
        assertThat(routes.arrived(RUN)).isZero();
    }
}
