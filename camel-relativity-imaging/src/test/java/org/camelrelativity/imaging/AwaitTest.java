package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A set is waited for until it has ended, however it ends, in either generation. */
class AwaitTest {

    private AwaitingRelativity relativity;

    @AfterEach
    void stop() {
        if (relativity != null) {
            relativity.close();
        }
    }

    private Exchange endOf(SandboxImagingSet set) throws Exception {
        return relativity.endOf(relativity.await(set.artifactId()));
    }

    private static ImagingSetEnd ended(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ImagingSetEnd.class);
    }

    @ParameterizedTest
    @EnumSource
    void completed(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        Exchange exchange = endOf(set);
        ImagingSetEnd end = ended(exchange);
        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertThat(end.status()).isEqualTo("Completed");
        assertThat(end.duration()).isBetween(Duration.ofSeconds(74), Duration.ofSeconds(90));
        assertThat(end.details().numberOfDocumentsCompleted()).isEqualTo(version == ApiVersion.V1 ? 60 : null);
        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of(
                        RelativityImagingConstants.WORKSPACE_ID,
                        AwaitingRelativity.WORKSPACE,
                        RelativityImagingConstants.IMAGING_SET_ID,
                        set.artifactId(),
                        RelativityImagingConstants.ATTEMPTS,
                        relativity.polls()));
        assertThat(relativity.polls()).isBetween(6, 12);
    }

    @ParameterizedTest
    @EnumSource
    void completedWithErrors(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        ImagingSetEnd end = ended(endOf(relativity.addRunningSet(30, 2)));
        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.COMPLETED_WITH_ERRORS);
        assertThat(end.status()).isEqualToIgnoringCase("Completed with errors");
    }

    @ParameterizedTest
    @EnumSource
    void stopped(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(1000, 0);
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.passUntil(() -> set.status().equals("Imaging"));
        relativity.request("job/stop", set.lastJob().orElseThrow().artifactId());
        ImagingSetEnd end = ended(relativity.endOf(waiting));
        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.STOPPED);
        assertThat(end.duration()).isLessThan(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @EnumSource
    void failed(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addSet(30, 0);
        set.failNextRun();
        relativity.request("job/run", set.artifactId());
        ImagingSetEnd end = ended(endOf(set));
        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.FAILED);
        assertThat(end.details().lastRunError()).isEqualTo("The imaging job failed.");
    }

    /** Nobody has seen it at work. The end is believed once it can't be that of a run before. */
    @ParameterizedTest
    @EnumSource
    void endedBetweenTwoReads(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version, sandbox -> sandbox.timing(SandboxTiming.instant())).route("");
        SandboxImagingSet set = relativity.addSet(30, 0);
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.passUntil(() -> relativity.polls() == 1);
        relativity.request("job/run", set.artifactId());
        ImagingSetEnd end = ended(relativity.endOf(waiting));
        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertThat(end.duration()).isBetween(CredibleEnd.GRACE, CredibleEnd.GRACE.plusSeconds(15));
    }

    /** As after a crash: who waits can't know that it ended long ago. */
    @ParameterizedTest
    @EnumSource
    void endedBefore(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(30, 2);
        relativity.timing().advance(Duration.ofHours(1));
        ImagingSetEnd end = ended(endOf(set));
        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.COMPLETED_WITH_ERRORS);
        assertThat(end.duration()).isBetween(CredibleEnd.GRACE, CredibleEnd.GRACE.plusSeconds(15));
    }

    /** For twenty seconds after the second run Relativity tells how the first one ended. */
    @ParameterizedTest
    @EnumSource
    void theEndOfTheRunBeforeIsNone(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version, sandbox -> sandbox.staleStatus(Duration.ofSeconds(20))).route("");
        SandboxImagingSet set = relativity.addRunningSet(30, 2);
        relativity.timing().advance(Duration.ofHours(1));
        set.repairDocuments();
        relativity.request("job/retry-errors", set.artifactId());
        relativity.timing().advance(Duration.ofHours(1));
        relativity.request("job/run", set.artifactId());
        ImagingSetEnd end = ended(endOf(set));
        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertThat(end.duration()).isGreaterThan(Duration.ofSeconds(20));
        assertThat(set.lastJob().orElseThrow().ended()).isTrue();
        assertThat(set.runs()).isEqualTo(2);
    }

    /** A stale end does not cut a run short that takes long, nor does a read of the end that was stale before. */
    @ParameterizedTest
    @EnumSource
    void aLongRunAfterAStaleEnd(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version, sandbox -> sandbox.staleStatus(Duration.ofSeconds(20))).route("");
        SandboxImagingSet set = relativity.addRunningSet(600, 600);
        relativity.timing().advance(Duration.ofHours(1));
        relativity.request("job/retry-errors", set.artifactId());
        ImagingSetEnd end = ended(endOf(set));
        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.COMPLETED_WITH_ERRORS);
        assertThat(end.duration()).isBetween(Duration.ofSeconds(614), Duration.ofSeconds(630));
    }

    /** No test's clock: that time goes on by itself. The job is at work when it is read first, and not for long. */
    @Test
    void byTheRealClock() throws Exception {
        SandboxTiming threeSeconds =
                new SandboxTiming(Duration.ofSeconds(3), Duration.ZERO, Duration.ZERO, Duration.ZERO);
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(threeSeconds).start()) {
            int set = sandbox.addWorkspace(AwaitingRelativity.WORKSPACE)
                    .addImagingSet(
                            "Set",
                            sandbox.workspace(AwaitingRelativity.WORKSPACE).addSavedSearch(5, 0));
            CamelContext context = PageExamples.contextFor(sandbox);
            context.start();
            Map<String, Object> run = Map.of("workspaceId", AwaitingRelativity.WORKSPACE, "imagingSetId", set);
            context.createProducerTemplate().requestBody("relativity-imaging:job/run", run);
            assertThat(context.createProducerTemplate()
                            .requestBody("relativity-imaging:set/await", run, ImagingSetEnd.class)
                            .outcome())
                    .isEqualTo(ImagingSetOutcome.COMPLETED);
            context.stop();
        }
    }

    /** The next step takes the ids from the headers, as after set/status. */
    @ParameterizedTest
    @EnumSource
    void theRouteGoesOn(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await")
                        .to("relativity-imaging:job/run?qcEnabled=true")
                        .to("relativity-imaging:set/await")
                        .choice()
                        .when(simple("${body.outcome} == 'COMPLETED'"))
                        .to("relativity-imaging:set/release")
                        .end();
            }
        });
        SandboxImagingSet set = relativity.addSet(30, 0);
        Exchange exchange = endOf(set);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(set.imagesHidden()).isFalse();
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.RELEASE_IMAGING_SET))
                .isEqualTo(1);
    }

    /** What a process left behind that was killed, another one waits for: nothing is run again. */
    @ParameterizedTest
    @EnumSource
    void waitedForAgainAfterARestart(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        CompletableFuture<Exchange> lost = relativity.await(set.artifactId());
        relativity.pass(Duration.ofSeconds(20));
        relativity.restart();
        relativity.route("");
        assertThat(lost.join().getException()).isNotNull();
        assertThat(ended(endOf(set)).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertThat(set.runs()).isEqualTo(1);
        List<SandboxOperation> others = relativity.sandbox().journal().entries().stream()
                .map(entry -> entry.operation())
                .filter(operation -> operation != relativity.readOperation())
                .toList();
        assertThat(others).containsExactly(SandboxOperation.RUN_IMAGING_SET);
    }
}
