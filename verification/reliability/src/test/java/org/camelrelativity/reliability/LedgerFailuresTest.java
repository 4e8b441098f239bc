package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.CallLook;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledgers whose database fails, whose rows are odd, and of which people decide, in whole routes. */
class LedgerFailuresTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;
    private static final SandboxOperation RETRY = SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;

    private Redelivered routes;
    private DataSource database;
    private JdbcCallLedger people;

    @BeforeEach
    void start() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.setDevConsole(true);
        context.getComponent("relativity-imaging", RelativityComponent.class)
                .setHealthCheckInDoubtAfter(Duration.ofHours(1));
        routes = new Redelivered(context);
        database = Ledgers.inMemory();
        people = of(database);
        people.start();
        bind("ledger", people);
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private JdbcCallLedger of(DataSource source) {
        return new Ledgers(source, routes.world().timing().clock()).of("worker-1");
    }

    private void bind(String name, Object bean) {
        routes.world().context().getRegistry().bind(name, bean);
    }

    private Exchange send(String uri, Object body, String options) {
        String ledger = options.contains("ledger=") ? "" : "&ledger=#ledger";
        return routes.world()
                .context()
                .createProducerTemplate()
                .send(uri + "idempotencyKey=row-1" + ledger + options, exchange -> exchange.getMessage()
                        .setBody(body));
    }

    private Exchange retry(List<?> jobs, String options) {
        return send("relativity-production:job/mass-retry?", jobs, options);
    }

    private Exchange run(SandboxImagingSet set, String options) {
        return send(routes.imaging("job/run") + "&", set.artifactId(), options);
    }

    private String key() {
        return "127.0.0.1:" + routes.world().port() + " row-1";
    }

    private void runInDoubt() {
        routes.world().sandbox().faults().next(RUN, SandboxFault.resetBeforeEffect());
        assertThat(run(routes.newSet(), "").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
    }

    private static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name);
    }

    private ProductionJobRef notErrored() {
        return ProductionJobRef.of(
                routes.world().workspace().artifactId(),
                routes.world().workspace().addProduction("Not errored", 1));
    }

    /** What was read of each, before and now, is longer than a note. */
    @Test
    void aListOfAlmostMaxLooksIsProven() throws Exception {
        List<ProductionJobRef> jobs = new ArrayList<>();
        for (int job = 0; job < 90; job++) {
            jobs.add(ProductionJobRef.of(
                    routes.world().workspace().artifactId(),
                    routes.world().workspace().addErroredProduction("Production " + job)));
        }
        routes.loseAnswers(RETRY, 1);
        assertThat(retry(jobs, "").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        Exchange later = retry(jobs, "");
        assertThat(later.getException()).isNull();
        assertThat(header(later, RelativityConstants.JOBS_SUCCESSFUL)).isEqualTo(90);
        assertThat(people.find(key()).orElseThrow().note()).hasSize(1_000).contains("proven: [Error, ");
        assertThat(routes.arrived(RETRY)).isOne();
    }

    @Test
    void aLongReasonIsKeptByItsBeginning() throws Exception {
        runInDoubt();
        people.settle(key(), "anna", "seen ".repeat(1_000));
        assertThat(people.find(key()).orElseThrow().note()).hasSize(1_000).contains("anna: seen seen");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void nobodyDecidesWithoutANameAndAReason(String blank) throws Exception {
        runInDoubt();
        assertThatThrownBy(() -> people.release(key(), blank, "seen")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> people.settle(key(), "anna", blank)).isInstanceOf(IllegalArgumentException.class);
        assertThat(people.inDoubt()).hasSize(1);
    }

    @Test
    void nothingIsForgottenAtOnce() {
        for (Duration retention : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofMillis(90))) {
            assertThatThrownBy(() -> people.setRetention(retention))
                    .hasMessageContaining("retention must be at least a day");
        }
    }

    /** One job has failed, and the other's answer was lost: a person has seen that it runs. */
    @Test
    void whatHasFailedOfAListThatSomebodySettlesMayBeSentAgain() throws Exception {
        ProductionJobRef failed = notErrored();
        ProductionJobRef doubtful = routes.newProduction();
        AtomicInteger chunks = new AtomicInteger();
        routes.world()
                .sandbox()
                .faults()
                .decide(operation ->
                        operation == RETRY && chunks.incrementAndGet() == 2 ? SandboxFault.resetBeforeEffect() : null);
        assertThat(retry(List.of(failed, doubtful), "&chunkSize=1").getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class);
        people.settle(key(), "anna", "the second one runs");
        assertThat(people.inDoubt()).isEmpty();
        assertThat(people.find(key()).orElseThrow().state()).isEqualTo(State.PARTIAL);

        Exchange whole = retry(List.of(failed, doubtful), "");
        assertThat(whole.getException())
                .isInstanceOf(RelativityPartialFailureException.class)
                .hasMessageContaining("1 of 2 jobs done, 1 failed");
        assertThat(((RelativityPartialFailureException) whole.getException()).getFailed())
                .isEqualTo(List.of(failed));
        int before = routes.arrived(RETRY);
        retry(List.of(failed), "");
        assertThat(routes.arrived(RETRY)).isEqualTo(before + 1);
    }

    @Test
    void ofAListThatSomebodySettlesAllIsDone() throws Exception {
        List<ProductionJobRef> both = List.of(routes.newProduction(), routes.newProduction());
        routes.world().sandbox().faults().next(RETRY, SandboxFault.resetBeforeEffect());
        retry(both, "");
        people.settle(key(), "anna", "both run");
        Exchange settled = retry(both, "");
        assertThat(settled.getException()).isNull();
        assertThat(header(settled, RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(header(settled, RelativityConstants.JOBS_SUCCESSFUL)).isEqualTo(2);
        assertThat(routes.arrived(RETRY)).isOne();
    }

    /** While a message looks at a call in doubt, somebody decides of it. */
    @Test
    void aDecisionThatComesDuringALookStands() throws Exception {
        Ledgers.Breaking interrupted = new Ledgers.Breaking(of(database));
        bind("interrupted", interrupted);
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN, 1);
        assertThat(run(set, "&ledger=#interrupted").getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class);
        interrupted.beforeReplace(() ->
                assertThatCode(() -> people.settle(key(), "anna", "it has run")).doesNotThrowAnyException());
        assertThat(run(set, "&ledger=#interrupted").getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("has changed just now");
        assertThat(people.find(key()).orElseThrow().note()).contains("anna");
        assertThat(run(set, "").getException()).isNull();
        assertThat(set.runs()).isOne();
    }

    /** Not each pool fails with an SQLException. */
    @Test
    void aPoolThatIsClosedIsALedgerThatIsDown() throws Exception {
        JdbcConnectionPool pool = (JdbcConnectionPool) Ledgers.pooledInMemory();
        bind("pooled", of(pool));
        SandboxImagingSet set = routes.newSet();
        assertThat(run(set, "&ledger=#pooled").getException()).isNull();
        pool.dispose();
        assertThat(run(set, "&ledger=#pooled").getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("the ledger can't be used");
        assertThat(send("relativity-imaging:ledger/look?", null, "&ledger=#pooled")
                        .getException())
                .isInstanceOf(RelativityUnavailableException.class);
        assertThat(routes.auditLines()).last().asString().contains("ledger/look unavailable");
        assertThat(HealthCheckRegistry.get(routes.world().context())
                        .getCheck("relativity-ledger-pooled")
                        .orElseThrow()
                        .call()
                        .getState())
                .isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(console()).contains("error=can't be reached");
        assertThat(routes.arrived(RUN)).isOne();
    }

    private String console() {
        DevConsoleRegistry registry =
                routes.world().context().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        registry.loadDevConsoles(true);
        return registry.resolveById("relativity")
                .call(DevConsole.MediaType.TEXT)
                .toString();
    }

    /** Written by hand, or by a later version. */
    @Test
    void aRowThatCannotBeReadDoesNotHideTheOthers() throws Exception {
        runInDoubt();
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("UPDATE RELATIVITY_CALL SET EVIDENCE = '{'");
        }
        assertThat(List.of(people.listInDoubt())).hasSize(1).first().asString().contains("can't be read");
        assertThat(console()).contains("inDoubt: 1").contains("can't be read");
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("UPDATE RELATIVITY_CALL SET STATE = 'LATER'");
        }
        assertThat(run(routes.newSet(), "").getException()).isInstanceOf(RelativityNotSentException.class);
    }

    /** As when a database fails over just after it has committed. */
    @Test
    void aClaimWhoseAcknowledgementIsLostIsSent() throws Exception {
        AtomicBoolean lose = new AtomicBoolean(true);
        bind("losing", of(losingAcknowledgements(lose)));
        SandboxImagingSet set = routes.newSet();
        assertThat(run(set, "&ledger=#losing").getException()).isNull();
        assertThat(lose).as("it was lost").isFalse();
        assertThat(header(run(set, ""), RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(routes.tookEffect(RUN)).isOne();
    }

    private DataSource losingAcknowledgements(AtomicBoolean lose) {
        return proxy(
                DataSource.class,
                database,
                "getConnection",
                connection -> proxy(
                        Connection.class,
                        (Connection) connection,
                        "prepareStatement",
                        statement ->
                                proxy(PreparedStatement.class, (PreparedStatement) statement, "executeUpdate", done -> {
                                    if (statement.toString().contains("INSERT") && lose.getAndSet(false)) {
                                        throw new SQLException("connection reset", "08006");
                                    }
                                    return done;
                                })));
    }

    /** What becomes of a method's result. */
    private interface Change {
        Object of(Object result) throws SQLException;
    }

    /** The same, with another result of one method. */
    private static <T> T proxy(Class<T> type, T target, String method, Change change) {
        return Intercepted.of(type, target, (called, arguments, call) -> {
            Object answer = call.proceed();
            return called.getName().equals(method) ? change.of(answer) : answer;
        });
    }

    /** Two workers, whose configurations were written by two people. */
    @ParameterizedTest
    @CsvSource({"HTTP://LOCALHOST:%d/", "http://localhost:%d/Relativity", "http://LocalHost:%d/Relativity.REST/api"})
    void anInstanceIsTheSameHoweverItsAddressIsSpelled(String spelling) throws Exception {
        int port = routes.world().port();
        bind("plain", routes.world().connect(routes.world().configuration("http://localhost:" + port)));
        bind("other", routes.world().connect(routes.world().configuration(spelling.formatted(port))));
        SandboxImagingSet set = routes.newSet();
        assertThat(run(set, "&connection=#plain").getException()).isNull();
        assertThat(header(run(set, "&connection=#other"), RelativityConstants.REPLAYED))
                .isEqualTo(true);
        assertThat(routes.arrived(RUN)).isOne();
        CallLook look = send("relativity-imaging:ledger/look?", null, "&connection=#other")
                .getMessage()
                .getBody(CallLook.class);
        assertThat(look.key()).isEqualTo("localhost:" + port + " row-1");
        assertThat(look.state()).isEqualTo(State.DONE);
    }

    /** Two instances behind one gateway. */
    @Test
    void instancesOfDifferentPathsAreDifferent() throws Exception {
        String gateway = "http://localhost:" + routes.world().port();
        assertThat(instance(gateway + "/first/Relativity"))
                .isEqualTo("localhost:" + routes.world().port() + "/first");
        assertThat(instance("https://Relativity.Example.com:443/")).isEqualTo("relativity.example.com");
    }

    private String instance(String url) throws Exception {
        RelativityConnection connection = routes.world().connect(routes.world().configuration(url));
        routes.world().context().addService(connection);
        return connection.getInstance();
    }
}
