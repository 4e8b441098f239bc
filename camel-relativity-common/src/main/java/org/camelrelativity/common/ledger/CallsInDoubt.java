package org.camelrelativity.common.ledger;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Outcome.Failure;
import org.camelrelativity.common.operation.Request;

/**
 * Looks at calls in doubt: what is read now may prove a call, wholly or for some of its jobs, and what is proven is recorded.
 * Only safe operations are sent.
 */
final class CallsInDoubt {

    private final CallLedger ledger;
    private final Set<Class<? extends RelativityRecord>> types;
    private final Looks looks;
    private final Clock clock;

    /** A call after a look, what is known of its jobs, and what was read before and now. */
    record Looked(Entry entry, RelativityJobReport jobs, List<String> before, List<String> now) {}

    CallsInDoubt(CallLedger ledger, Set<Class<? extends RelativityRecord>> types, Looks looks, Clock clock) {
        this.ledger = ledger;
        this.types = types;
        this.looks = looks;
        this.clock = clock;
    }

    /** Reads what was read before the call once more; empty if the entry has changed meanwhile. */
    Optional<Looked> look(Entry known, Operation operation) throws IOException {
        StoredOutcome outcomes = new StoredOutcome(operation, types);
        CallEvidence evidence = CallEvidence.read(known.evidence(), operation);
        List<String> before = evidence.read();
        List<String> now = before.isEmpty() ? List.of() : looks.look(evidence.about(), evidence.version());
        List<RelativityRecord> proven = Looks.proven(evidence, now);
        RelativityJobReport jobs = withProven(outcomes.readJobs(known.result()), evidence.about(), proven);
        Entry looked = known;
        String rest = StoredOutcome.readRest(known.result());
        if (!proven.isEmpty() && (jobs == null || !jobs.isUncertain())) {
            Outcome found = jobs == null || jobs.isDone()
                    ? new Outcome.Done(null, evidence.about().ids(), 0, 0, jobs)
                    : new Outcome.Partial(
                            new Failure(RelativityFailure.withoutAnswer(jobs.summary(), 0), jobs, null, null));
            State state = JobReports.stateOf(found, jobs);
            String note = Entry.note(clock.instant() + " proven: " + before + " -> " + now);
            looked = known.as(state, outcomes.write(found, jobs, rest, known.result()))
                    .decided(state, note);
        } else if (!proven.isEmpty()) { // also for whoever releases the rest; who has read it before must read it again
            Outcome unknown = KeyedCalls.unknown("some jobs are proven", jobs);
            looked = known.as(State.IN_DOUBT, outcomes.write(unknown, jobs, rest, known.result()))
                    .under(UUID.randomUUID().toString());
        }
        return looked == known || ledger.replace(known, looked)
                ? Optional.of(new Looked(looked, jobs, before, now))
                : Optional.empty();
    }

    /** The report as it was, but with the proven jobs as done. */
    private static RelativityJobReport withProven(
            RelativityJobReport before, Request request, List<RelativityRecord> proven) {
        if (request.elements().isEmpty()) {
            return null;
        }
        RelativityJobReport.Builder report = RelativityJobReport.builder();
        proven.forEach(report::done);
        if (before == null) {
            request.elements().stream().filter(job -> !proven.contains(job)).forEach(report::unknown);
        }
        return JobReports.merged(before, report.build(), proven);
    }
}
