package org.camelrelativity.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** relativity-run-imaging-set-action on the sandbox. */
class RunImagingSetTest {

    private static final String KAMELET =
            "kamelet:relativity-run-imaging-set-action?ledger=#bean:ledger&idempotencyKey=night ${header.night}";

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY =
            new RelativitySandboxExtension(sandbox -> sandbox.timing(SandboxTiming.instant()));

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private KameletContext context;

    @BeforeEach
    void start(RelativitySandbox started) {
        sandbox = started;
        workspace = sandbox.addWorkspace();
        context = new KameletContext(sandbox);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private SandboxImagingSet set(int documents, int failing, int times) {
        int search = workspace.addRecoveringSavedSearch(documents, failing, times);
        return workspace.imagingSet(workspace.addImagingSet("Exhibits", search));
    }

    private Exchange run(SandboxImagingSet set) throws Exception {
        return context.send(
                Map.of("workspaceId", workspace.artifactId(), "imagingSetId", set.artifactId()),
                new HashMap<>(Map.of("night", "2026-11-29")));
    }

    private static ImagingSetEnd end(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ImagingSetEnd.class);
    }

    private static void assertReleased(boolean released, Exchange exchange, SandboxImagingSet set) {
        assertThat(exchange.getMessage().getHeader("CamelRelativityReleased")).isEqualTo(released);
        assertThat(set.imagesHidden()).isEqualTo(!released);
        assertThat(exchange.getVariables()).isEmpty();
    }

    private void assertEffects(int runs, int retries) {
        assertThat(sandbox.journal().tookEffect(SandboxOperation.RUN_IMAGING_SET))
                .isEqualTo(runs);
        assertThat(sandbox.journal().tookEffect(SandboxOperation.RETRY_ERRORS)).isEqualTo(retries);
        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "legacy"})
    void runsAndReleases(String apiVersion) throws Exception {
        context.route(KAMELET + "&apiVersion=" + apiVersion, 0);
        SandboxImagingSet set = set(4, 0, 0);
        Exchange exchange = run(set);
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertReleased(true, exchange, set);
        assertEffects(1, 0);
        assertThat(context.ledger.inDoubt()).isEmpty();
    }

    @Test
    void takesTheSetFromItsProperties() throws Exception {
        SandboxImagingSet set = set(4, 0, 0);
        context.route(
                KAMELET + "&workspaceId=" + workspace.artifactId() + "&imagingSetId=" + set.artifactId()
                        + "&awaitTimeout=1h",
                0);
        Exchange exchange = context.send(null, new HashMap<>(Map.of("night", 1)));
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertReleased(true, exchange, set);
    }

    @Test
    void propertiesCountNotTheSetOfAnEarlierStep() throws Exception {
        SandboxImagingSet first = set(4, 0, 0);
        SandboxImagingSet second = set(4, 0, 0);
        String ids = "&workspaceId=" + workspace.artifactId() + "&imagingSetId=";
        context.route(0, KAMELET + " 1" + ids + first.artifactId(), KAMELET + " 2" + ids + second.artifactId());
        Exchange exchange = context.send(null, new HashMap<>(Map.of("night", 1)));
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertReleased(true, exchange, second);
        assertThat(first.runs()).isOne();
        assertThat(second.runs()).isOne();
    }

    @Test
    void retriesErrorsThatGoAway() throws Exception {
        context.route(KAMELET, 0);
        SandboxImagingSet set = set(4, 2, 1);
        Exchange exchange = run(set);
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertReleased(true, exchange, set);
        assertEffects(1, 1);
    }

    @Test
    void retriesWhileErrorsBecomeFewer() throws Exception {
        context.route(KAMELET + "&maxFailedPercent=25", 0);
        int[] documents = {
            workspace.documents().add(),
            workspace.documents().addFailing(1),
            workspace.documents().addFailing(2),
            workspace.documents().addFailing(50)
        };
        SandboxImagingSet set =
                workspace.imagingSet(workspace.addImagingSet("Exhibits", workspace.addSavedSearchOf(documents)));
        Exchange exchange = run(set);
        assertThat(end(exchange).details().numberOfDocumentsErrored()).isOne();
        assertReleased(true, exchange, set);
        assertEffects(1, 3); // 3, 2, 1 errors, and then 1 again
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "9,1"})
    void stopsRetryingErrorsThatStay(int maxRetries, int retries) throws Exception {
        context.route(KAMELET + "&maxRetries=" + maxRetries, 0);
        SandboxImagingSet set = set(4, 2, 50);
        Exchange exchange = run(set);
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED_WITH_ERRORS);
        assertReleased(false, exchange, set);
        assertEffects(1, retries);
    }

    @ParameterizedTest
    @CsvSource({"24.9,false", "25,true", "100,true", "0,false"})
    void releasesUpToTheLimit(String percent, boolean released) throws Exception {
        context.route(KAMELET + "&maxRetries=0&maxFailedPercent=" + percent, 0);
        SandboxImagingSet set = set(4, 1, 50);
        assertReleased(released, run(set), set);
    }

    /** That API answers no counters. */
    @Test
    void retriesErrorsOfTheLegacyApiAsOftenAsAllowed() throws Exception {
        context.route(KAMELET + "&apiVersion=legacy&maxRetries=2&maxFailedPercent=100", 0);
        SandboxImagingSet set = set(4, 1, 50);
        Exchange exchange = run(set);
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED_WITH_ERRORS);
        assertReleased(false, exchange, set);
        assertEffects(1, 2);
    }

    @Test
    void doesNotReleaseWhatFailed() throws Exception {
        context.route(KAMELET + "&maxFailedPercent=100", 0);
        SandboxImagingSet set = set(4, 0, 0);
        set.failNextRun();
        Exchange exchange = run(set);
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.FAILED);
        assertThat(exchange.getMessage().getHeader("CamelRelativityReleased")).isEqualTo(false);
        assertThat(sandbox.journal().arrived(SandboxOperation.RELEASE_IMAGING_SET))
                .isZero();
        assertEffects(1, 0);
    }

    @Test
    void sameKeyRunsOnceAndRetriesOnce() throws Exception {
        context.route(KAMELET + "&maxFailedPercent=50&maxRetries=1", 0);
        SandboxImagingSet set = set(4, 2, 50);
        assertReleased(true, run(set), set);
        assertReleased(true, run(set), set);
        assertEffects(1, 1);
    }

    /** Of the retry that was made before it was interrupted, nobody knows any more whether errors became fewer. */
    @Test
    void goesOnWithTheRetriesAfterAnInterruption() throws Exception {
        context.route(KAMELET, 0);
        int[] documents = {
            workspace.documents().addFailing(1), workspace.documents().addFailing(2)
        };
        SandboxImagingSet set =
                workspace.imagingSet(workspace.addImagingSet("Exhibits", workspace.addSavedSearchOf(documents)));
        AtomicInteger retries = new AtomicInteger();
        sandbox.faults()
                .decide(operation -> operation == SandboxOperation.RETRY_ERRORS && retries.incrementAndGet() == 2
                        ? SandboxFault.status(429)
                        : null);
        assertThat(run(set).getException()).isInstanceOf(RelativityNotSentException.class);
        Exchange exchange = run(set);
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertReleased(true, exchange, set);
        assertEffects(1, 2);
    }

    @Test
    void redeliveryRepeatsTheStepThatFailed() throws Exception {
        context.route(KAMELET, 1);
        SandboxImagingSet set = set(4, 2, 1);
        sandbox.faults().next(SandboxOperation.RETRY_ERRORS, SandboxFault.status(429));
        assertReleased(true, run(set), set);
        assertEffects(1, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUN_IMAGING_SET", "RETRY_ERRORS"})
    void unknownOutcomeIsLookedAtAndNotSentAgain(SandboxOperation operation) throws Exception {
        context.route(KAMELET + "&maxFailedPercent=50&maxRetries=1", 2);
        SandboxImagingSet set = set(4, 2, 50);
        sandbox.faults().next(operation, SandboxFault.resetBeforeEffect());
        Exchange exchange = run(set);
        assertThat(exchange.getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining("of idempotencyKey 'night 2026-11-29")
                .hasMessageContaining("(imagingSetId " + set.artifactId());
        assertThat(sandbox.journal().arrived(operation)).isOne();
        assertThat(sandbox.journal().arrived(SandboxOperation.RELEASE_IMAGING_SET))
                .isZero();
        assertThat(context.ledger.inDoubt()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUN_IMAGING_SET", "RETRY_ERRORS"})
    void whatIsProvenGoesOn(SandboxOperation operation) throws Exception {
        context.route(KAMELET + "&maxFailedPercent=50", 2);
        SandboxImagingSet set = set(4, 2, 1);
        sandbox.faults().next(operation, SandboxFault.resetAfterEffect());
        Exchange exchange = run(set);
        assertThat(end(exchange).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertReleased(true, exchange, set);
        assertEffects(1, 1);
        assertThat(context.ledger.inDoubt()).isEmpty();
    }

    @Test
    void messageWithoutAKeyIsRefused() throws Exception {
        context.route("kamelet:relativity-run-imaging-set-action?ledger=#ledger&idempotencyKey=${header.none}", 0);
        assertThat(run(set(4, 0, 0)).getException()).isInstanceOf(RelativityRequestException.class);
        assertThat(sandbox.journal().arrived()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxRetries=-1",
                "maxRetries=often",
                "maxFailedPercent=101",
                "maxFailedPercent=-0.1",
                "maxFailedPercent=few",
                "awaitTimeout=long",
                "apiVersion=v2",
                "imagingSetId=x"
            })
    void badPropertyKeepsTheRouteFromStarting(String property) {
        assertThatThrownBy(() -> context.route(KAMELET + "&" + property, 0))
                .hasStackTraceContaining(property.split("=")[0])
                .hasStackTraceContaining(property.split("=")[1]);
    }

    @Test
    void keyIsRequired() {
        assertThatThrownBy(() -> context.route("kamelet:relativity-run-imaging-set-action", 0))
                .hasStackTraceContaining("idempotencyKey");
    }
}
