package org.camelrelativity.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of the jobs of a key after another call about some of them. */
class JobReportsTest {

    private static final Job A = new Job("a");
    private static final Job B = new Job("b");
    private static final Job C = new Job("c");
    private static final Job D = new Job("d");
    private static final List<String> REASON = List.of("locked");

    private record Job(String name) implements RelativityRecord {}

    private static RelativityJobReport.Builder report() {
        return RelativityJobReport.builder();
    }

    private static Entry entry(State state) {
        return new Entry("key", "job/run", "", "", "", Instant.EPOCH, Instant.EPOCH, null, state, null, null);
    }

    @Test
    void theFirstReportIsTheWhole() {
        RelativityJobReport first = report().done(A).failed(B, REASON).build();
        assertThat(JobReports.merged(null, first, List.of(A, B))).isEqualTo(first);
    }

    @Test
    void aLaterCallReplacesWhatWasKnownOfItsJobsOnly() {
        RelativityJobReport before = report().done(A)
                .failed(B, REASON)
                .unknown(C)
                .neverSent(List.of(D))
                .build();
        RelativityJobReport after = report().done(B).failed(D, REASON).build();
        assertThat(JobReports.merged(before, after, List.of(B, D)))
                .isEqualTo(report().done(A).unknown(C).done(B).failed(D, REASON).build());
    }

    @Test
    void aDoubtIsResolvedByALaterCallAboutIt() {
        assertThat(JobReports.merged(
                        report().unknown(A).unknown(B).build(), report().done(A).build(), List.of(A)))
                .isEqualTo(report().unknown(B).done(A).build());
    }

    @Test
    void whatALaterCallLeavesOpenIsOpen() {
        RelativityJobReport before = report().failed(A, REASON)
                .failed(B, REASON)
                .neverSent(List.of(C, D))
                .build();
        RelativityJobReport after = report().failed(A, List.of("busy"))
                .unknown(C)
                .neverSent(List.of(D))
                .unnamed(2)
                .errors(List.of("no such job"))
                .build();
        assertThat(JobReports.merged(before, after, List.of(A, C, D)))
                .isEqualTo(report().failed(B, REASON)
                        .failed(A, List.of("busy"))
                        .unknown(C)
                        .neverSent(List.of(D))
                        .unnamed(2)
                        .errors(List.of("no such job"))
                        .build());
    }

    @Test
    void aLaterCallWithoutAReportLeavesItsJobsInDoubt() {
        RelativityJobReport before =
                report().done(A).failed(B, REASON).failed(C, REASON).build();
        assertThat(JobReports.merged(before, null, List.of(A, B)))
                .isEqualTo(report().done(A).failed(C, REASON).unknown(B).build());
    }

    @Test
    void whatIsDoneStaysDone() {
        RelativityJobReport before = report().done(A).failed(B, REASON).build();
        RelativityJobReport after = report().unknown(A).done(A).unknown(B).build();
        assertThat(JobReports.merged(before, after, List.of(A, B)))
                .isEqualTo(report().done(A).unknown(B).build());
    }

    @Test
    void whatWasInDoubtAndFailsNowStaysInDoubt() {
        RelativityJobReport earlier = report().unknown(B).unknown(D).done(C).build();
        RelativityJobReport now = report().failed(A, REASON)
                .failed(B, REASON)
                .neverSent(List.of(C, D))
                .unnamed(1)
                .build();
        assertThat(JobReports.withDoubts(now, entry(State.IN_DOUBT), earlier))
                .isEqualTo(report().failed(A, REASON)
                        .neverSent(List.of(C))
                        .unnamed(1)
                        .unknown(B)
                        .unknown(D)
                        .build());
    }

    /** As after a death between the claim and its end. */
    @Test
    void ofAClaimWithoutAReportAllJobsWereInDoubt() {
        RelativityJobReport now =
                report().done(A).failed(B, REASON).neverSent(List.of(C)).build();
        assertThat(JobReports.withDoubts(now, entry(State.CLAIMED), null))
                .isEqualTo(report().done(A).unknown(B).unknown(C).build());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"PARTIAL", "RELEASED", "DONE"})
    void whatWasNotInDoubtMayFail(State state) {
        RelativityJobReport now = report().failed(A, REASON).build();
        assertThat(JobReports.withDoubts(now, entry(state), report().unknown(A).build()))
                .isEqualTo(now);
    }

    @Test
    void withoutAReportThereAreNoDoubtsToAdd() {
        assertThat(JobReports.withDoubts(null, entry(State.IN_DOUBT), null)).isNull();
    }
}
