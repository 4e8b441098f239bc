package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.production.model.MassRetryResult.RetryJobResult;
import org.camelrelativity.reliability.SteppedWorkers.Told;

/**
 * What has taken effect, what may have, and what each was told: by that it says whether the ledger may have what it has, and
 * whether a request may be sent. It knows what the ledger can't: what became of each request.
 */
final class LedgerModel {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Key> keys = new HashMap<>();
    private final Map<Integer, Integer> effects = new HashMap<>();

    /** All that is done by one of those who change the ledger, from its begin to its end. */
    static class Doer {
        /** The latest time of day since it last but one used the database: since it read what it decides by. */
        private Instant latest = Instant.MIN;

        private Instant latestNow = Instant.MIN;

        /** It is about to use the database. */
        void usesDatabase(Instant now) {
            latest = latestNow;
            latestNow = now;
        }

        void clock(Instant now) {
            latest = max(latest, now);
            latestNow = max(latestNow, now);
        }

        private static Instant max(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        Instant nowIs() {
            return latestNow;
        }

        boolean mayTakeForEnded(Entry entry) {
            return entry.state() != State.CLAIMED || !latest.isBefore(entry.runsUntil());
        }
    }

    /** A worker that starts. */
    static final class Start extends Doer {
        private final String name;
        private final Duration retention;

        /** The name and the retention are {@code null} if there is none. */
        Start(String name, Duration retention) {
            this.name = name;
            this.retention = retention;
        }
    }

    /** A person who decides. */
    static final class Person extends Doer {}

    /** A message and its call. */
    static final class Message extends Doer {
        private final Key key;
        private final List<Integer> jobs;
        private final boolean fireAgain;
        private String claim;
        private Entry before;
        /** What it must not send. */
        private final Set<Integer> forbidden = new HashSet<>();
        /** What was known to be done when it claimed. */
        private Set<Integer> confirmed = Set.of();
        /** The claims that there were when it read what it decides by. */
        private List<Message> seen = List.of();

        private List<Message> seenNow = List.of();
        private final Set<Integer> sent = new HashSet<>();
        private final Set<Integer> denied = new HashSet<>();
        private final Set<Integer> executed = new HashSet<>();
        private boolean ended;
        private boolean released;
        private Told told;
        private final Entry first;
        private boolean undisturbed = true;

        Message(Key key, List<Integer> jobs, boolean fireAgain) {
            this.key = key;
            this.jobs = jobs;
            this.fireAgain = fireAgain;
            this.first = key.entry;
        }

        @Override
        void usesDatabase(Instant now) {
            super.usesDatabase(now);
            seen = seenNow;
            seenNow = List.copyOf(key.claims);
        }

        /** Something has happened meanwhile that is not its own doing. */
        void disturb() {
            undisturbed = false;
        }

        /** Whether it may have been executed, by all that anybody but Relativity can know. */
        private boolean mayHaveDone(int job) {
            return ended ? sent.contains(job) && !denied.contains(job) : jobs.contains(job) && !confirmed.contains(job);
        }

        @Override
        public String toString() {
            return jobs + (fireAgain ? " again" : "") + " sent " + sent + " denied " + denied + " executed " + executed
                    + (ended ? " ended" : "") + (released ? " released" : "") + " told " + told;
        }
    }

    /** An idempotency key, since it was last unknown to the ledger. */
    static final class Key {
        private final String name;
        private Entry entry;
        private final List<Message> claims = new ArrayList<>();
        private List<Integer> jobs = List.of();
        private final Set<Integer> confirmed = new HashSet<>();
        private boolean settled;
        private final List<Object> answers = new ArrayList<>();
        private List<Integer> notDone = List.of();

        private Key(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        Entry entry() {
            return entry;
        }

        /** What may be sent again, as a message was told last. */
        List<Integer> notDone() {
            return notDone;
        }

        /** What its first request was about. */
        List<Integer> jobs() {
            return jobs;
        }
    }

    Key key(String name) {
        return keys.computeIfAbsent(name, Key::new);
    }

    /** Those that were used. */
    List<Key> keys() {
        return List.copyOf(keys.values());
    }

    /** A request has come in. */
    void arrived(Message message, List<Integer> jobs) {
        assertThat(message.claim).as("a request without a claim: %s", message).isNotNull();
        assertThat(message.ended).as("a request after the end: %s", message).isFalse();
        for (int job : jobs) {
            assertThat(message.forbidden)
                    .as("sent again, nobody having said so: %s after %s", message, message.key.claims)
                    .doesNotContain(job);
            assertThat(message.sent).as("sent twice by one call: %s", message).doesNotContain(job);
        }
        message.sent.addAll(jobs);
    }

    /** A job of a message is done. */
    void executed(Message message, int job) {
        effects.merge(job, 1, Integer::sum);
        assertThat(message.executed.add(job)).as("done twice by one request").isTrue();
        checkTold(message);
    }

    /** It was answered that these were not done. */
    void denied(Message message, List<Integer> jobs) {
        message.denied.addAll(jobs);
    }

    /** What the ledger has of a key now, after somebody has done something. */
    void observe(Key key, Entry now, Doer doer) {
        Entry before = key.entry;
        if (before == null ? now != null : !before.equals(now)) {
            key.entry = now;
            if (doer instanceof Message message) {
                changed(key, before, now, message);
            } else if (doer instanceof Start start) {
                started(key, before, now, start);
            } else {
                decided(key, before, now, (Person) doer);
            }
            if (now != null) {
                checkDone(key, now);
            }
        }
        checkNothingLost(key);
    }

    private static void changed(Key key, Entry before, Entry now, Message message) {
        assertThat(key).as("another key").isSameAs(message.key);
        if (before != null) {
            assertThat(before.state()).as("what is done is final").isNotEqualTo(State.DONE);
        }
        if (now == null
                || before != null
                        && isOfAnother(key, now, message)
                        && !now.claim().equals(before.claim())) {
            assertThat(before.claim()).as("withdrawn by another").isEqualTo(message.claim);
            message.ended = true;
            if (now != null) {
                Entry was = message.before;
                assertThat(now)
                        .isEqualTo(was.as(was.state() == State.CLAIMED ? State.IN_DOUBT : was.state(), was.result()));
            }
        } else if (before != null
                && now.state() == State.IN_DOUBT
                && !now.claim().equals(before.claim())) {
            assertThat(message.mayTakeForEnded(before))
                    .as("proven while it runs")
                    .isTrue();
            key.claims.stream()
                    .filter(owner -> before.claim().equals(owner.claim))
                    .forEach(owner -> owner.claim = now.claim());
        } else if (before == null || !now.claim().equals(before.claim())) {
            claimed(key, before, now, message);
        } else if (now.claim().equals(message.claim)) {
            message.ended = true;
        } else {
            assertThat(message.mayTakeForEnded(before))
                    .as("proven while it runs")
                    .isTrue();
            assertThat(now.state()).isIn(State.DONE, State.PARTIAL, State.IN_DOUBT);
        }
    }

    private static boolean isOfAnother(Key key, Entry now, Message message) {
        return key.claims.stream()
                .anyMatch(other -> other != message && now.claim().equals(other.claim));
    }

    private static void claimed(Key key, Entry before, Entry now, Message message) {
        assertThat(message.claim).as("claimed twice").isNull();
        assertThat(now.state()).isEqualTo(State.CLAIMED);
        if (before == null) {
            key.jobs = message.jobs;
        } else {
            boolean rest = new HashSet<>(jobs(before, "failed", "neverSent")).containsAll(message.jobs);
            assertThat(before.state() == State.RELEASED || rest || message.fireAgain)
                    .as("taken over, nobody having said so: %s by %s", before, message)
                    .isTrue();
            assertThat(message.mayTakeForEnded(before))
                    .as("taken over while it runs")
                    .isTrue();
        }
        message.claim = now.claim();
        message.before = before;
        message.confirmed = Set.copyOf(key.confirmed);
        message.forbidden.addAll(key.confirmed);
        for (Message other : key.claims) {
            if (!other.released && !(message.fireAgain && message.seen.contains(other))) {
                message.jobs.stream().filter(other::mayHaveDone).forEach(message.forbidden::add);
            }
        }
        key.claims.add(message);
    }

    private static void started(Key key, Entry before, Entry now, Start start) {
        assertThat(before).isNotNull();
        if (now == null) {
            assertThat(start.retention).as("forgotten without a retention").isNotNull();
            assertThat(before.state()).isIn(State.DONE, State.PARTIAL, State.RELEASED);
            assertThat(before.since()).isBefore(start.nowIs().minus(start.retention));
            key.claims.clear();
            key.confirmed.clear();
        } else {
            assertThat(before.state()).isEqualTo(State.CLAIMED);
            assertThat(before.worker()).isEqualTo(start.name);
            assertThat(now).isEqualTo(before.as(State.IN_DOUBT, before.result()));
        }
    }

    private static void decided(Key key, Entry before, Entry now, Person person) {
        assertThat(before.state()).isIn(State.CLAIMED, State.IN_DOUBT);
        assertThat(person.mayTakeForEnded(before)).as("decided while it runs").isTrue();
        if (now.state() == State.RELEASED) {
            assertThat(now).isEqualTo(before.decided(State.RELEASED, now.note()));
            key.claims.forEach(message -> message.released = true);
        } else {
            List<Integer> failed = jobs(before, "failed", "neverSent");
            State settled = failed.isEmpty() ? State.DONE : State.PARTIAL;
            assertThat(now).isEqualTo(before.as(settled, now.result()).decided(settled, now.note()));
            assertThat(jobs(now, "failed", "neverSent")).isEqualTo(failed);
            assertThat(jobs(now, "unknown")).isEmpty();
            key.settled = true;
        }
    }

    /** What is recorded as done is done, unless somebody has settled it. */
    private void checkDone(Key key, Entry now) {
        List<Integer> done = now.state() == State.DONE ? key.jobs : jobs(now, "done");
        key.confirmed.addAll(done);
        if (!key.settled) {
            assertThat(effects.keySet()).as("recorded as done: %s", now).containsAll(done);
        }
    }

    /** What may have been done is in doubt, unless somebody has released it. */
    private static void checkNothingLost(Key key) {
        Set<Integer> mayBeSent = new HashSet<>();
        if (key.entry == null || key.entry.state() == State.RELEASED) {
            mayBeSent.addAll(key.jobs);
        } else if (key.entry.state() == State.PARTIAL) {
            mayBeSent.addAll(jobs(key.entry, "failed", "neverSent"));
        }
        for (Message message : key.claims) {
            if (!message.released) {
                assertThat(message.jobs.stream().filter(job -> message.mayHaveDone(job) && mayBeSent.contains(job)))
                        .as("may have been done, and may be sent again: by %s, %s", message, key.entry)
                        .isEmpty();
            }
        }
    }

    /** Of a list that was sent in parts, the answers come together, also those of partial failures. */
    private static void checkAnswerGivenAgain(Object answer, Key key) {
        if (answer instanceof MassRetryResult list) {
            assertThat(list.jobs()).as("each is done: %s", list).allMatch(RetryJobResult::sent);
            assertThat(list.jobs().stream().map(RetryJobResult::productionId).toList())
                    .containsExactlyInAnyOrderElementsOf(key.jobs);
        } else {
            assertThat(key.answers).as("the answer, given again").contains(answer);
        }
    }

    /** A message has its outcome. */
    void told(Message message, Told told) {
        message.ended = true;
        message.told = told;
        checkTold(message);
        Key key = message.key;
        if (told.outcome() == RelativityOutcome.DONE) {
            if (!key.settled) {
                assertThat(effects.keySet()).as("told to be done: %s", message).containsAll(message.jobs);
            }
            if (!told.replayed()) {
                key.answers.add(told.body());
            } else if (told.body() != null && message.jobs.equals(key.jobs)) {
                checkAnswerGivenAgain(told.body(), key);
            }
        }
        if (!told.notDone().isEmpty()) {
            key.notDone = told.notDone();
        }
        if (message.undisturbed) {
            checkUndisturbed(message, told);
        }
    }

    /** Of what was told to have not been done, nothing was done or is done later. */
    private static void checkTold(Message message) {
        if (message.told == null) {
            return;
        }
        switch (message.told.outcome()) {
            case REFUSED, NOT_SENT, INVALID_REQUEST ->
                assertThat(message.executed)
                        .as("told that it is not done: %s", message)
                        .isEmpty();
            case PARTIAL ->
                assertThat(message.executed)
                        .as("told what is not done: %s", message)
                        .doesNotContainAnyElementsOf(message.told.notDone());
            default -> {} // it may have been
        }
    }

    /** A message that nobody disturbs is told what the ledger had when it came, or is sent and done. */
    private static void checkUndisturbed(Message message, Told told) {
        Entry entry = message.first;
        boolean running = entry != null
                && entry.state() == State.CLAIMED
                && message.nowIs().isBefore(entry.runsUntil());
        Set<RelativityOutcome> expected;
        boolean sends = false;
        if (entry == null) {
            sends = true;
            expected = Set.of(RelativityOutcome.DONE);
        } else if (!message.jobs.equals(message.key.jobs)) {
            boolean rest = entry.state() == State.PARTIAL
                    && new HashSet<>(jobs(entry, "failed", "neverSent")).containsAll(message.jobs);
            boolean stranger = message.key.jobs.stream().noneMatch(message.jobs::contains);
            if (!rest && !stranger) {
                return; // what was a rest once
            }
            sends = rest;
            expected = Set.of(rest ? RelativityOutcome.DONE : RelativityOutcome.INVALID_REQUEST);
        } else if (running) {
            expected = Set.of(RelativityOutcome.NOT_SENT);
            assertThat(told.retryAfter()).as("when it is known").isPresent();
        } else {
            expected = switch (entry.state()) {
                case DONE -> Set.of(RelativityOutcome.DONE);
                case PARTIAL -> Set.of(RelativityOutcome.PARTIAL);
                case RELEASED -> Set.of(RelativityOutcome.DONE);
                case CLAIMED, IN_DOUBT ->
                    message.fireAgain
                            ? Set.of(RelativityOutcome.DONE, RelativityOutcome.PARTIAL)
                            : Set.of(RelativityOutcome.DONE, RelativityOutcome.UNKNOWN, RelativityOutcome.PARTIAL);
            };
            boolean provenInPart = told.outcome() == RelativityOutcome.PARTIAL;
            sends = !told.replayed()
                    && !provenInPart
                    && (entry.state() == State.RELEASED
                            || message.fireAgain && entry.state() != State.DONE && entry.state() != State.PARTIAL);
        }
        assertThat(told.outcome()).as("%s of %s", message, entry).isIn(expected);
        assertThat(!message.sent.isEmpty()).as("sent: %s of %s", message, entry).isEqualTo(sends);
    }

    /** Of a mass operation the jobs of which this was recorded. */
    private static List<Integer> jobs(Entry entry, String... kinds) {
        List<Integer> jobs = new ArrayList<>();
        try {
            JsonNode report = entry.result() == null
                    ? JSON.nullNode()
                    : JSON.readTree(entry.result()).path("jobs");
            for (String kind : kinds) {
                for (JsonNode job : report.path(kind)) {
                    Optional.ofNullable(job.findValue("ProductionID")).ifPresent(id -> jobs.add(id.intValue()));
                }
            }
            return jobs;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
