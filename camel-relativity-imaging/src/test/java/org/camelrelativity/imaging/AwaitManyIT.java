package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.testing.WaitLimits;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxJournal;
import org.camelrelativity.sandbox.SandboxTiming;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten thousand sets that are awaited at once. Time is the sandbox's. What the sandbox keeps of the requests is not
 * counted: WireMock's journal is full before, and its own is emptied.
 */
@Tag("heavy")
class AwaitManyIT {

    private static final int SETS = 10_000;
    private static final int WIREMOCK_JOURNAL = 1_000;
    /** Longer than it takes to read each of them once, so that all are awaited when that is done. */
    private static final Duration RUN = Duration.ofMinutes(30);

    @ParameterizedTest
    @EnumSource
    void tenThousandSets(ApiVersion version) throws Exception {
        SandboxTiming timing = new SandboxTiming(Duration.ZERO, Duration.ZERO, RUN, Duration.ZERO);
        try (AwaitingRelativity relativity =
                new AwaitingRelativity(version, sandbox -> sandbox.timing(timing)).route("")) {
            List<SandboxImagingSet> sets = new ArrayList<>(SETS);
            for (int i = 0; i < SETS; i++) {
                sets.add(relativity.addRunningSet(1, 0));
            }
            for (int i = 0; i < WIREMOCK_JOURNAL; i++) {
                relativity.request("set/read", sets.get(0).artifactId());
            }
            relativity.sandbox().journal().clear();
            WaitLimits limits = new WaitLimits();

            List<CompletableFuture<Exchange>> waiting = new ArrayList<>(SETS);
            for (SandboxImagingSet set : sets) {
                waiting.add(relativity.await(set.artifactId()));
            }
            relativity.passUntil(() -> look(relativity, limits) >= SETS);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            count(relativity, limits);
            relativity.sandbox().journal().clear();
            limits.lookAtHeap();

            relativity.passUntil(() -> {
                look(relativity, limits);
                return waiting.stream().allMatch(CompletableFuture::isDone);
            });
            count(relativity, limits);
            assertThat(waiting).allSatisfy(one -> assertThat(
                            one.join().getMessage().getBody(ImagingSetEnd.class).outcome())
                    .isEqualTo(ImagingSetOutcome.COMPLETED));
            limits.assertKept(version + ": " + SETS + " sets");
        }
    }

    private static int look(AwaitingRelativity relativity, WaitLimits limits) {
        int polls = relativity.polls();
        if (polls % 100 == 0) {
            limits.lookAtThreads();
        }
        return polls;
    }

    private static void count(AwaitingRelativity relativity, WaitLimits limits) {
        limits.count(relativity.reads().stream().map(SandboxJournal.Entry::at).toList());
    }
}
