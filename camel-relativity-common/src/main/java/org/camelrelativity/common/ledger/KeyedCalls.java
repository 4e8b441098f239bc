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
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.support.service.ServiceHelper;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Outcome.Failure;
import org.camelrelativity.common.operation.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a ledger before a call with an idempotency key is sent, and tells it what became of the call. */
public final class KeyedCalls {

    /** The longest idempotency key, without the instance. */
    public static final int MAX_KEY_LENGTH = 255;

    private static final Logger LOG = LoggerFactory.getLogger(KeyedCalls.class);
    private static final int MAX_NOTE_LENGTH = 1_000;

    private final CallLedger ledger;
    private final Operation operation;
    private final StoredOutcome outcomes;
    private final Looks looks;
    private final Expression keys;
    private final Clock clock;

    /** What was known of a key before it was taken over, and of its jobs. */
    private record Earlier(Entry entry, RelativityJobReport jobs) {}

    /** The types are those that a job report may refer to. */
    public KeyedCalls(
            CallLedger ledger,
            Operation operation,
            Set<Class<? extends RelativityRecord>> types,
            Looks looks,
            Expression keys,
            Clock clock) {
        this.ledger = ledger;
        this.operation = operation;
        this.looks = looks;
        this.keys = keys;
        this.outcomes = new StoredOutcome(operation, types);
        this.clock = clock;
    }

    /** A ledger that is a service is started with the first of its endpoints, and stopped with the context. */
    public void start(CamelContext camelContext) throws IOException {
        keys.init(camelContext);
        if (ledger instanceof Service service && !camelContext.hasService(service)) {
            try {
                ServiceHelper.startService(service);
                camelContext.addService(service, true, true);
            } catch (Exception e) {
                Throwable why = e instanceof RuntimeCamelException && e.getCause() != null ? e.getCause() : e;
                throw new IOException("the ledger can't be started: " + why.getMessage(), e);
            }
        }
    }

    /** To be asked before anything is sent. */
    public Claim claim(Exchange exchange, String instance, Request request, Duration longest, boolean fireAgain)
            throws RelativityRequestException {
        String key = key(exchange);
        try {
            Optional<Entry> known = ledger.find(instance + " " + key);
            Entry mine =
                    newEntry(instance + " " + key, request, longest, known.isEmpty() ? looks.look(request) : List.of());
            if (known.isEmpty()) {
                known = ledger.claim(mine);
            }
            return known.isEmpty() ? granted(mine, null, request) : judge(key, known.get(), mine, request, fireAgain);
        } catch (IOException e) {
            return new Claim.NotNow("the ledger can't be used: " + e.getMessage(), null);
        }
    }

    private Entry newEntry(String key, Request request, Duration longest, List<String> evidence) throws IOException {
        Instant now = clock.instant();
        return new Entry(
                key,
                operation.name(),
                RequestDigest.of(request),
                UUID.randomUUID().toString(),
                ledger.worker(),
                now,
                now.plus(longest),
                StoredOutcome.writeTexts(evidence),
                State.CLAIMED,
                null,
                null);
    }

    private String key(Exchange exchange) throws RelativityRequestException {
        String key;
        try {
            key = keys.evaluate(exchange, String.class);
        } catch (RuntimeException e) { // of the route's own objects
            throw new RelativityRequestException(
                    operation.name(),
                    "idempotencyKey can't be evaluated: " + Quoted.reason(String.valueOf(e.getMessage())),
                    e);
        }
        if (key == null || key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            String was = key == null || key.isBlank() ? "empty" : key.length() + " characters long";
            throw new RelativityRequestException(
                    operation.name(),
                    "idempotencyKey must be text of 1 to " + MAX_KEY_LENGTH + " characters, but was " + was);
        }
        return key;
    }

    private Claim judge(String key, Entry known, Entry mine, Request request, boolean fireAgain)
            throws IOException, RelativityRequestException {
        RelativityJobReport jobs = known.state() == State.DONE ? null : outcomes.readJobs(known.result());
        boolean sameOperation = known.operation().equals(mine.operation());
        boolean same = sameOperation
                && (known.request().equals(mine.request())
                        || mine.request().equals(StoredOutcome.readRest(known.result())));
        boolean rest = !same && sameOperation && isRest(request, jobs);
        if (!same && !rest) {
            throw new RelativityRequestException(
                    operation.name(),
                    "idempotencyKey " + Quoted.of(key) + " belongs to another request, of " + known.operation() + " at "
                            + known.since());
        }
        if (known.state() == State.CLAIMED && clock.instant().isBefore(known.runsUntil())) {
            return new Claim.NotNow(
                    "the call of idempotencyKey " + Quoted.of(key) + " may still be running, at worker "
                            + known.worker(),
                    Duration.between(clock.instant(), known.runsUntil()));
        }
        if (known.state() == State.DONE) {
            return new Claim.Known(outcomes.readDone(known.result(), request));
        }
        if (known.state() == State.PARTIAL && same) {
            return new Claim.Known(outcomes.readPartial(known.result()));
        }
        if (rest || known.state() == State.RELEASED) {
            return takeOver(known, mine, jobs, request);
        }
        return lookAt(key, known, mine, request, fireAgain);
    }

    /** Whether a request asks for nothing but jobs that an earlier one of the same key provably has not done. */
    private static boolean isRest(Request request, RelativityJobReport jobs) {
        return jobs != null
                && !request.elements().isEmpty()
                && new HashSet<>(jobs.notDoneReferences()).containsAll(request.elements());
    }

    /** A call in doubt: what is there now may prove it, wholly or for some of its jobs. */
    private Claim lookAt(String key, Entry known, Entry mine, Request request, boolean fireAgain) throws IOException {
        List<String> before = StoredOutcome.readTexts(known.evidence());
        List<String> now = before.isEmpty() ? List.of() : looks.look(request);
        List<RelativityRecord> proven = looks.proven(request, before, now);
        RelativityJobReport jobs = withProven(outcomes.readJobs(known.result()), request, proven);
        boolean whole = !proven.isEmpty() && (jobs == null || jobs.done().containsAll(request.elements()));
        if (whole || jobs != null && !proven.isEmpty() && !jobs.isUncertain()) {
            Outcome found = whole
                    ? new Outcome.Done(null, request.ids(), 0, 0, jobs)
                    : new Outcome.Partial(
                            new Failure(RelativityFailure.withoutAnswer(jobs.summary(), 0), jobs, null, null));
            State state = stateOf(found, jobs); // a part of the jobs says nothing of the others
            String note = Quoted.plain(clock.instant() + " proven: " + before + " -> " + now, MAX_NOTE_LENGTH);
            Entry adopted =
                    known.as(state, outcomes.write(found, jobs, rest(known))).decided(state, note);
            return ledger.replace(known, adopted) ? new Claim.Known(found) : taken();
        }
        Entry doubtful = known;
        if (!proven.isEmpty()) { // also for whoever releases the rest; who has read it before must read it again
            doubtful = known.as(
                            State.IN_DOUBT, outcomes.write(unknown("some jobs are proven", jobs), jobs, rest(known)))
                    .under(UUID.randomUUID().toString());
            if (!ledger.replace(known, doubtful)) {
                return taken();
            }
        }
        if (fireAgain) {
            return takeOver(doubtful, mine, jobs, request);
        }
        String message = "the outcome of the call of idempotencyKey " + Quoted.of(key) + " at " + known.since()
                + " by worker " + known.worker() + " is unknown. Before it is sent again, " + operation.lookFirst();
        return new Claim.Known(unknown(message, jobs));
    }

    private static Outcome unknown(String message, RelativityJobReport jobs) {
        return new Outcome.Unknown(new Failure(RelativityFailure.withoutAnswer(message, 0), jobs, null, null));
    }

    private static Claim taken() {
        return new Claim.NotNow("what is known of the same idempotencyKey has changed just now", null);
    }

    /** Nothing but what is proven is known better than before. */
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
        return merged(before, report.build(), proven);
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
        String evidence = StoredOutcome.writeTexts(looks.look(request)); // which takes its time
        Instant now = clock.instant();
        String rest = known.request().equals(mine.request()) ? null : mine.request();
        RelativityJobReport jobs = before == null ? null : merged(before, null, toSend.elements());
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
                jobs == null ? known.result() : outcomes.write(unknown("it was not answered", jobs), jobs, rest),
                known.note());
        return ledger.replace(known, taken) ? granted(taken, new Earlier(known, before), toSend) : taken();
    }

    private Claim granted(Entry claimed, Earlier earlier, Request toSend) {
        return new Claim.Granted(toSend, outcome -> {
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
        });
    }

    /** After a call that provably was not executed, what was known before it is known again. */
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
                    : merged(earlier.jobs(), withDoubts(outcome.jobs(), earlier), sent.elements());
            ended = claimed.as(stateOf(outcome, jobs), outcomes.write(outcome, jobs, rest(claimed)));
        }
        change(claimed, known -> ledger.replace(known, ended));
    }

    /** Jobs that were in doubt and are not done now may have been done before. */
    private static RelativityJobReport withDoubts(RelativityJobReport now, Earlier earlier) {
        State state = earlier.entry().state();
        if (now == null || state != State.CLAIMED && state != State.IN_DOUBT) {
            return now;
        }
        Predicate<RelativityRecord> inDoubt =
                job -> earlier.jobs() == null || earlier.jobs().unknown().contains(job);
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

    /** A change of what the ledger has, if it has it. */
    private interface Change {
        boolean of(Entry known) throws IOException;
    }

    /** Relativity's answer counts for more than a doubt or a release meanwhile, and less than what somebody has settled. */
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

    private static State stateOf(Outcome outcome, RelativityJobReport jobs) {
        if (jobs == null) {
            return outcome instanceof Outcome.Done ? State.DONE : State.IN_DOUBT;
        }
        if (jobs.isUncertain() || outcome instanceof Outcome.Unknown) {
            return State.IN_DOUBT;
        }
        return jobs.isDone() ? State.DONE : State.PARTIAL;
    }

    /** The jobs of the whole request: of those that were looked at or sent just now what became of them, else what was known. */
    private static RelativityJobReport merged(
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
