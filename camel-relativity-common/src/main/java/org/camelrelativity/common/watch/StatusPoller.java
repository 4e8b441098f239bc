package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.http.Timing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All waits of a component, however many, on four threads: a scheduler, and three workers that read the subjects and run
 * the completions of ended waits, which is where routes go on. One worker is always left for reading, so that slow routes
 * don't hold up the polling. If no completion could be run for a while, since routes block the workers, an extra thread
 * runs them: what blocks them may be a wait. Reads and completions run without the lock; nothing under it takes time.
 *
 * @param <R> what a read of a subject tells
 */
public final class StatusPoller<R> extends ServiceSupport {

    /** However often a subject was read before. */
    public static final Duration LONGEST_PAUSE = ReadPace.LONGEST_PAUSE;

    private static final Logger LOG = LoggerFactory.getLogger(StatusPoller.class);

    private static final int WORKERS = 3;
    private static final int MAX_COMPLETING = WORKERS - 1;

    private final CamelContext camelContext;
    private final String operation;
    private final ToIntFunction<R> requests;
    private final Timing timing;
    private final ReadPace pace;
    private final LifecycleStrategySupport stopListener = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext context) {
            locked(StatusPoller.this::cancelAll);
        }
    };

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Subject<R>> subjects = new HashMap<>();
    private final NavigableSet<Subject<R>> due = new TreeSet<>(Subject.BY_DUE);
    /** All waits that are not over. */
    private final NavigableSet<Wait<R>> waits = new TreeSet<>(Wait.BY_DEADLINE);

    private final CompletionQueue completions = new CompletionQueue();
    private final NavigableSet<Duration> wakeUps = new TreeSet<>();
    private boolean open;
    private int reading;
    private int completing;
    private int extraThreads;
    private long numbers;
    private PollerThreads threads;

    /** With at least one waiter, or being read; it is read for all of its waiters together. */
    private static final class Subject<R> {

        static final Comparator<Subject<?>> BY_DUE = Comparator.<Subject<?>, Duration>comparing(subject -> subject.due)
                .thenComparingLong(subject -> subject.number);

        private final long number;
        private final Object key;
        private final StatusReader<R> reader;
        private final List<Wait<R>> waits = new ArrayList<>(1);
        private Duration due;
        private boolean beingRead;
        private int reads;
        private R lastRead;
        private RelativityException lastFailure;

        Subject(long number, Object key, StatusReader<R> reader, Duration due) {
            this.number = number;
            this.key = key;
            this.reader = reader;
            this.due = due;
        }
    }

    /** One waiter. Reads that began before it are ignored: they may be of an earlier run. */
    private static final class Wait<R> {

        static final Comparator<Wait<?>> BY_DEADLINE =
                Comparator.<Wait<?>, Duration>comparing(wait -> wait.deadline).thenComparingLong(wait -> wait.number);

        private final long number;
        private final Subject<R> subject;
        private final Duration begin;
        private final Duration timeout;
        private final Duration deadline;
        private final Waiter<R> waiter;
        private int requests;

        Wait(long number, Subject<R> subject, Duration begin, Duration timeout, Waiter<R> waiter) {
            this.number = number;
            this.subject = subject;
            this.begin = begin;
            this.timeout = timeout;
            this.deadline = begin.plus(timeout);
            this.waiter = waiter;
        }
    }

    /**
     * @param operation that waits, such as {@code set/await}
     * @param maxReadsPerMinute of all subjects together
     * @param requests how many requests a read took
     */
    public StatusPoller(CamelContext camelContext, String operation, int maxReadsPerMinute, ToIntFunction<R> requests) {
        this.camelContext = camelContext;
        this.operation = operation;
        this.requests = requests;
        this.timing = Timing.of(camelContext);
        this.pace = new ReadPace(timing, maxReadsPerMinute);
    }

    @Override
    protected void doStart() {
        threads = new PollerThreads(camelContext, timing, this, operation.replace('/', '-'), WORKERS);
        camelContext.addLifecycleStrategy(stopListener);
        wakeUps.clear();
        open = true;
    }

    @Override
    protected void doStop() {
        locked(this::cancelAll);
        camelContext.getLifecycleStrategies().remove(stopListener);
        threads.stop();
    }

    /**
     * Begins to wait. The waiter is told of the end on another thread.
     *
     * @param key equal for those who share the reads of a subject
     * @throws RelativityUnavailableException if Camel or the component is stopping
     */
    public void await(Object key, StatusReader<R> reader, Duration timeout, Waiter<R> waiter)
            throws RelativityUnavailableException {
        lock.lock();
        try {
            if (!open) {
                throw cancelled(0);
            }
            Duration now = timing.elapsed();
            Subject<R> subject = subjects.computeIfAbsent(key, absent -> {
                Subject<R> added = new Subject<>(numbers++, key, reader, pace.first(now));
                due.add(added);
                return added;
            });
            Wait<R> wait = new Wait<>(numbers++, subject, now, timeout, waiter);
            subject.waits.add(wait);
            waits.add(wait);
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing happens until time goes on; for tests. */
    public boolean isIdle() {
        lock.lock();
        try {
            return reading == 0 && completing == 0 && extraThreads == 0 && completions.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** Hands out all that is due, unless the threads are being stopped. With the lock. */
    private void dispatch() {
        if (isStoppingOrStopped()) {
            return;
        }
        Duration now = timing.elapsed();
        while (!waits.isEmpty() && waits.first().deadline.compareTo(now) <= 0) {
            timeOut(waits.first());
        }
        while (!completions.isEmpty() && completing < MAX_COMPLETING && hasFreeWorker()) {
            completing++;
            Runnable completion = completions.next(now);
            threads.work(() -> complete(completion));
        }
        if (completions.isStuck(now)) {
            spillToExtraThread(now);
        }
        while (mayRead() && nextRead().compareTo(now) <= 0) {
            startRead(due.pollFirst(), now);
        }
        wakeUpInTime(now);
    }

    private boolean hasFreeWorker() {
        return reading + completing < WORKERS;
    }

    private boolean mayRead() {
        return !due.isEmpty() && hasFreeWorker();
    }

    private Duration nextRead() {
        Duration first = due.first().due;
        return first.compareTo(pace.earliest()) > 0 ? first : pace.earliest();
    }

    private void wakeUpInTime(Duration now) {
        Duration at = waits.isEmpty() ? null : waits.first().deadline;
        if (mayRead()) {
            at = earlier(at, nextRead());
        }
        at = earlier(at, completions.stuckAt().orElse(null));
        if (at != null && (wakeUps.isEmpty() || at.compareTo(wakeUps.first()) < 0)) {
            Duration until = at;
            wakeUps.add(until);
            threads.schedule(() -> locked(() -> wokenUp(until)), until.minus(now));
        }
    }

    /** {@code null} is never. */
    private static Duration earlier(Duration one, Duration other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }

    private void wokenUp(Duration at) {
        wakeUps.remove(at);
        dispatch();
    }

    private void startRead(Subject<R> subject, Duration now) {
        pace.readStarted(now);
        reading++;
        subject.beingRead = true;
        subject.reads++;
        List<Wait<R>> asking = List.copyOf(subject.waits); // a later waiter may wait for a later run
        threads.work(() -> read(subject, asking, now));
    }

    /** Without the lock. */
    private void read(Subject<R> subject, List<Wait<R>> asking, Duration began) {
        Runnable result = resultOf(subject, asking, began);
        locked(() -> readFinished(subject, result));
    }

    /** {@return what a read means for those who asked, to be run with the lock} */
    private Runnable resultOf(Subject<R> subject, List<Wait<R>> asking, Duration began) {
        try {
            R read = subject.reader.read();
            return () -> readSucceeded(subject, asking, began, read);
        } catch (RelativityException e) {
            return () -> readFailed(subject, asking, e);
        } catch (RuntimeException | Error e) { // no wait may last for ever for a mistake of ours
            return () -> stillWaiting(asking).forEach(wait -> end(wait, () -> wait.waiter.failed(e)));
        }
    }

    private void readFinished(Subject<R> subject, Runnable result) {
        reading--;
        subject.beingRead = false;
        result.run();
        if (subject.waits.isEmpty()) {
            subjects.remove(subject.key, subject);
        } else {
            subject.due = pace.next(timing.elapsed(), subject.reads, subject.lastFailure);
            due.add(subject);
        }
        dispatch();
    }

    private void readSucceeded(Subject<R> subject, List<Wait<R>> asking, Duration began, R read) {
        subject.lastRead = read;
        subject.lastFailure = null;
        Duration now = timing.elapsed();
        for (Wait<R> wait : stillWaiting(asking)) {
            wait.requests += requests.applyAsInt(read);
            if (wait.waiter.isOver(read, began.minus(wait.begin))) {
                end(wait, () -> wait.waiter.completed(read, now.minus(wait.begin), wait.requests));
            }
        }
    }

    /** A refusal is final for all waiters; other failures are retried at the next poll. */
    private void readFailed(Subject<R> subject, List<Wait<R>> asking, RelativityException e) {
        subject.lastFailure = e;
        for (Wait<R> wait : stillWaiting(asking)) {
            wait.requests += e.getAttempts();
            if (e instanceof RelativityRefusedException refused) { // a copy for each, since routes change exceptions
                end(wait, () -> wait.waiter.failed(refused.copyAfter(wait.requests)));
            }
        }
    }

    private List<Wait<R>> stillWaiting(List<Wait<R>> asking) {
        return asking.stream().filter(waits::contains).toList();
    }

    private void timeOut(Wait<R> wait) {
        RelativityException e = wait.waiter.timeout(wait.timeout, wait.subject.lastRead, wait.requests);
        if (wait.subject.lastFailure != null) {
            e.addSuppressed(wait.subject.lastFailure); // as a cause it would choose Camel's onException clause
        }
        end(wait, () -> wait.waiter.failed(e));
    }

    private RelativityUnavailableException cancelled(int sent) {
        String message = "wait cancelled: the component is stopping; nothing was changed";
        return new RelativityUnavailableException(operation, RelativityFailure.withoutAnswer(message, sent), null);
    }

    private void end(Wait<R> wait, Runnable completion) {
        waits.remove(wait);
        completions.add(completion, timing.elapsed());
        Subject<R> subject = wait.subject;
        subject.waits.remove(wait);
        if (subject.waits.isEmpty() && !subject.beingRead) {
            due.remove(subject);
            subjects.remove(subject.key, subject);
        }
    }

    /** Without the lock. */
    private void complete(Runnable completion) {
        run(completion);
        locked(() -> {
            completing--;
            dispatch();
        });
    }

    /** What a route throws at us concerns no other wait. */
    private void run(Runnable completion) {
        try {
            completion.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A route failed after {}", operation, e);
        }
    }

    /** Runs completions on one thread more, as long as there are any. */
    private void spillToExtraThread(Duration now) {
        completions.threadAdded(now);
        extraThreads++;
        threads.workOnExtraThread(() -> {
            for (Runnable next = nextForExtraThread(); next != null; next = nextForExtraThread()) {
                run(next);
            }
        });
    }

    private Runnable nextForExtraThread() {
        lock.lock();
        try {
            Runnable next = completions.next(timing.elapsed());
            if (next == null) {
                extraThreads--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits, on extra threads: the workers may still be reading, or be held by a route. With the lock. */
    private void cancelAll() {
        open = false;
        List.copyOf(waits).forEach(wait -> end(wait, () -> wait.waiter.failed(cancelled(wait.requests))));
        subjects.clear(); // what is still being read is nobody's
        for (int i = 0; i < WORKERS && !completions.isEmpty(); i++) {
            spillToExtraThread(timing.elapsed());
        }
    }
}
