package org.camelrelativity.common.ledger;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Outcome.Failure;
import org.camelrelativity.common.operation.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a ledger before a call with an idempotency key is sent, and tells it what became of the call. */
public final class KeyedCalls {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedCalls.class);

    private final CallLedger ledger;
    private final Operation operation;
    private final StoredOutcome outcomes;
    private final ApiVersion version;
    private final Looks looks;
    private final CallsInDoubt callsInDoubt;
    private final IdempotencyKey keys;
    private final Clock clock;

    /** What was known of a key before it was taken over, and of its jobs. */
    private record Earlier(Entry entry, RelativityJobReport jobs) {}

    /** The table is the component's. */
    public KeyedCalls(
            CallLedger ledger,
            OperationTable table,
            ApiVersion version,
            Looks looks,
            IdempotencyKey keys,
            Clock clock) {
        this.ledger = ledger;
        this.operation = keys.operation();
        this.outcomes = new StoredOutcome(operation, table.requestTypes());
        this.version = version;
        this.looks = looks;
        this.callsInDoubt = new CallsInDoubt(ledger, table.requestTypes(), looks, clock);
        this.keys = keys;
        this.clock = clock;
    }

    /** To be asked before anything is sent. */
    public Claim claim(Exchange exchange, String instance, Request request, Duration longest, boolean fireAgain)
            throws RelativityRequestException {
        String key = keys.of(exchange);
        try {
            Optional<Entry> known = ledger.find(instance + " " + key);
            Entry mine = newEntry(instance + " " + key, request, longest, known.isEmpty());
            if (known.isEmpty()) {
                known = ledger.claim(mine);
            }
            Claim claim =
                    known.isEmpty() ? granted(mine, null, request) : judge(key, known.get(), mine, request, fireAgain);
            if (operation.elements().isEmpty()) {
                MessageIdentity.remember(exchange, instance, CallEvidence.read(claim.evidence(), operation));
            } else { // of a list nobody awaits the end, but maybe that of one in it
                MessageIdentity.forget(exchange);
            }
            return claim;
        } catch (LookFailedException e) {
            return new Claim.NotNow(e.getMessage(), e.failure().retryAfter());
        } catch (IOException e) {
            return new Claim.NotNow("the ledger can't be used: " + e.getMessage(), null);
        }
    }

    private Entry newEntry(String key, Request request, Duration longest, boolean looking) throws IOException {
        String evidence = looking ? evidence(request) : null; // which takes its time
        Instant now = clock.instant();
        return new Entry(
                key,
                operation.name(),
                RequestDigest.of(request),
                UUID.randomUUID().toString(),
                ledger.worker(),
                now,
                now.plus(longest),
                evidence,
                State.CLAIMED,
                null,
                null);
    }

    private Claim judge(String key, Entry known, Entry mine, Request request, boolean fireAgain)
            throws IOException, RelativityRequestException {
        RelativityJobReport jobs = known.state() == State.DONE ? null : outcomes.readJobs(known.result());
        boolean sameOperation = known.operation().equals(mine.operation());
        boolean same = sameOperation
                && (known.request().equals(mine.request()) || mine.request().equals(rest(known)));
        boolean rest = !same && sameOperation && isRest(request, jobs);
        if (!same && !rest) {
            throw new RelativityRequestException(
                    operation.name(),
                    "idempotencyKey " + Quoted.of(key) + " belongs to another request, of " + known.operation() + " at "
                            + known.since());
        }
        if (known.stateAt(clock.instant()) == State.CLAIMED) {
            return new Claim.NotNow(
                    "the call of idempotencyKey " + Quoted.of(key) + " may still be running, at worker "
                            + known.worker(),
                    Duration.between(clock.instant(), known.runsUntil()));
        }
        if (known.state() == State.DONE) {
            return new Claim.Known(outcomes.readDone(known.result(), request), known.evidence());
        }
        if (isDone(request, jobs)) {
            return new Claim.Known(done(request), known.evidence());
        }
        if (known.state() == State.PARTIAL && same) {
            return new Claim.Known(outcomes.readPartial(known.result()), known.evidence());
        }
        if (rest || known.state() == State.RELEASED) {
            return takeOver(known, mine, jobs, request);
        }
        return lookAt(key, known, mine, request, fireAgain);
    }

    private String evidence(Request request) throws LookFailedException {
        Request about = operation.proof() == null ? request : request.provableBy(operation.proof());
        return new CallEvidence(about, version, looks.lookBefore(about, version)).write();
    }

    /** Whether a request asks for nothing but jobs that an earlier one of the same key provably has not done. */
    private static boolean isRest(Request request, RelativityJobReport jobs) {
        return jobs != null
                && !request.elements().isEmpty()
                && new HashSet<>(jobs.notDoneReferences()).containsAll(request.elements());
    }

    /** Whether all that a request asks for is done, whatever became of the other jobs of its key. */
    private static boolean isDone(Request request, RelativityJobReport jobs) {
        return jobs != null
                && !request.elements().isEmpty()
                && new HashSet<>(jobs.done()).containsAll(request.elements());
    }

    private static Outcome done(Request request) {
        RelativityJobReport.Builder report = RelativityJobReport.builder();
        request.elements().forEach(report::done);
        return new Outcome.Done(null, request.ids(), 0, 0, report.build());
    }

    /** A call in doubt: what is there now may prove it, wholly or for some of its jobs. */
    private Claim lookAt(String key, Entry known, Entry mine, Request request, boolean fireAgain) throws IOException {
        Optional<CallsInDoubt.Looked> looked = callsInDoubt.look(known, operation);
        if (looked.isEmpty()) {
            return taken();
        }
        Entry entry = looked.get().entry();
        RelativityJobReport jobs = looked.get().jobs();
        if (entry.state() == State.DONE) {
            return new Claim.Known(outcomes.readDone(entry.result(), request), entry.evidence());
        }
        if (isDone(request, jobs)) {
            return new Claim.Known(done(request), entry.evidence());
        }
        if (entry.state() == State.PARTIAL) {
            return new Claim.Known(outcomes.readPartial(entry.result()), entry.evidence());
        }
        if (fireAgain) {
            return takeOver(entry, mine, jobs, request);
        }
        String message = "the outcome of the call of idempotencyKey " + Quoted.of(key) + " at " + known.since()
                + " by worker " + known.worker() + " is unknown. Before it is sent again, " + request.lookFirst();
        return new Claim.Known(unknown(message, jobs), entry.evidence());
    }

    static Outcome unknown(String message, RelativityJobReport jobs) {
        return new Outcome.Unknown(new Failure(RelativityFailure.withoutAnswer(message, 0), jobs, null, null));
    }

    private static Claim taken() {
        return new Claim.NotNow("what is known of the same idempotencyKey has changed just now", null);
    }

    /** What was done before is not sent again. */
    private Claim takeOver(Entry known, Entry mine, RelativityJobReport before, Request request) throws IOException {
        Request toSend = request;
        if (before != null) {
            Set<RelativityRecord> done = new HashSet<>(before.done());
            toSend = request.about(request.elements().stream()
                    .filter(job -> !done.contains(job))
                    .toList());
        }
        String evidence = evidence(toSend); // which takes its time
        Instant now = clock.instant();
        String rest = known.request().equals(mine.request()) ? null : mine.request();
        RelativityJobReport jobs = before == null ? null : JobReports.merged(before, null, toSend.elements());
        Entry taken = new Entry(
                mine.key(),
                mine.operation(),
                known.request(),
                mine.claim(),
                mine.worker(),
                now,
                now.plus(Duration.between(mine.since(), mine.runsUntil())),
                evidence,
                State.CLAIMED,
                jobs == null
                        ? known.result()
                        : outcomes.write(unknown("it was not answered", jobs), jobs, rest, known.result()),
                known.note());
        return ledger.replace(known, taken) ? granted(taken, new Earlier(known, before), toSend) : taken();
    }

    private Claim granted(Entry claimed, Earlier earlier, Request toSend) {
        Consumer<Outcome> ended = outcome -> {
            try {
                ended(claimed, earlier, toSend, outcome);
            } catch (IOException | RuntimeException e) { // the outcome stands, and the claim with it
                Reporting.report(() -> LOG.warn(
                        "The ledger could not be told that {} with key {} is {}; the key is in doubt",
                        operation,
                        claimed.key(),
                        outcome.kind(),
                        e));
            }
        };
        return new Claim.Granted(toSend, ended, claimed.evidence());
    }

    /** After a call that provably was not executed, the entry is again what it was before the claim. */
    private void ended(Entry claimed, Earlier earlier, Request sent, Outcome outcome) throws IOException {
        if (outcome.provablyNotExecuted() && earlier == null) {
            change(claimed, ledger::remove);
            return;
        }
        Entry ended;
        if (outcome.provablyNotExecuted()) {
            State state = earlier.entry().state();
            ended = earlier.entry()
                    .as(
                            state == State.CLAIMED ? State.IN_DOUBT : state,
                            earlier.entry().result());
        } else {
            RelativityJobReport jobs = earlier == null
                    ? outcome.jobs()
                    : JobReports.merged(
                            earlier.jobs(),
                            JobReports.withDoubts(outcome.jobs(), earlier.entry(), earlier.jobs()),
                            sent.elements());
            ended = claimed.as(
                    JobReports.stateOf(outcome, jobs), outcomes.write(outcome, jobs, rest(claimed), claimed.result()));
        }
        change(claimed, known -> ledger.replace(known, ended));
    }

    /** {@link CallLedger#replace} or {@link CallLedger#remove}. */
    private interface Change {
        boolean of(Entry known) throws IOException;
    }

    /** Relativity's answer overrides a doubt or a release that was recorded meanwhile, but not what a person has settled. */
    private static void change(Entry claimed, Change change) throws IOException {
        for (State meanwhile : List.of(State.CLAIMED, State.IN_DOUBT, State.RELEASED)) {
            if (change.of(claimed.as(meanwhile, claimed.result()))) {
                return;
            }
        }
        Reporting.report(() -> LOG.warn(
                "What became of the call of key {}, claimed at {}, is not recorded: it was decided meanwhile",
                claimed.key(),
                claimed.since()));
    }

    private static String rest(Entry entry) throws IOException {
        return StoredOutcome.readRest(entry.result());
    }
}
