package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.camelrelativity.common.testing.WaitLimits;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.sandbox.SandboxJournal;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand productions that are awaited at once, within the limits of as many imaging sets. Time is the sandbox's. What
 * the sandbox keeps of the requests is not counted: WireMock's journal is full before, and its own is emptied.
 */
@Tag("heavy")
class AwaitManyIT {

    private static final int PRODUCTIONS = 10_000;
    private static final int WIREMOCK_JOURNAL = 1_000;
    /** In the queue: longer than it takes to read each of them once, so that all are awaited when that is done. */
    private static final Duration QUEUED = Duration.ofMinutes(30);

    @Test
    void tenThousandProductions() throws Exception {
        SandboxTiming timing = new SandboxTiming(QUEUED, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        try (AwaitingProductions relativity = new AwaitingProductions(timing).route("production/await")) {
            List<Integer> productions = new ArrayList<>(PRODUCTIONS);
            for (int i = 0; i < PRODUCTIONS; i++) {
                productions.add(relativity.workspace.addProduction("Vol", 1));
                relativity.workspace.runProduction(productions.get(i));
            }
            for (int i = 0; i < WIREMOCK_JOURNAL; i++) {
                relativity.request("production/status", productions.get(0));
            }
            relativity.sandbox.journal().clear();
            WaitLimits limits = new WaitLimits();

            List<CompletableFuture<Exchange>> waiting = new ArrayList<>(PRODUCTIONS);
            for (Integer production : productions) {
                waiting.add(relativity.await(production));
            }
            relativity.passUntil(() -> look(relativity, limits) >= PRODUCTIONS);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            count(relativity, limits);
            relativity.sandbox.journal().clear();
            limits.lookAtHeap();

            relativity.passUntil(() -> {
                look(relativity, limits);
                return waiting.stream().allMatch(CompletableFuture::isDone);
            });
            count(relativity, limits);
            assertThat(waiting).allSatisfy(one -> {
                ProductionEnd end = one.join().getMessage().getBody(ProductionEnd.class);
                assertThat(end.outcome()).isEqualTo(ProductionOutcome.PRODUCED);
                assertThat(end.firstBatesValue()).isNotNull();
            });
            assertThat(relativity.sandbox.journal().arrived(SandboxOperation.READ_PRODUCTION))
                    .as("the numbers of each, once")
                    .isEqualTo(PRODUCTIONS);
            limits.assertKept(PRODUCTIONS + " productions");
        }
    }

    private static int look(AwaitingProductions relativity, WaitLimits limits) {
        int polls = relativity.polls();
        if (polls % 100 == 0) {
            limits.lookAtThreads();
        }
        return polls;
    }

    private static void count(AwaitingProductions relativity, WaitLimits limits) {
        limits.count(relativity.sandbox.journal().entries().stream()
                .filter(entry -> entry.operation() == SandboxOperation.READ_PRODUCTION_STATUS)
                .map(SandboxJournal.Entry::at)
                .toList());
    }
}
