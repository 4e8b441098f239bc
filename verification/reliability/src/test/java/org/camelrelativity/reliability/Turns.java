package org.camelrelativity.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets one of several actors go on at a time, from one gate to the next. Which one is the test's choice, so that what several
 * threads do side by side happens in the same order whenever it is tried again.
 */
final class Turns implements AutoCloseable {

    private static final int SECONDS_TO_A_GATE = 30;

    /** What happens at a gate. Each gate knows some of these, and takes the others for {@link #GO}. */
    enum Fate {
        /** Nothing special. */
        GO,
        /** The process dies: nothing that it would do after this gate is done. */
        DIES,
        /** Relativity refuses the request. */
        REFUSED,
        /** Relativity says 429, for longer than anybody waits. */
        BUSY,
        /** The request gets lost. */
        CLOSED,
        /** The request gets delayed on its way, and nobody waits for an answer. */
        DELAYED,
        /** It is done, and nobody hears of it. */
        LOST,
        /** Of a list, some are done and the others fail. */
        PARTLY,
        /** The database can't be reached. */
        DOWN
    }

    /** What happens at a gate, and for {@link Fate#PARTLY} to which of the jobs, as bits. */
    record Decision(Fate fate, int which) {
        static final Decision GO = new Decision(Fate.GO, 0);
    }

    /** Ends a thread as the death of its process would: nothing handles it. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("the process is dead", null, false, false);
        }
    }

    private final List<Actor> actors = new ArrayList<>();
    private final SynchronousQueue<Actor> stopped = new SynchronousQueue<>();
    private volatile Actor running;

    /** A thread that goes from gate to gate. */
    final class Actor {

        private final String name;
        private final SynchronousQueue<Runnable> tasks = new SynchronousQueue<>();
        private final SynchronousQueue<Decision> decisions = new SynchronousQueue<>();
        private final Thread thread = new Thread(this::work);
        private volatile boolean idle = true;
        private volatile boolean dead;
        private volatile Supplier<Decision> decides;
        private volatile Throwable failure;

        private Actor(String name) {
            this.name = name;
            thread.setDaemon(true);
            thread.start();
        }

        private void work() {
            try {
                while (true) {
                    Runnable task = tasks.take();
                    try {
                        task.run();
                    } catch (Death e) {
                        dead = true;
                    } catch (Throwable e) {
                        failure = e;
                    }
                    decides = null;
                    idle = true;
                    stopped.put(this);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed
            }
        }

        /** Whether it has nothing to do. */
        boolean isIdle() {
            return idle;
        }

        boolean isDead() {
            return dead;
        }

        /** It is another process now. */
        void revive() {
            dead = false;
        }

        /** Begins something, up to the first gate. */
        void begin(Runnable task) {
            dead = false;
            idle = false;
            running = this;
            put(tasks, task);
            awaitStop();
        }

        /** Goes on to the next gate, or to the end. */
        void step(Decision decision) {
            running = this;
            put(decisions, decision);
            awaitStop();
        }

        /** Goes on to the end without a stop: at each gate after the next this decides, on the actor's own thread. */
        void finish(Decision next, Supplier<Decision> others) {
            decides = others;
            step(next);
        }

        private void awaitStop() {
            try {
                if (stopped.poll(SECONDS_TO_A_GATE, TimeUnit.SECONDS) != this) {
                    throw new IllegalStateException(
                            name + " comes neither to a gate nor to an end: " + List.of(thread.getStackTrace()));
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failure instanceof AssertionError wrong) {
                failure = null;
                throw wrong;
            }
            if (failure != null) {
                throw new IllegalStateException(name + " has failed", failure);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    Actor newActor(String name) {
        Actor actor = new Actor(name);
        actors.add(actor);
        return actor;
    }

    /** Whose turn it is. */
    Actor running() {
        return running;
    }

    /** Stops whoever runs, on whatever thread, until it is its turn again. */
    Decision gate() {
        Actor actor = running;
        if (actor.dead) {
            throw new Death();
        }
        Decision decision = actor.decides == null ? await(actor) : decide(actor);
        if (decision.fate() == Fate.DIES) {
            actor.dead = true;
            throw new Death();
        }
        return decision;
    }

    private Decision await(Actor actor) {
        put(stopped, actor);
        return take(actor.decisions);
    }

    /** What is found to be wrong ends the actor, and is thrown where it was told to go on. */
    private static Decision decide(Actor actor) {
        try {
            return actor.decides.get();
        } catch (RuntimeException | AssertionError e) {
            actor.failure = e;
            return new Decision(Fate.DIES, 0);
        }
    }

    /** Ends whatever is under way. */
    void killAll() {
        for (Actor actor : actors) {
            if (!actor.idle) {
                actor.step(new Decision(Fate.DIES, 0));
            }
        }
    }

    private static <T> void put(SynchronousQueue<T> queue, T what) {
        try {
            if (!queue.offer(what, SECONDS_TO_A_GATE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody takes " + what);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T take(SynchronousQueue<T> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        killAll();
        actors.forEach(actor -> actor.thread.interrupt());
    }
}
