package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often sets are read for those who wait. */
class AwaitSharingTest {

    private AwaitingRelativity relativity;

    @AfterEach
    void stop() {
        relativity.close();
    }

    @ParameterizedTest
    @EnumSource
    void twoWhoWaitForOneSetShareItsReads(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        CompletableFuture<Exchange> one = relativity.await(set.artifactId());
        CompletableFuture<Exchange> other = relativity.await(Map.of("imagingSetId", set.artifactId()));
        Exchange first = relativity.endOf(one);
        Exchange second = relativity.endOf(other);
        assertThat(first.getException()).isNull();
        assertThat(second.getMessage().getBody()).isEqualTo(first.getMessage().getBody());
        assertThat(first.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(relativity.polls());
    }

    /** Who comes later may wait for a later run; what was read before is nothing to him. */
    @ParameterizedTest
    @EnumSource
    void whoComesLaterJudgesByHimself(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version, sandbox -> sandbox.staleStatus(Duration.ofSeconds(20))).route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        CompletableFuture<Exchange> early = relativity.await(set.artifactId());
        relativity.pass(Duration.ofSeconds(60));
        relativity.timing().advance(Duration.ofMillis(14_500));
        relativity.request("job/run", set.artifactId());
        CompletableFuture<Exchange> late = relativity.await(set.artifactId());
        relativity.endOf(early);
        assertThat(late).isNotDone();
        ImagingSetEnd end = relativity.endOf(late).getMessage().getBody(ImagingSetEnd.class);
        assertThat(end.duration()).isGreaterThan(Duration.ofSeconds(13));
        assertThat(set.lastJob().orElseThrow().ended()).isTrue();
    }

    @Test
    void readsBecomeRarer() throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.V1).route("");
        relativity.timing().random(0);
        relativity.await(relativity.addRunningSet(6000, 0).artifactId());
        relativity.pass(Duration.ofMinutes(2));
        assertThat(pauses()).startsWith(2000L, 3000L, 4500L, 6750L, 10125L, 12000L, 12000L);
        relativity.timing().random(1);
        relativity.pass(Duration.ofMinutes(2));
        assertThat(pauses()).endsWith(15000L, 15000L).allMatch(pause -> pause <= 15_000);
    }

    private List<Long> pauses() {
        List<Instant> at =
                relativity.reads().stream().map(SandboxJournal.Entry::at).toList();
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < at.size(); i++) {
            pauses.add(Duration.between(at.get(i - 1), at.get(i)).toMillis());
        }
        return pauses;
    }

    /** Evenly, however many wait, and each in its turn. */
    @Test
    void noMoreReadsInAMinuteThanAllowed() throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.V1);
        relativity.component().setMaxPollsPerMinute(30);
        relativity.route("");
        for (int i = 0; i < 40; i++) {
            relativity.await(relativity.addRunningSet(6000, 0).artifactId());
        }
        relativity.pass(Duration.ofMinutes(10));
        assertThat(relativity.polls()).isBetween(298, 300);
        assertThat(pauses()).allMatch(pause -> pause >= 2000);
        Map<String, Long> bySet = relativity.reads().stream()
                .collect(Collectors.groupingBy(SandboxJournal.Entry::path, Collectors.counting()));
        assertThat(bySet).hasSize(40).allSatisfy((set, reads) -> assertThat(reads)
                .isBetween(7L, 8L));
    }

    /** What becomes of an exception on the way through a route is not seen by another one. */
    @ParameterizedTest
    @EnumSource
    void anExceptionIsNotShared(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(600, 0);
        CompletableFuture<Exchange> early = relativity.await(set.artifactId());
        relativity.pass(Duration.ofMinutes(1));
        int before = relativity.polls();
        CompletableFuture<Exchange> late = relativity.await(set.artifactId());
        relativity.sandbox().faults().always(relativity.readOperation(), SandboxFault.expiredToken());
        Exception first = relativity.endOf(early).getException();
        Exception second = relativity.endOf(late).getException();
        assertThat(first)
                .isExactlyInstanceOf(RelativityRefusedException.class)
                .isNotSameAs(second)
                .hasMessage(second.getMessage());
        assertThat(((RelativityRefusedException) first).getAttempts()).isEqualTo(relativity.polls());
        assertThat(((RelativityRefusedException) second).getAttempts()).isEqualTo(relativity.polls() - before);
    }
}
