package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.camelrelativity.common.operation.ApiVersion;
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
    private static final int POLLS_PER_MINUTE = 600;
    private static final long MEBIBYTE = 1 << 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Longer than it takes to read each of them once, so that all are awaited when that is done. */
    private static final Duration RUN = Duration.ofMinutes(30);

    private final Set<String> threads = new HashSet<>();
    private int most;

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
            Set<Thread> before = liveThreads();
            long heapBefore = usedHeap();

            List<CompletableFuture<Exchange>> waiting = new ArrayList<>(SETS);
            for (SandboxImagingSet set : sets) {
                waiting.add(relativity.await(set.artifactId()));
            }
            relativity.passUntil(() -> look(relativity, before) >= SETS);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            countReads(relativity);
            relativity.sandbox().journal().clear();
            long heap = usedHeap() - heapBefore;

            relativity.passUntil(() -> {
                look(relativity, before);
                return waiting.stream().allMatch(CompletableFuture::isDone);
            });
            countReads(relativity);
            assertThat(waiting).allSatisfy(one -> assertThat(
                            one.join().getMessage().getBody(ImagingSetEnd.class).outcome())
                    .isEqualTo(ImagingSetOutcome.COMPLETED));
            System.out.printf(
                    "%s: %d sets awaited at once: %d threads more %s, %.1f MiB more heap, at most %d reads in any minute%n",
                    version, SETS, threads.size(), threads, (double) heap / MEBIBYTE, most);
            assertThat(threads).hasSizeLessThanOrEqualTo(4);
            assertThat(heap).isLessThan(64 * MEBIBYTE);
            assertThat(most).isLessThanOrEqualTo(POLLS_PER_MINUTE);
        }
    }

    /** Notes the threads that were not there before, but for the server's and the test's. */
    private int look(AwaitingRelativity relativity, Set<Thread> before) {
        int polls = relativity.polls();
        if (polls % 100 == 0) {
            liveThreads().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .filter(name -> !name.startsWith("qtp") && !name.startsWith("awaitility"))
                    .forEach(threads::add);
        }
        return polls;
    }

    private static Set<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    /** The most reads in any minute, by the sandbox's clock. */
    private void countReads(AwaitingRelativity relativity) {
        Deque<Instant> minute = new ArrayDeque<>();
        for (SandboxJournal.Entry read : relativity.reads()) {
            minute.add(read.at());
            while (!minute.getFirst().plus(MINUTE).isAfter(read.at())) {
                minute.remove();
            }
            most = Math.max(most, minute.size());
        }
    }

    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) { // what is referred to weakly or softly takes more than one
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
