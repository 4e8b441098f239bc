package org.camelrelativity.common.ledger;

import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;

/**
 * Looks at calls in doubt: what is there now may prove one, wholly or for some of its jobs, and what is proven is recorded.
 * Nothing is sent that changes anything.
 */
final class CallsInDoubt {

    private static final int MAX_NOTE_LENGTH = 1_000;

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

    /** What was read before is read again, whoever asks and by whichever list; empty if the entry has changed meanwhile. */
    Optional<Looked> look(Entry known, Operation operation) throws IOException {
        StoredOutcome outcomes = new StoredOutcome(operation, types);
        CallEvidence evidence = CallEvidence.read(known.evidence(), operation);
        List<String> before = evidence.read();
        List<String> now = before.isEmpty() ? List.of() : looks.look(evidence.about(), evidence.version());
        List<RelativityRecord> proven = Looks.proven(evidence, now);
        RelativityJobReport jobs = outcomes.readJobs(known.result());
        if (!evidence.about().elements().isEmpty()) {
            jobs = JobReports.merged(
                    jobs, report(evidence.about(), proven), evidence.about().elements());
        }
        Entry looked = known;
        String rest = StoredOutcome.readRest(known.result());
        if (!proven.isEmpty() && proven.size() == now.size()) {
            Outcome.Done done = new Outcome.Done(null, evidence.about().ids(), 0, 0, jobs);
            State state = JobReports.stateOf(done, jobs);
            String note = Quoted.plain(clock.instant() + " proven: " + before + " -> " + now, MAX_NOTE_LENGTH);
            looked = known.as(state, outcomes.write(done, jobs, rest, known.result()))
                    .decided(state, note);
        } else if (!proven.isEmpty()) { // also for whoever releases the rest
            Outcome unknown = KeyedCalls.unknown("some jobs are proven", jobs);
            looked = known.as(State.IN_DOUBT, outcomes.write(unknown, jobs, rest, known.result()));
        }
        return looked == known || ledger.replace(known, looked)
                ? Optional.of(new Looked(looked, jobs, before, now))
                : Optional.empty();
    }

    private static RelativityJobReport report(Request request, List<RelativityRecord> proven) {
        Set<RelativityRecord> done = new HashSet<>(proven);
        RelativityJobReport.Builder report = RelativityJobReport.builder();
        for (RelativityRecord job : request.elements()) {
            if (done.contains(job)) {
                report.done(job);
            } else {
                report.unknown(job);
            }
        }
        return report.build();
    }
}
