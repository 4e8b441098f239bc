package org.camelrelativity.common.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.operation.Outcome;

/** What became of the jobs of a key's request, by all calls together. */
final class JobReports {

    private JobReports() {}

    static State stateOf(Outcome outcome, RelativityJobReport jobs) {
        if (jobs == null) {
            return outcome instanceof Outcome.Done ? State.DONE : State.IN_DOUBT;
        }
        if (jobs.isUncertain() || outcome instanceof Outcome.Unknown) {
            return State.IN_DOUBT;
        }
        return jobs.isDone() ? State.DONE : State.PARTIAL;
    }

    /** A job that was in doubt and fails now stays in doubt: it may fail because it was done before. */
    static RelativityJobReport withDoubts(RelativityJobReport now, Entry earlier, RelativityJobReport earlierJobs) {
        if (now == null || earlier.state() != State.CLAIMED && earlier.state() != State.IN_DOUBT) {
            return now;
        }
        Predicate<RelativityRecord> inDoubt =
                job -> earlierJobs == null || earlierJobs.unknown().contains(job);
        RelativityJobReport.Builder doubtful = RelativityJobReport.builder()
                .addAll(new RelativityJobReport(
                        now.done(),
                        now.failed().stream()
                                .filter(failed -> !inDoubt.test(failed.job()))
                                .toList(),
                        now.unknown(),
                        now.neverSent().stream().filter(inDoubt.negate()).toList(),
                        now.unnamed(),
                        now.errors()));
        now.notDoneReferences().stream().filter(inDoubt).forEach(doubtful::unknown);
        return doubtful.build();
    }

    /** The jobs of the whole request: for {@code jobs}, which were looked at or sent just now, the new report; else the old one. */
    static RelativityJobReport merged(
            RelativityJobReport before, RelativityJobReport after, List<? extends RelativityRecord> jobs) {
        if (before == null) {
            return after;
        }
        Set<RelativityRecord> done = new HashSet<>(before.done());
        Set<RelativityRecord> latest = new HashSet<>(jobs);
        latest.removeAll(done);
        RelativityJobReport.Builder merged = RelativityJobReport.builder();
        before.done().forEach(merged::done);
        before.failed().stream()
                .filter(failed -> !latest.contains(failed.job()))
                .forEach(failed -> merged.failed(failed.job(), failed.errors()));
        before.unknown().stream().filter(job -> !latest.contains(job)).forEach(merged::unknown);
        merged.neverSent(
                before.neverSent().stream().filter(job -> !latest.contains(job)).toList());
        if (after == null) {
            latest.forEach(merged::unknown);
            return merged.build();
        }
        after.done().stream().filter(job -> !done.contains(job)).forEach(merged::done);
        after.failed().forEach(failed -> merged.failed(failed.job(), failed.errors()));
        after.unknown().stream().filter(job -> !done.contains(job)).forEach(merged::unknown);
        return merged.neverSent(after.neverSent())
                .unnamed(after.unnamed())
                .errors(after.errors())
                .build();
    }
}
