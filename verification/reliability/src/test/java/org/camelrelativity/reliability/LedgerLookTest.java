package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.CallLook;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A look without a message: what is known of a key, and what proves a call in doubt. It never sends the call. */
class LedgerLookTest {

    private static final SandboxOperation RUN = SandboxOperation.RUN_IMAGING_SET;
    private static final SandboxOperation RETRY = SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;

    private Redelivered routes;
    private Ledgers ledgers;
    private JdbcCallLedger ledger;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        ledgers = new Ledgers(Ledgers.inMemory(), routes.world().timing().clock());
        ledger = ledgers.of("worker-1");
        bind("ledger", ledger);
        ledger.start();
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private void bind(String name, Object bean) {
        routes.world().context().getRegistry().bind(name, bean);
    }

    private Exchange send(String uri, Object body) {
        return routes.world().context().createProducerTemplate().send(uri, exchange -> exchange.getMessage()
                .setBody(body));
    }

    private Exchange run(SandboxImagingSet set, String key, String options) {
        return send(routes.imaging("job/run") + "&ledger=#ledger&idempotencyKey=" + key + options, set.artifactId());
    }

    private Exchange retry(List<?> jobs, String options) {
        return send("relativity-production:job/mass-retry?ledger=#ledger&idempotencyKey=row-1" + options, jobs);
    }

    private Exchange lookAt(String uri) {
        return send(uri, "whatever the message is");
    }

    private CallLook look(String uri) {
        Exchange exchange = lookAt(uri);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(CallLook.class);
    }

    private CallLook imaging(String options) {
        return look("relativity-imaging:ledger/look?ledger=#ledger&idempotencyKey=row-1" + options);
    }

    private CallLook production(String options) {
        return look("relativity-production:ledger/look?ledger=#ledger&idempotencyKey=row-1" + options);
    }

    private String keyOf(String row) {
        return "127.0.0.1:" + routes.world().port() + " " + row;
    }

    /** Whatever generation the endpoint that looks speaks: it reads what was read before. */
    @ParameterizedTest
    @CsvSource({"legacy,legacy", "v1,v1", "legacy,v1", "v1,legacy"})
    void aCallInDoubtThatIsProvenIsDone(String called, String looking) throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN, 1);
        run(set, "row-1", "&apiVersion=" + called);
        CallLook look = imaging("&apiVersion=" + looking);
        assertThat(look.state()).isEqualTo(State.DONE);
        assertThat(look.key()).isEqualTo(keyOf("row-1"));
        assertThat(look.operation()).isEqualTo("job/run");
        assertThat(look.ids())
                .isEqualTo(Map.of(
                        "workspaceId",
                        "" + routes.world().workspace().artifactId(),
                        "imagingSetId",
                        "" + set.artifactId()));
        assertThat(look.worker()).isEqualTo("worker-1");
        assertThat(look.since()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(look.evidenceBefore()).hasSize(1).first().asString().contains("IDLE");
        assertThat(look.evidenceNow()).hasSize(1).first().asString().contains("Completed");
        assertThat(look.note()).contains("proven");
        assertThat(ledger.inDoubt()).isEmpty();
        Exchange later = run(set, "row-1", "&apiVersion=" + called);
        assertThat(later.getException()).isNull();
        assertThat(later.getMessage().getHeader(RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(routes.arrived(RUN)).isOne();
    }

    /** The evidence of the one generation is no change in the other. */
    @ParameterizedTest
    @CsvSource({"legacy,v1", "v1,legacy"})
    void anotherGenerationOfTheApiProvesNothingByItself(String called, String later) {
        SandboxImagingSet set = routes.newSet();
        send(routes.imaging("job/run"), set.artifactId());
        routes.world().sandbox().faults().next(RUN, SandboxFault.resetBeforeEffect());
        run(set, "row-1", "&apiVersion=" + called);
        assertThat(run(set, "row-1", "&apiVersion=" + later).getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(imaging("&apiVersion=" + later).state()).isEqualTo(State.IN_DOUBT);
    }

    @Test
    void aCallInDoubtThatIsNotProvenStaysInDoubt() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.world().sandbox().faults().next(RUN, SandboxFault.resetBeforeEffect());
        run(set, "row-1", "");
        for (int times = 0; times < 3; times++) {
            CallLook look = imaging("");
            assertThat(look.state()).isEqualTo(State.IN_DOUBT);
            assertThat(look.evidenceNow()).isEqualTo(look.evidenceBefore()).hasSize(1);
            assertThat(look.lookFirst()).contains("set/read");
        }
        assertThat(ledger.inDoubt()).hasSize(1);
        assertThat(routes.arrived(RUN)).isOne();
    }

    @Test
    void whatCannotBeReadNowStaysInDoubt() {
        SandboxImagingSet set = routes.newSet();
        routes.loseAnswers(RUN, 1);
        run(set, "row-1", "");
        routes.world().sandbox().faults().always(SandboxOperation.READ_IMAGING_SET, SandboxFault.status(403));
        CallLook look = imaging("");
        assertThat(look.state()).isEqualTo(State.IN_DOUBT);
        assertThat(look.evidenceNow()).containsExactly((String) null);
    }

    @Test
    void ofAListWhatIsProvenIsRecorded() throws Exception {
        ProductionJobRef unproven = routes.newProduction();
        ProductionJobRef proven = ProductionJobRef.of(
                routes.world().workspace().artifactId(),
                routes.world().workspace().addErroredProduction("Will be produced"));
        routes.loseAnswers(RETRY, 1);
        retry(List.of(unproven, proven), "");
        CallLook look = production("");
        assertThat(look.state()).isEqualTo(State.IN_DOUBT);
        assertThat(look.evidenceNow()).hasSize(2).contains("Produced");
        assertThat(look.ids().get("jobs"))
                .contains("\"ProductionID\":" + unproven.productionId())
                .contains("\"ProductionID\":" + proven.productionId());
        ledger.release(look.key(), "anna", "the other one is still in Error");
        assertThat(retry(List.of(unproven, proven), "").getException()).isNull();
        assertThat(routes.world().workspace().production(proven.productionId()).retries())
                .isOne();
    }

    /** One of the failed jobs was sent once more: that it is proven says nothing of the others. */
    @Test
    void aProvenPartLeavesTheOthersFailed() {
        int first = routes.world().workspace().addErroredProduction("Will be produced");
        ProductionJobRef later = ProductionJobRef.of(routes.world().workspace().artifactId(), first);
        List<ProductionJobRef> three = List.of(routes.newProduction(), later, routes.newProduction());
        int[] chunks = {0};
        routes.world()
                .sandbox()
                .faults()
                .decide(operation -> operation == RETRY && ++chunks[0] == 2 ? SandboxFault.status(429) : null);
        assertThat(retry(three, "&chunkSize=1").getException()).isInstanceOf(RelativityPartialFailureException.class);
        routes.world().sandbox().faults().clear();
        routes.loseAnswers(RETRY, 1);
        assertThat(retry(List.of(later), "").getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(production("").state()).isEqualTo(State.PARTIAL);
        int sent = routes.arrived(RETRY);
        Exchange same = retry(List.of(later), "");
        assertThat(same.getException()).isNull();
        assertThat(same.getMessage().getHeader(RelativityConstants.JOBS_SUCCESSFUL))
                .isEqualTo(1);
        assertThat(same.getMessage().getHeader(RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(routes.arrived(RETRY)).isEqualTo(sent);
        Exchange whole = retry(three, "");
        assertThat(whole.getException()).isInstanceOf(RelativityPartialFailureException.class);
        assertThat(((RelativityPartialFailureException) whole.getException()).getFailed())
                .isEqualTo(three.subList(2, 3));
    }

    /** The process of the call died: nothing is known of its jobs but what is proven. */
    @Test
    void ofAListWhoseOutcomeWasNotRecordedOnlyProvenJobsAreDone() throws Exception {
        ProductionJobRef unproven = routes.newProduction();
        ProductionJobRef proven = ProductionJobRef.of(
                routes.world().workspace().artifactId(),
                routes.world().workspace().addErroredProduction("Will be produced"));
        Ledgers.Breaking dying = new Ledgers.Breaking(ledgers.of(null));
        dying.cut("replace");
        bind("dying", dying);
        send("relativity-production:job/mass-retry?ledger=#dying&idempotencyKey=row-1", List.of(unproven, proven));
        CallLook running = production("");
        routes.world().timing().advance(Duration.between(running.since(), running.runsUntil()));
        Exchange later = retry(List.of(unproven, proven), "");
        assertThat(later.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        RelativityJobReport jobs = ((RelativityOutcomeUnknownException) later.getException())
                .getJobReport()
                .orElseThrow();
        assertThat(jobs.done()).isEqualTo(List.of(proven));
        assertThat(jobs.unknown()).isEqualTo(List.of(unproven));
        assertThat(routes.arrived(RETRY)).isOne();
    }

    @Test
    void ofALongerListNothingIsRead() {
        List<ProductionJobRef> both = List.of(
                ProductionJobRef.of(
                        routes.world().workspace().artifactId(),
                        routes.world().workspace().addErroredProduction("Will be produced")),
                routes.newProduction());
        routes.loseAnswers(RETRY, 1);
        retry(both, "&maxLooks=1");
        assertThat(routes.arrived(SandboxOperation.READ_PRODUCTION_STATUS)).isZero();
        CallLook look = production("");
        assertThat(look.state()).isEqualTo(State.IN_DOUBT);
        assertThat(look.evidenceBefore()).isEmpty();
        assertThat(routes.arrived(SandboxOperation.READ_PRODUCTION_STATUS)).isZero();
    }

    @Test
    void theLimitOfTheComponentIsThatOfItsEndpoints() {
        SandboxImagingSet set = routes.newSet();
        routes.world()
                .context()
                .getComponent("relativity-imaging", org.camelrelativity.imaging.RelativityImagingComponent.class)
                .setMaxLooks(0);
        run(set, "row-1", "");
        assertThat(routes.arrived(SandboxOperation.READ_IMAGING_SET)).isZero();
        run(set, "row-2", "&maxLooks=1");
        assertThat(routes.arrived(SandboxOperation.READ_IMAGING_SET)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many"})
    void aWrongLimitIsRefused(String limit) {
        assertThat(catchThrowable(
                        () -> routes.world().context().getEndpoint("relativity-imaging:job/run?maxLooks=" + limit)))
                .rootCause()
                .hasMessageContaining("option maxLooks must be an integer from 0");
    }

    @Test
    void aSettledReleasedOrDoneCallIsTold() throws Exception {
        SandboxImagingSet set = routes.newSet();
        routes.world().sandbox().faults().next(RUN, SandboxFault.resetBeforeEffect());
        run(set, "row-1", "");
        ledger.release(keyOf("row-1"), "anna", "still Staging");
        CallLook released = imaging("");
        assertThat(released.state()).isEqualTo(State.RELEASED);
        assertThat(released.note()).contains("anna: still Staging");
        run(set, "row-1", "");
        int reads = routes.arrived(SandboxOperation.READ_IMAGING_SET);
        CallLook done = imaging("");
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.evidenceNow()).isEmpty();
        assertThat(routes.arrived(SandboxOperation.READ_IMAGING_SET)).isEqualTo(reads);
    }

    /** No key is as good an answer as any: a call of it would be sent. */
    @Test
    void ofAKeyThatNobodyClaimedNothingIsKnown() {
        CallLook look = imaging("");
        assertThat(look.state()).isNull();
        assertThat(look.key()).isEqualTo(keyOf("row-1"));
        assertThat(look.operation()).isNull();
    }

    @Test
    void aCallThatMayBeRunningIsNotLookedAt() throws Exception {
        SandboxImagingSet set = routes.newSet();
        Ledgers.Breaking dying = new Ledgers.Breaking(ledgers.of(null));
        dying.cut("replace");
        bind("dying", dying);
        send(routes.imaging("job/run") + "&ledger=#dying&idempotencyKey=row-1", set.artifactId());
        int reads = routes.arrived(SandboxOperation.READ_IMAGING_SET);
        CallLook running = imaging("");
        assertThat(running.state()).isEqualTo(State.CLAIMED);
        assertThat(running.runsUntil()).isAfter(running.since());
        assertThat(running.evidenceNow()).isEmpty();
        assertThat(routes.arrived(SandboxOperation.READ_IMAGING_SET)).isEqualTo(reads);

        routes.world().timing().advance(Duration.between(running.since(), running.runsUntil()));
        assertThat(ledger.inDoubt()).hasSize(1);
        assertThat(imaging("").state()).isEqualTo(State.DONE);
    }

    @Test
    void aKeyOfAnotherComponentIsRefused() {
        routes.loseAnswers(RETRY, 1);
        retry(List.of(routes.newProduction()), "");
        assertThat(lookAt("relativity-imaging:ledger/look?ledger=#ledger&idempotencyKey=row-1")
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("belongs to job/mass-retry, which is an operation of another component");
    }

    @Test
    void aKeyOfAnotherInstanceIsRefused() throws Exception {
        SandboxImagingSet set = routes.newSet();
        run(set, "row-1", "");
        try (Front front = new Front(routes.world().port(), Front.Manner.PASSED_ON)) {
            bind("other", new RelativityConnection(routes.world().through(front)));
            Exchange other = lookAt(
                    "relativity-imaging:ledger/look?ledger=#ledger&connection=#other&idempotencyKey=" + keyOf("row-1"));
            assertThat(other.getException())
                    .isInstanceOf(RelativityRequestException.class)
                    .hasMessageContaining("is a key of another instance than 127.0.0.1:" + front.port());
        }
    }

    @Test
    void aLedgerThatIsDownIsUnavailable() throws Exception {
        JdbcCallLedger down = new JdbcCallLedger(Ledgers.inMemory());
        bind("down", down);
        assertThat(lookAt("relativity-imaging:ledger/look?ledger=#down&idempotencyKey=row-1&lazyStartProducer=true")
                        .getException())
                .isInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining("the ledger can't be used");
    }

    @ParameterizedTest
    @CsvSource({
        "idempotencyKey=x, needs a ledger",
        "ledger=#ledger, idempotencyKey is missing",
        "ledger=#ledger&idempotencyKey=x&imagingSetId=5, has no option imagingSetId",
        "ledger=#ledger&idempotencyKey=x&fireAgain=true, has no option fireAgain"
    })
    void aLookNeedsAKeyAndALedgerAndNothingElse(String options, String message) {
        assertThat(catchThrowable(() -> routes.bareRoute(
                        "direct:start", route -> route.to("relativity-imaging:ledger/look?" + options))))
                .rootCause()
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${header.none}", "${body.nothing}"})
    void aKeyThatIsEmptyOrFailsIsRefused(String key) {
        assertThat(lookAt("relativity-imaging:ledger/look?ledger=#ledger&idempotencyKey=" + key)
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("idempotencyKey");
    }

    /** The route of docs/ledger.md. */
    @Test
    void aRouteLooksAtAllThatIsInDoubt() throws Exception {
        MockEndpoint people = routes.world().context().getEndpoint("mock:people", MockEndpoint.class);
        SandboxImagingSet proven = routes.newSet();
        SandboxImagingSet unproven = routes.newSet();
        routes.loseAnswers(RUN, 1);
        run(proven, "row-1", "");
        routes.world().sandbox().faults().next(RUN, SandboxFault.resetBeforeEffect());
        run(unproven, "row-2", "");
        people.expectedMessageCount(1);
        // spotless:off
        routes.world().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("timer:looks?period=600000")
                    .setBody(method("ledger", "inDoubt"))
                    .split(body())
                    .filter(simple("${body.operation} startsWith 'job/r'"))
                    .to("relativity-imaging:ledger/look?ledger=#ledger&idempotencyKey=${body.key}")
                    .filter(simple("${body.state} == 'IN_DOUBT'"))
                    .log("${body.operation} of ${body.ids} by ${body.worker}: ${body.lookFirst}")
                    .to("direct:people"); // a CallLook each
                // end
                from("direct:people").to("mock:people");
            }
        });
        // spotless:on
        people.assertIsSatisfied();
        CallLook told = people.getExchanges().get(0).getMessage().getBody(CallLook.class);
        assertThat(told.key()).isEqualTo(keyOf("row-2"));
        assertThat(ledger.inDoubt()).extracting(CallLedger.Entry::key).containsExactly(keyOf("row-2"));
        assertThat(routes.arrived(RUN)).isEqualTo(2);
        assertThat(people.getExchanges().get(0).getMessage().getBody(String.class))
                .contains("\"State\":\"IN_DOUBT\"")
                .contains("\"Since\":\"2026-01-01T00:00:00Z\"");
    }
}
