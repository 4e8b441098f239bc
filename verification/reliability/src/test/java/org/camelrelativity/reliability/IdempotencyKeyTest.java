package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.camelrelativity.reliability.Redelivered.failing;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with an idempotency key take effect once, whichever message and worker makes them. */
class IdempotencyKeyTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;
    private static final Duration LONGER_THAN_ANY_CALL = Duration.ofHours(1);

    private Redelivered routes;
    private Ledgers ledgers;
    private int routeCount;

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

    private void bind(String name, CallLedger ledger) {
        routes.world().context().getRegistry().bind(name, ledger);
    }

    /** A message whose key is that of its header row. */
    private Exchange send(String uri, Object body, String key, String options) {
        boolean imaging = uri.startsWith("job/run") || uri.startsWith("set/") || uri.startsWith("job/image");
        String endpoint = imaging
                ? routes.imaging(uri) + "&idempotencyKey=${header.row}"
                : "relativity-production:" + uri + "?idempotencyKey=${header.row}";
        String all = endpoint + (options.contains("ledger=") ? "" : "&ledger=#ledger") + options;
        return routes.world().context().createProducerTemplate().send(all, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("row", key);
        });
    }

    private Exchange run(SandboxImagingSet set, String key) {
        return send("job/run", set.artifactId(), key, "");
    }

    /** Nobody may read what proves a run. */
    private void blind() {
        routes.world().sandbox().faults().always(SandboxOperation.READ_IMAGING_SET, SandboxFault.status(403));
    }

    private static Object replayed(Exchange exchange) {
        return exchange.getMessage().getHeader(RelativityConstants.REPLAYED);
    }

    @Test
    void anotherMessageOfTheSameKeyGetsTheRecordedAnswer() {
        SandboxImagingSet set = routes.newSet();
        Exchange first = run(set, "row-1");
        Exchange second = run(set, "row-1");
        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(routes.arrived(RUN)).isOne();
        assertThat(replayed(first)).isNull();
        assertThat(replayed(second)).isEqualTo(true);
        assertThat(second.getMessage().getBody(ImagingJobResponse.class))
                .isEqualTo(first.getMessage().getBody(ImagingJobResponse.class))
                .isNotNull();
        for (String header : List.of(
                RelativityImagingConstants.IMAGING_JOB_GUID,
                RelativityImagingConstants.IMAGING_SET_ID,
                RelativityConstants.WORKSPACE_ID,
                RelativityConstants.ATTEMPTS)) {
            assertThat(second.getMessage().getHeader(header))
                    .as(header)
                    .isEqualTo(first.getMessage().getHeader(header))
                    .isNotNull();
        }
        assertThat(routes.auditLines()).last().asString().contains("replayed=true");
    }

    @Test
    void otherKeysAreOtherCalls() {
        SandboxImagingSet set = routes.newSet();
        assertThat(run(set, "row-1").getException()).isNull();
        assertThat(run(set, "row-2").getException()).isNull();
        assertThat(routes.tookEffect(RUN)).isEqualTo(2);
    }

    @Test
    void anotherWorkerGetsTheRecordedAnswer() {
        SandboxImagingSet set = routes.newSet();
        bind("other", ledgers.of("worker-2"));
        run(set, "row-1");
        Exchange second = send("job/run", set.artifactId(), "row-1", "&ledger=#other");
        assertThat(replayed(second)).isEqualTo(true);
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void aRedeliveredMessageGetsTheRecordedAnswer() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.subRoute(sub -> sub.to(routes.imaging("job/run") + "&idempotencyKey=${body}&ledger=#ledger")
                .process(failing(2)));
        assertThat(routes.send(set.artifactId()).getException()).isNull();
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void anUnknownOutcomeStaysUnknownForAllMessages() {
        SandboxImagingSet set = routes.newSet();
        blind();
        routes.loseAnswers(RUN, 1);
        assertThat(run(set, "row-1").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(run(set, "row-1").getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining("'row-1'")
                .hasMessageContaining("worker-1")
                .hasMessageContaining("set/read");
        assertThat(routes.arrived(RUN)).isOne();
    }

    /** The set has changed since it was read before the call. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void aCallInDoubtThatIsProvenIsDone(String version) {
        SandboxImagingSet set = routes.newSet();
        String options = "&apiVersion=" + version;
        routes.loseAnswers(RUN, 1);
        assertThat(send("job/run", set.artifactId(), "row-1", options).getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class);
        for (int message = 0; message < 2; message++) {
            Exchange later = send("job/run", set.artifactId(), "row-1", options);
            assertThat(later.getException()).isNull();
            assertThat(replayed(later)).isEqualTo(true);
            assertThat(later.getMessage().getBody())
                    .as("nobody knows the answer")
                    .isNull();
        }
        assertThat(routes.arrived(RUN)).isOne();
    }

    /** The request was lost before it took effect: the set is as it was, which proves nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void aCallInDoubtThatIsNotProvenStaysUnknown(String version) {
        SandboxImagingSet set = routes.newSet();
        String options = "&apiVersion=" + version;
        routes.world().sandbox().faults().next(RUN, SandboxFault.resetBeforeEffect());
        for (int message = 0; message < 3; message++) {
            assertThat(send("job/run", set.artifactId(), "row-1", options).getException())
                    .isInstanceOf(RelativityOutcomeUnknownException.class);
        }
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void ofAListInDoubtWhatIsProvenIsNeverSentAgain() throws Exception {
        SandboxOperation retry = SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;
        ProductionJobRef unproven = routes.newProduction();
        ProductionJobRef proven = ProductionJobRef.of(
                routes.world().workspace().artifactId(),
                routes.world().workspace().addErroredProduction("Will be produced"));
        List<ProductionJobRef> both = List.of(unproven, proven);
        JdbcCallLedger ledger = ledgers.of("worker-2");
        bind("people", ledger);
        routes.loseAnswers(retry, 1);
        send("job/mass-retry", both, "row-1", "&ledger=#people");
        RelativityException doubtful = (RelativityException)
                send("job/mass-retry", both, "row-1", "&ledger=#people").getException();
        assertThat(doubtful).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(doubtful.getJobReport().orElseThrow().done()).isEqualTo(List.of(proven));
        assertThat(doubtful.getJobReport().orElseThrow().unknown()).isEqualTo(List.of(unproven));

        Exchange again = send("job/mass-retry", both, "row-1", "&ledger=#people&fireAgain=true");
        assertThat(again.getException()).isNull();
        assertThat(routes.arrived(retry)).isEqualTo(2);
        assertThat(routes.world().workspace().production(proven.productionId()).retries())
                .isOne();
        assertThat(routes.world()
                        .workspace()
                        .production(unproven.productionId())
                        .retries())
                .isEqualTo(2);
        assertThat(replayed(send("job/mass-retry", both, "row-1", "&ledger=#people")))
                .isEqualTo(true);
        assertThat(routes.arrived(retry)).isEqualTo(2);
    }

    /** The next attempt is refused: the first one is in doubt as before. */
    @Test
    void whatWasInDoubtStaysInDoubtIfItIsFiredAgainAndRefused() {
        SandboxImagingSet set = routes.newSet();
        blind();
        routes.loseAnswers(RUN, 1);
        run(set, "row-1");
        routes.world().sandbox().faults().next(RUN, SandboxFault.status(400, "ValidationException", "no"));
        assertThat(send("job/run", set.artifactId(), "row-1", "&fireAgain=true").getException())
                .isInstanceOf(RelativityRefusedException.class);
        assertThat(run(set, "row-1").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(RUN)).isEqualTo(2);
    }

    @Test
    void aRouteThatHasLookedFiresAgain() {
        SandboxImagingSet set = routes.newSet();
        blind();
        routes.loseAnswers(RUN, 1);
        run(set, "row-1");
        assertThat(send("job/run", set.artifactId(), "row-1", "&fireAgain=true").getException())
                .isNull();
        assertThat(routes.arrived(RUN)).isEqualTo(2);
        assertThat(replayed(run(set, "row-1"))).isEqualTo(true);
        assertThat(routes.arrived(RUN)).isEqualTo(2);
    }

    @Test
    void whatWasRefusedOrNotSentMayBeSentAgain() {
        SandboxImagingSet set = routes.newSet();
        routes.world().sandbox().faults().next(RUN, SandboxFault.status(400, "ValidationException", "no"));
        assertThat(run(set, "row-1").getException()).isInstanceOf(RelativityRefusedException.class);
        routes.world().sandbox().faults().next(RUN, SandboxFault.status(429, LONGER_THAN_ANY_CALL));
        assertThat(run(set, "row-1").getException()).isInstanceOf(RelativityNotSentException.class);
        assertThat(run(set, "row-1").getException()).isNull();
        assertThat(routes.tookEffect(RUN)).isOne();
    }

    @Test
    void aCallThatIsStillRunningIsNotSentAndSaysWhenItWillBeKnown() throws Exception {
        SandboxImagingSet set = routes.newSet();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        routes.world().sandbox().faults().decide(operation -> {
            if (operation == RUN) {
                arrived.countDown();
                awaitQuietly(answer);
            }
            return null;
        });
        CompletableFuture<Exchange> first = CompletableFuture.supplyAsync(() -> run(set, "row-1"));
        arrived.await();
        Exchange second = run(set, "row-1");
        answer.countDown();
        assertThat(first.get().getException()).isNull();
        assertThat(second.getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("may still be running");
        Duration retryAfter =
                ((RelativityException) second.getException()).getRetryAfter().orElseThrow();
        assertThat(retryAfter).isPositive().isLessThan(LONGER_THAN_ANY_CALL);
        assertThat(routes.arrived(RUN)).isOne();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process dies between the answer and the ledger. */
    @Test
    void aClaimThatWasNeverSettledIsInDoubtWhenTheCallMustHaveEnded() throws Exception {
        SandboxImagingSet set = routes.newSet();
        blind();
        Ledgers.Breaking dying = new Ledgers.Breaking(ledgers.of(null));
        dying.cut("replace");
        bind("dying", dying);
        Exchange first = send("job/run", set.artifactId(), "row-1", "&ledger=#dying");
        assertThat(first.getException()).as("the outcome stands").isNull();
        assertThat(run(set, "row-1").getException()).isInstanceOf(RelativityNotSentException.class);
        routes.world().timing().advance(LONGER_THAN_ANY_CALL);
        assertThat(run(set, "row-1").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(RUN)).isOne();
        assertThat(dying.inDoubt()).singleElement().satisfies(entry -> {
            assertThat(entry.key()).endsWith(" row-1");
            assertThat(entry.operation()).isEqualTo("job/run");
        });
    }

    @Test
    void aNamedWorkerFindsTheClaimsOfItsEarlierLifeInDoubtAtOnce() throws Exception {
        SandboxImagingSet set = routes.newSet();
        blind();
        Ledgers.Breaking dying = new Ledgers.Breaking(ledgers.of("worker-7"));
        dying.cut("replace");
        bind("dying", dying);
        send("job/run", set.artifactId(), "row-1", "&ledger=#dying");
        bind("again", ledgers.of("worker-7"));
        Exchange second = send("job/run", set.artifactId(), "row-1", "&ledger=#again");
        assertThat(second.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void aClockThatIsSetBackMakesNothingBeSentAgain() throws Exception {
        SandboxImagingSet set = routes.newSet();
        blind();
        Ledgers.Breaking dying = new Ledgers.Breaking(ledgers.of(null));
        dying.cut("replace");
        bind("dying", dying);
        send("job/run", set.artifactId(), "row-1", "&ledger=#dying");
        routes.world().timing().setClockForward(Duration.ofDays(-1));
        assertThat(run(set, "row-1").getException()).isInstanceOf(RelativityNotSentException.class);
        routes.world().timing().setClockForward(Duration.ofDays(2));
        assertThat(run(set, "row-1").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void aCallIsNotSentIfTheInstanceDoesNotAnswerWhatWouldProveIt() {
        SandboxImagingSet set = routes.newSet();
        routes.world().sandbox().faults().always(SandboxOperation.READ_IMAGING_SET, SandboxFault.status(503));
        assertThat(run(set, "row-1").getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("the read before it, which a proof needs later, failed");
        assertThat(routes.arrived(RUN)).isZero();
        routes.world().sandbox().faults().clear();
        assertThat(run(set, "row-1").getException()).isNull();
        assertThat(routes.tookEffect(RUN)).isOne();
    }

    @Test
    void theSameKeyForAnotherRequestIsRefusedBeforeSending() {
        SandboxImagingSet set = routes.newSet();
        SandboxImagingSet other = routes.newSet();
        run(set, "row-1");
        Map<String, Exchange> others = Map.of(
                "another set", run(other, "row-1"),
                "another option", send("job/run", set.artifactId(), "row-1", "&qcEnabled=true"),
                "another operation", send("job/mass-retry", List.of(routes.newProduction()), "row-1", ""));
        others.forEach((what, exchange) -> assertThat(exchange.getException())
                .as(what)
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("idempotencyKey 'row-1' belongs to another request, of job/run"));
        assertThat(routes.arrived(RUN)).isOne();
        assertThat(routes.arrived(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS)).isZero();
    }

    @Test
    void onlyTheFailedJobsOfAPartialFailureMayBeSentAgain() throws Exception {
        SandboxOperation retry = SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;
        ProductionJobRef errored = routes.newProduction();
        int later = routes.world().workspace().addProduction("Not errored yet", 1);
        ProductionJobRef notErrored =
                ProductionJobRef.of(routes.world().workspace().artifactId(), later);
        List<ProductionJobRef> both = List.of(errored, notErrored);
        Exchange first = send("job/mass-retry", both, "row-1", "");
        assertThat(first.getException()).isInstanceOf(RelativityPartialFailureException.class);
        List<?> failed = ((RelativityPartialFailureException) first.getException()).getFailed();
        assertThat(failed).hasSize(1);

        Exchange again = send("job/mass-retry", both, "row-1", "");
        assertThat(again.getException()).isInstanceOf(RelativityPartialFailureException.class);
        assertThat(((RelativityPartialFailureException) again.getException()).getFailed())
                .as("the same jobs, also out of the ledger")
                .isEqualTo(failed);
        assertThat(routes.arrived(retry)).isOne();

        Exchange rest = send("job/mass-retry", failed, "row-1", "");
        assertThat(routes.arrived(retry)).isEqualTo(2);
        assertThat(rest.getException()).isInstanceOf(RelativityException.class);
        assertThat(send("job/mass-retry", List.of(errored), "row-1", "").getException())
                .as("what was done is another request")
                .isInstanceOf(RelativityRequestException.class);
        assertThat(routes.arrived(retry)).isEqualTo(2);
    }

    @Test
    void aMassAnswerIsGivenAgainWithItsNumbers() throws Exception {
        List<ProductionJobRef> both = List.of(routes.newProduction(), routes.newProduction());
        Exchange first = send("job/mass-retry", both, "row-1", "");
        Exchange second = send("job/mass-retry", List.of(both.get(1), both.get(0)), "row-1", "");
        assertThat(replayed(second)).as("in whatever order").isEqualTo(true);
        assertThat(second.getMessage().getBody(MassRetryResult.class))
                .isEqualTo(first.getMessage().getBody(MassRetryResult.class));
        assertThat(second.getMessage().getHeader(RelativityConstants.JOBS_SUCCESSFUL))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptyKeyIsRefusedBeforeSending(String key) {
        assertThat(run(routes.newSet(), key).getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("job/run: idempotencyKey must be text of 1 to 255 characters, but was empty");
        assertThat(routes.arrived(RUN)).isZero();
    }

    @Test
    void aMissingOrTooLongKeyIsRefusedBeforeSending() {
        SandboxImagingSet set = routes.newSet();
        assertThat(run(set, null).getException()).isInstanceOf(RelativityRequestException.class);
        assertThat(run(set, "x".repeat(256)).getException()).hasMessageContaining("256 characters long");
        assertThat(run(set, "\u00e4".repeat(255)).getException()).isNull();
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void anExpressionThatFailsIsRefusedBeforeSending() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.route(
                "direct:start",
                route -> route.to(routes.imaging("job/run") + "&ledger=#ledger&idempotencyKey=${body.nothing}"));
        assertThat(routes.send(set.artifactId()).getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("idempotencyKey can't be evaluated");
        assertThat(routes.arrived(RUN)).isZero();
    }

    @Test
    void aSafeOperationTakesNoKey() {
        assertThat(catchThrowable(() -> routes.world()
                        .context()
                        .getEndpoint(routes.imaging("set/read") + "&idempotencyKey=x&ledger=#ledger")))
                .rootCause()
                .hasMessageContaining("set/read has no option idempotencyKey");
    }

    @Test
    void aKeyNeedsALedger() {
        assertThat(catchThrowable(() -> routes.route(
                        "direct:start", route -> route.to(routes.imaging("job/run") + "&idempotencyKey=x"))))
                .rootCause()
                .hasMessageContaining("idempotencyKey needs a ledger");
    }

    /** As a route that starts later, and the endpoints that a test mocks. */
    @Test
    void aRouteThatIsNotToStartYetNeedsNoLedger() throws Exception {
        String run = routes.imaging("job/run") + "&idempotencyKey=x";
        DataSource database = Ledgers.inMemory();
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("CREATE TABLE RELATIVITY_CALL (CALL_KEY VARCHAR(10))");
        }
        bind("down", new JdbcCallLedger(database));
        routes.route(
                "direct:none", route -> route.routeId("none").autoStartup(false).to(run));
        routes.route(
                "direct:down", route -> route.routeId("down").autoStartup(false).to(run + "&ledger=#down"));
        for (String route : List.of("none", "down")) {
            for (int start = 0; start < 2; start++) {
                assertThat(catchThrowable(() ->
                                routes.world().context().getRouteController().startRoute(route)))
                        .as(route)
                        .rootCause()
                        .hasMessageMatching("(?s).*(needs a ledger|OPERATION).*");
            }
        }
        SandboxImagingSet set = routes.newSet();
        assertThat(send("job/run", set.artifactId(), "row-1", "&ledger=#down&lazyStartProducer=true")
                        .getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("the ledger can't be started");
        assertThat(routes.arrived(RUN)).isZero();
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("DROP TABLE RELATIVITY_CALL");
        }
        JdbcCallLedger ledger =
                (JdbcCallLedger) routes.world().context().getRegistry().lookupByName("down");
        ledger.setCreateTable(true);
        routes.world().context().getRouteController().startRoute("down");
        assertThat(routes.world()
                        .context()
                        .createProducerTemplate()
                        .send("direct:down", exchange -> exchange.getMessage().setBody(set.artifactId()))
                        .getException())
                .isNull();
    }

    @Test
    void aLedgerThatIsDownBeforeSendingMeansNotSent() throws Exception {
        SandboxImagingSet set = routes.newSet();
        Ledgers.Breaking broken = new Ledgers.Breaking(ledgers.of("worker-1"));
        broken.cut("claim");
        bind("broken", broken);
        assertThat(send("job/run", set.artifactId(), "row-1", "&ledger=#broken").getException())
                .isInstanceOf(RelativityNotSentException.class)
                .hasMessageContaining("the ledger can't be used: no connection");
        assertThat(routes.arrived(RUN)).isZero();
        broken.cut("");
        assertThat(send("job/run", set.artifactId(), "row-1", "&ledger=#broken").getException())
                .isNull();
    }

    @Test
    void aTableOfAnotherVersionEndsTheStartOfTheRoute() throws Exception {
        DataSource database = Ledgers.inMemory();
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("CREATE TABLE RELATIVITY_CALL (CALL_KEY VARCHAR(10))");
        }
        JdbcCallLedger ledger = new JdbcCallLedger(database);
        ledger.setCreateTable(true);
        bind("old", ledger);
        assertThat(catchThrowable(() -> routes.route(
                        "direct:start",
                        route -> route.to(routes.imaging("job/run") + "&idempotencyKey=x&ledger=#old"))))
                .rootCause()
                .hasMessageContaining("OPERATION");
    }

    @Test
    void whatSomebodyReleasedIsSentAgainAndWhatSomebodySettledIsNot() throws Exception {
        SandboxImagingSet set = routes.newSet();
        blind();
        JdbcCallLedger ledger = ledgers.of("worker-2");
        bind("people", ledger);
        for (String key : List.of("released", "settled")) {
            routes.loseAnswers(RUN, 1);
            send("job/run", set.artifactId(), key, "&ledger=#people");
        }
        List<CallLedger.Entry> doubtful = ledger.inDoubt();
        assertThat(doubtful).hasSize(2);
        ledger.release(doubtful.get(0).key(), "anna", "the set still says Staging after an hour");
        ledger.settle(doubtful.get(1).key(), "anna", "seen at work");
        assertThat(ledger.inDoubt()).isEmpty();

        assertThat(replayed(run(set, "released"))).isNull();
        Exchange settled = run(set, "settled");
        assertThat(settled.getException()).isNull();
        assertThat(replayed(settled)).isEqualTo(true);
        assertThat(settled.getMessage().getBody()).as("nobody knows the answer").isNull();
        assertThat(settled.getMessage().getHeader(RelativityImagingConstants.IMAGING_SET_ID))
                .isEqualTo(set.artifactId());
        assertThat(routes.arrived(RUN)).isEqualTo(3);
        assertThat(ledger.find(doubtful.get(1).key()).orElseThrow().note())
                .contains("anna")
                .contains("seen at work")
                .contains("2026-01-01");
    }

    @Test
    void nobodyDecidesOfACallThatIsKnownOrMayBeRunning() throws Exception {
        SandboxImagingSet set = routes.newSet();
        JdbcCallLedger ledger = ledgers.of("worker-2");
        bind("people", ledger);
        send("job/run", set.artifactId(), "done", "&ledger=#people");
        String done = ledger.find(keyOf("done")).orElseThrow().key();
        assertThatThrownBy(() -> ledger.release(done, "anna", "again")).hasMessageContaining("is DONE");
        assertThatThrownBy(() -> ledger.settle("none", "anna", "seen")).hasMessageContaining("no call of key 'none'");
        Ledgers.Breaking dying = new Ledgers.Breaking(ledgers.of(null));
        dying.cut("replace");
        bind("dying", dying);
        send("job/run", set.artifactId(), "running", "&ledger=#dying");
        assertThatThrownBy(() -> ledger.release(keyOf("running"), "anna", "again"))
                .hasMessageContaining("may be running until");
        routes.world().timing().advance(LONGER_THAN_ANY_CALL);
        ledger.release(keyOf("running"), "anna", "again");
    }

    private String keyOf(String row) {
        return "127.0.0.1:" + routes.world().port() + " " + row;
    }

    @Test
    void whatIsSettledIsForgottenAfterTheRetentionAndWhatIsInDoubtIsNot() throws Exception {
        SandboxImagingSet set = routes.newSet();
        blind();
        run(set, "done");
        routes.loseAnswers(RUN, 1);
        run(set, "in doubt");
        routes.world().timing().advance(Duration.ofDays(31));
        JdbcCallLedger retaining = ledgers.of("worker-2");
        retaining.setRetention(Duration.ofDays(30));
        bind("retaining", retaining);
        Exchange doubtful = send("job/run", set.artifactId(), "in doubt", "&ledger=#retaining");
        assertThat(doubtful.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(replayed(send("job/run", set.artifactId(), "done", "&ledger=#retaining")))
                .isNull();
    }
}
