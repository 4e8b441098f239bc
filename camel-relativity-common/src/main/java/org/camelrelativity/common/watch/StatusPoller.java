package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.camelrelativity.common.RelativityException;
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
            cancelAll();
        }
    };

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, WatchedSubject<R>> subjects = new HashMap<>();
    private final NavigableSet<WatchedSubject<R>> due = new TreeSet<>(WatchedSubject.BY_DUE);
    /** All waits that are not over. */
    private final NavigableSet<Wait<R>> waits = new TreeSet<>(Wait.BY_DEADLINE);

    private final CompletionQueue completions = new CompletionQueue();
    private final NavigableSet<Duration> wakeUps = new TreeSet<>();
    private boolean open;
    private int reading;
    private int completing;
    private int extraThreads;
    private long numbers;
    private ScheduledExecutorService scheduler;
    private ExecutorService workers;
    private ExecutorService extras;

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
        String name = operation.replace('/', '-');
        scheduler = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, name + "-clock");
        workers = camelContext.getExecutorServiceManager().newThreadPool(this, name, unboundedQueue(name));
        extras = camelContext.getExecutorServiceManager().newCachedThreadPool(this, name + "-extra");
        camelContext.addLifecycleStrategy(stopListener);
        wakeUps.clear();
        open = true;
    }

    /** No default of the context applies to it: no task may be refused, nor run by the thread that hands it over. */
    private static ThreadPoolProfile unboundedQueue(String name) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(WORKERS);
        profile.setMaxPoolSize(WORKERS);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setKeepAliveTime(0L);
        profile.setAllowCoreThreadTimeOut(false);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    @Override
    protected void doStop() {
        cancelAll();
        camelContext.getLifecycleStrategies().remove(stopListener);
        camelContext.getExecutorServiceManager().shutdown(workers);
        camelContext.getExecutorServiceManager().shutdown(extras); // what it has begun it still does
        camelContext.getExecutorServiceManager().shutdownNow(scheduler);
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
                throw Wait.cancelled(operation, 0);
            }
            Duration now = timing.elapsed();
            WatchedSubject<R> subject = subjects.computeIfAbsent(key, absent -> {
                WatchedSubject<R> added = new WatchedSubject<>(numbers++, key, reader, pace.first(now));
                due.add(added);
                return added;
            });
            Wait<R> wait = new Wait<>(numbers++, subject, now, timeout, waiter);
            subject.waits().add(wait);
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

    /** Hands out all that is due, unless the threads are being stopped. With the lock, as all that follows. */
    private void dispatch() {
        if (isStoppingOrStopped()) {
            return;
        }
        Duration now = timing.elapsed();
        expire(now);
        while (!completions.isEmpty() && completing < MAX_COMPLETING && hasFreeWorker()) {
            completing++;
            Runnable completion = completions.next(now);
            workers.execute(() -> complete(completion));
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
        Duration first = due.first().due();
        return first.compareTo(pace.earliest()) > 0 ? first : pace.earliest();
    }

    private void expire(Duration now) {
        while (!waits.isEmpty() && waits.first().deadline().compareTo(now) <= 0) {
            Wait<R> wait = waits.first();
            leave(wait);
            completions.add(wait.timedOut(), now);
        }
    }

    private void wakeUpInTime(Duration now) {
        Duration at = waits.isEmpty() ? null : waits.first().deadline();
        if (mayRead()) {
            at = earlier(at, nextRead());
        }
        at = earlier(at, completions.stuckAt().orElse(null));
        if (at != null && (wakeUps.isEmpty() || at.compareTo(wakeUps.first()) < 0)) {
            Duration until = at;
            wakeUps.add(until);
            timing.schedule(scheduler, () -> locked(() -> wokenUp(until)), until.minus(now));
        }
    }

    private void wokenUp(Duration at) {
        wakeUps.remove(at);
        dispatch();
    }

    private void startRead(WatchedSubject<R> subject, Duration now) {
        pace.readStarted(now);
        reading++;
        subject.readStarted();
        List<Wait<R>> asking = List.copyOf(subject.waits()); // a later waiter may wait for a later run
        workers.execute(() -> read(subject, asking, now));
    }

    /** Without the lock. */
    private void read(WatchedSubject<R> subject, List<Wait<R>> asking, Duration began) {
        Runnable result = resultOf(subject, asking, began);
        locked(() -> finishRead(subject, result));
    }

    /** {@return what a read means for those who asked, to be run with the lock} */
    private Runnable resultOf(WatchedSubject<R> subject, List<Wait<R>> asking, Duration began) {
        try {
            R read = subject.reader().read();
            return () -> readSucceeded(subject, asking, began, read);
        } catch (RelativityException e) {
            return () -> readFailed(subject, asking, e);
        } catch (RuntimeException | Error e) { // no wait may last for ever for a mistake of ours
            return () -> asking.forEach(wait -> end(wait, wait.failed(e)));
        }
    }

    private void finishRead(WatchedSubject<R> subject, Runnable result) {
        reading--;
        subject.readFinished();
        result.run();
        if (subject.waits().isEmpty()) {
            subjects.remove(subject.key(), subject);
        } else {
            subject.readAt(pace.next(timing.elapsed(), subject));
            due.add(subject);
        }
        dispatch();
    }

    private void readSucceeded(WatchedSubject<R> subject, List<Wait<R>> asking, Duration began, R read) {
        subject.readSucceeded(read);
        for (Wait<R> wait : asking) {
            wait.countRequests(requests.applyAsInt(read));
            if (waits.contains(wait) && wait.isOver(read, began)) {
                end(wait, wait.completed(read, timing.elapsed()));
            }
        }
    }

    /** A refusal is final for all waiters; other failures are retried at the next poll. */
    private void readFailed(WatchedSubject<R> subject, List<Wait<R>> asking, RelativityException e) {
        subject.readFailed(e);
        for (Wait<R> wait : asking) {
            wait.countRequests(e.getAttempts());
            if (e instanceof RelativityRefusedException refused) {
                end(wait, wait.refused(refused));
            }
        }
    }

    private void end(Wait<R> wait, Runnable completion) {
        if (leave(wait)) {
            completions.add(completion, timing.elapsed());
        }
    }

    /** {@return whether it was still waiting} */
    private boolean leave(Wait<R> wait) {
        if (!waits.remove(wait)) {
            return false;
        }
        WatchedSubject<R> subject = wait.subject();
        subject.waits().remove(wait);
        if (subject.waits().isEmpty() && !subject.isBeingRead()) {
            due.remove(subject);
            subjects.remove(subject.key(), subject);
        }
        return true;
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
        extras.execute(() -> {
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

    /** Ends all waits, on extra threads: the workers may still be reading, or be held by a route. */
    private void cancelAll() {
        locked(() -> {
            open = false;
            Duration now = timing.elapsed();
            waits.forEach(wait -> completions.add(wait.cancelled(operation), now));
            waits.clear();
            subjects.values().forEach(subject -> subject.waits().clear()); // what is still being read is nobody's
            subjects.clear();
            due.clear();
            for (int i = 0; i < WORKERS && !completions.isEmpty(); i++) {
                spillToExtraThread(now);
            }
        });
    }

    /** {@code null} is never. */
    private static Duration earlier(Duration one, Duration other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }
}
