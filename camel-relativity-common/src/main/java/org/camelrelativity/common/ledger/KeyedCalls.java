package org.camelrelativity.common.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Service;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.json.RelativityJson;
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
    private static final ObjectWriter SORTED =
            RelativityJson.strict().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final CallLedger ledger;
    private final Operation operation;
    private final StoredOutcome outcomes;
    private final Expression keys;
    private final Clock clock;

    /** The types are those that a job report may refer to. */
    public KeyedCalls(
            CallLedger ledger,
            Operation operation,
            Set<Class<? extends RelativityRecord>> types,
            Expression keys,
            Clock clock) {
        this.ledger = ledger;
        this.operation = operation;
        this.keys = keys;
        this.outcomes = new StoredOutcome(operation, types);
        this.clock = clock;
    }

    /** A ledger that is a service is started with the first of its endpoints, and stopped with the context. */
    public void start(CamelContext camelContext) throws Exception {
        keys.init(camelContext);
        if (ledger instanceof Service service && !camelContext.hasService(service)) {
            camelContext.addService(service, true, true);
        }
    }

    /**
     * To be asked before anything is sent.
     *
     * @param longest how long the call can take at most
     * @param fireAgain whether a route has decided to send a call that is in doubt
     */
    public Claim claim(Exchange exchange, String instance, Request request, Duration longest, boolean fireAgain)
            throws RelativityRequestException {
        String key = key(exchange);
        Instant now = clock.instant();
        Entry mine = new Entry(
                instance + " " + key,
                operation.name(),
                digest(request),
                UUID.randomUUID().toString(),
                ledger.worker(),
                now,
                now.plus(longest),
                State.CLAIMED,
                null,
                null);
        try {
            Optional<Entry> known = ledger.claim(mine);
            return known.isEmpty() ? granted(mine, null) : judge(key, known.get(), mine, request, fireAgain);
        } catch (IOException e) {
            return new Claim.NotNow("the ledger can't be used: " + e.getMessage(), null);
        }
    }

    private String key(Exchange exchange) throws RelativityRequestException {
        String key;
        try {
            key = keys.evaluate(exchange, String.class);
        } catch (RuntimeException e) { // of the route's own objects
            throw new RelativityRequestException(
                    operation.name(),
                    "idempotencyKey can't be evaluated: " + Quoted.plain(String.valueOf(e.getMessage()), 300),
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
        boolean same =
                known.operation().equals(mine.operation()) && known.request().equals(mine.request());
        boolean rest = !same && known.operation().equals(mine.operation()) && isRest(request, jobs);
        if (!same && !rest) {
            throw new RelativityRequestException(
                    operation.name(),
                    "idempotencyKey " + Quoted.of(key) + " belongs to another request, of " + known.operation() + " at "
                            + known.since());
        }
        boolean mayRun = known.state() == State.CLAIMED && clock.instant().isBefore(known.runsUntil());
        if (mayRun) {
            return new Claim.NotNow(
                    "the call of idempotencyKey " + Quoted.of(key) + " may still be running, at worker "
                            + known.worker(),
                    Duration.between(clock.instant(), known.runsUntil()));
        }
        if (known.state() == State.DONE) {
            return new Claim.Known(outcomes.readDone(known.result(), request));
        }
        if (rest || fireAgain || known.state() == State.RELEASED) {
            return takeOver(known, mine, jobs);
        }
        return new Claim.Known(
                known.state() == State.PARTIAL ? outcomes.readPartial(known.result()) : inDoubt(key, known, jobs));
    }

    /** Whether a request asks for nothing but jobs that an earlier one of the same key provably has not done. */
    private static boolean isRest(Request request, RelativityJobReport jobs) {
        return jobs != null
                && !request.elements().isEmpty()
                && new HashSet<>(jobs.again()).containsAll(request.elements());
    }

    /** What was done of the same request before stays known. */
    private Claim takeOver(Entry known, Entry mine, RelativityJobReport jobs) throws IOException {
        Entry taken = new Entry(
                mine.key(),
                mine.operation(),
                known.request(),
                mine.claim(),
                mine.worker(),
                mine.since(),
                mine.runsUntil(),
                State.CLAIMED,
                known.result(),
                known.note());
        return ledger.replace(known.claim(), taken)
                ? granted(taken, jobs)
                : new Claim.NotNow("another worker has claimed the same idempotencyKey just now", null);
    }

    private Claim granted(Entry claimed, RelativityJobReport before) {
        return new Claim.Granted(outcome -> {
            try {
                ended(claimed, before, outcome);
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

    private void ended(Entry claimed, RelativityJobReport before, Outcome outcome) throws IOException {
        if (outcome.provablyNotExecuted()) {
            if (claimed.result() == null) {
                ledger.remove(claimed);
            } else {
                replace(claimed.as(State.PARTIAL, claimed.result()));
            }
            return;
        }
        Outcome whole = before == null ? outcome : withDone(outcome, before);
        State state = whole instanceof Outcome.Done
                ? State.DONE
                : whole instanceof Outcome.Partial ? State.PARTIAL : State.IN_DOUBT;
        replace(claimed.as(state, outcomes.write(whole)));
    }

    private void replace(Entry entry) throws IOException {
        if (!ledger.replace(entry.claim(), entry)) {
            Reporting.report(() -> LOG.warn(
                    "The call of key {} is {}, but its claim of {} was taken over meanwhile",
                    entry.key(),
                    entry.state(),
                    entry.since()));
        }
    }

    /** The jobs of the whole request: those that were done before, and what became of the rest. */
    private static Outcome withDone(Outcome outcome, RelativityJobReport before) {
        RelativityJobReport jobs = outcome.jobs() == null
                ? before
                : RelativityJobReport.builder()
                        .addAll(new RelativityJobReport(before.done(), List.of(), List.of(), List.of(), 0, List.of()))
                        .addAll(outcome.jobs())
                        .build();
        return outcome instanceof Outcome.Done done
                ? new Outcome.Done(done.answer(), done.ids(), done.status(), done.attempts(), jobs)
                : ((Outcome.NotDone) outcome).with(jobs);
    }

    private Outcome inDoubt(String key, Entry known, RelativityJobReport jobs) {
        String message = "the outcome of the call of idempotencyKey " + Quoted.of(key) + " at " + known.since()
                + " by worker " + known.worker() + " is unknown. Before it is sent again, " + operation.lookFirst();
        return new Outcome.Unknown(new Failure(RelativityFailure.withoutAnswer(message, 0), jobs, null, null));
    }

    /** Of all that the request says of its subject, in whatever order it was given. */
    private static String digest(Request request) {
        Map<String, Object> said = new TreeMap<>();
        request.values().forEach((field, value) -> {
            if (!field.isSetting()) {
                said.put(field.option(), value.toString());
            }
        });
        if (request.subject() != null) {
            said.put("subject", request.subject());
        }
        try {
            List<String> elements = new ArrayList<>();
            for (RelativityRecord element : request.elements()) {
                elements.add(SORTED.writeValueAsString(element));
            }
            elements.sort(null);
            said.put("elements", elements);
            byte[] sha = MessageDigest.getInstance("SHA-256")
                    .digest((request.operation().name() + SORTED.writeValueAsString(said))
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // a record can be written, and each Java has SHA-256
        }
    }
}
