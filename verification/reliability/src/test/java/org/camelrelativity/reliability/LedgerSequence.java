package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.reliability.LedgerModel.Doer;
import org.camelrelativity.reliability.LedgerModel.Key;
import org.camelrelativity.reliability.LedgerModel.Message;
import org.camelrelativity.reliability.LedgerModel.Person;
import org.camelrelativity.reliability.LedgerModel.Start;
import org.camelrelativity.reliability.SteppedWorkers.Worker;
import org.camelrelativity.reliability.Turns.Actor;
import org.camelrelativity.reliability.Turns.Decision;

/** Workers, people, time and Relativity in one sequence of actions, each of which is held against the model. */
final class LedgerSequence implements SteppedRelativity.Journal {

    /** Of a run of a set, and of a list of productions. */
    private static final List<String> KEYS = List.of("run", "mass");

    private static final int PRODUCTIONS = 3;
    private static final Duration RETENTION = Duration.ofDays(7);

    private final SteppedWorkers workers;
    private final LedgerModel model = new LedgerModel();
    private final Actor person;
    private final Map<Actor, Doer> doers = new LinkedHashMap<>();
    /** What was done in this turn, on the thread of who does it: only the test's own thread tells the model. */
    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();

    private boolean databaseUsed;

    LedgerSequence(SteppedWorkers workers) {
        this.workers = workers;
        this.person = workers.person();
        try {
            workers.beginAnew(this);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // What people and machines do.

    boolean canSend() {
        return IntStream.range(0, SteppedWorkers.WORKERS).anyMatch(this::isFree);
    }

    private boolean isFree(int worker) {
        return workers.worker(worker).isUp() && workers.worker(worker).actor().isIdle();
    }

    /** A message comes to one of the workers that have nothing to do. */
    void send(int any, int keyNumber, int variant, boolean fireAgain) {
        List<Worker> free = IntStream.range(0, SteppedWorkers.WORKERS)
                .filter(this::isFree)
                .mapToObj(workers::worker)
                .toList();
        send(free.get(any % free.size()), keyNumber, variant, fireAgain);
    }

    private Message send(Worker worker, int keyNumber, int variant, boolean fireAgain) {
        Key key = model.key(KEYS.get(keyNumber));
        boolean mass = keyNumber == 1;
        Message message = new Message(key, jobs(key, keyNumber, variant), fireAgain);
        doing(worker.actor(), message);
        worker.send(
                KEYS.get(keyNumber),
                mass,
                jobs(key, keyNumber, variant),
                fireAgain,
                told -> events.add(() -> model.told(message, told)));
        observe(worker.actor());
        return message;
    }

    /** What the request of a key is about; for some variants but what failed of it, or something else. */
    private static List<Integer> jobs(Key key, int keyNumber, int variant) {
        int first = 10 * keyNumber + 1;
        List<Integer> all = keyNumber == 1 ? List.of(first, first + 1, first + PRODUCTIONS - 1) : List.of(first);
        return switch (variant) {
            case 1 -> key.notDone().isEmpty() ? all : key.notDone();
            case 2 -> key.notDone().isEmpty() ? all : key.notDone().subList(0, 1);
            case 3 -> List.of(first + PRODUCTIONS);
            default -> all;
        };
    }

    boolean isSomebodyAtWork() {
        return !atWork().isEmpty();
    }

    private List<Actor> atWork() {
        return doers.keySet().stream().filter(actor -> !actor.isIdle()).toList();
    }

    /** One of those at work goes on to its next gate. */
    void step(int any, Decision decision) {
        step(atWork().get(any % atWork().size()), decision);
    }

    private void step(Actor actor, Decision decision) {
        disturb(decision.fate() == Turns.Fate.GO ? actor : null);
        actor.step(decision);
        observe(actor);
    }

    /** One of those at work goes on to its end, and meets something special after so many gates. */
    void finish(int any, int gates, Decision decision) {
        Actor actor = atWork().get(any % atWork().size());
        Iterator<Decision> decisions = Stream.concat(
                        Stream.concat(Stream.generate(() -> Decision.GO).limit(gates), Stream.of(decision)),
                        Stream.generate(() -> Decision.GO))
                .peek(next -> disturb(next.fate() == Turns.Fate.GO ? actor : null))
                .iterator();
        actor.finish(decisions.next(), () -> {
            observe(actor);
            return decisions.next();
        });
        observe(actor);
    }

    boolean canRestart() {
        return IntStream.range(0, SteppedWorkers.WORKERS)
                .anyMatch(worker -> workers.worker(worker).actor().isIdle());
    }

    /** One of the workers that have nothing to do, dead ones first, begins anew. */
    void restart(int any, boolean named, boolean forgets) {
        List<Worker> idle = IntStream.range(0, SteppedWorkers.WORKERS)
                .mapToObj(workers::worker)
                .filter(worker -> worker.actor().isIdle())
                .toList();
        List<Worker> down = idle.stream().filter(worker -> !worker.isUp()).toList();
        List<Worker> which = down.isEmpty() ? idle : down;
        Worker worker = which.get(any % which.size());
        Duration retention = forgets ? RETENTION : null;
        doing(worker.actor(), new Start(named ? "worker-" + worker.number() : null, retention));
        worker.restart(named, retention);
        observe(worker.actor());
    }

    /** The clocks go on, or are set back. */
    void setClockForward(Duration by) {
        workers.timing().setClockForward(by);
        doers.values().forEach(doer -> doer.clock(workers.timing().instant()));
        disturb(null);
    }

    boolean canDecide() {
        return person.isIdle() && !inDoubt().isEmpty();
    }

    /** Somebody decides about one of the keys in doubt. */
    void decide(int any, boolean release) {
        List<Key> inDoubt = inDoubt();
        String key = workers.ledgerKey(inDoubt.get(any % inDoubt.size()).name());
        JdbcCallLedger people = workers.people();
        doing(person, new Person());
        person.begin(() -> {
            try {
                if (release) {
                    people.release(key, "anna", "not seen");
                } else {
                    people.settle(key, "anna", "seen");
                }
            } catch (IOException | IllegalStateException e) {
                assertThat(e).isNotNull(); // the database was down, or somebody was faster
            }
        });
        observe(person);
    }

    private List<Key> inDoubt() {
        List<Key> inDoubt = new ArrayList<>();
        for (String name : KEYS) {
            Entry entry = model.key(name).entry();
            if (entry != null && isInDoubt(entry)) {
                inDoubt.add(model.key(name));
            }
        }
        return inDoubt;
    }

    private boolean isInDoubt(Entry entry) {
        return entry.state() == State.IN_DOUBT
                || entry.state() == State.CLAIMED
                        && entry.runsUntil().isBefore(workers.timing().instant());
    }

    boolean hasDelayed() {
        return workers.relativity().hasDelayed();
    }

    /** A request that was delayed is executed after all. */
    void executeDelayed() {
        disturb(null);
        workers.relativity().executeDelayed();
        observe(null);
    }

    /** What runs in Relativity ends. */
    void endJobs() {
        disturb(null);
        workers.relativity().end();
    }

    /** At last all ends, and each key is asked for once more: it is done, in doubt, or can be sent. */
    void conclude() {
        finishAll();
        while (hasDelayed()) {
            executeDelayed();
        }
        setClockForward(Duration.ofHours(1));
        restart(0, false, false);
        finishAll();
        assertThat(listedInDoubt())
                .isEqualTo(inDoubt().stream().map(Key::name).sorted().toList());
        for (int key = 0; key < KEYS.size(); key++) {
            send(0, key, 0, false);
            finishAll();
        }
    }

    private void finishAll() {
        while (isSomebodyAtWork()) {
            finish(0, 0, Decision.GO);
        }
    }

    private List<String> listedInDoubt() {
        try {
            return workers.inDoubt().stream()
                    .map(CallLedger.Entry::key)
                    .map(key -> key.substring(key.indexOf(' ') + 1))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What follows for the model.

    private void doing(Actor actor, Doer doer) {
        disturb(actor);
        doers.remove(actor);
        doers.put(actor, doer);
    }

    /** Whoever is at work no longer has the world for himself; except one. */
    private void disturb(Actor except) {
        doers.forEach((actor, doer) -> {
            if (actor != except && doer instanceof Message message) {
                message.disturb();
            }
        });
    }

    /** At the end of a turn, in which a statement can only have come first. */
    private void observe(Actor actor) {
        try {
            for (Key key : databaseUsed ? model.keys() : List.<Key>of()) {
                model.observe(key, workers.find(key.name()).orElse(null), doers.get(actor));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        databaseUsed = false;
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            event.run();
        }
    }

    private Doer running() {
        return doers.get(workers.turns().running());
    }

    @Override
    public void usesDatabase() {
        databaseUsed = true;
        if (running() != null) {
            running().usesDatabase(workers.timing().instant());
        }
    }

    @Override
    public void arrived(List<Integer> jobs) {
        Message message = (Message) running();
        events.add(() -> model.arrived(message, jobs));
    }

    @Override
    public Runnable effect(int job) {
        Message message = (Message) running();
        return () -> events.add(() -> model.executed(message, job));
    }

    @Override
    public void denied(List<Integer> jobs) {
        Message message = (Message) running();
        events.add(() -> model.denied(message, jobs));
    }
}
