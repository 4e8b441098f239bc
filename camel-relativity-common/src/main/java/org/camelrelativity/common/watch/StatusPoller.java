package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
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
 * All waits of a component, however many, on four threads: a scheduler, and three that read the subjects and run the
 * completions of ended waits, which is where routes go on. One of the three is always left for reading, so that slow routes
 * don't hold up the polling. If no completion could be run for a while, since routes block the threads, another thread
 * runs them: what blocks them may be a wait. Reads and completions run without the lock; nothing under it takes time.
 */
public final class StatusPoller<R> extends ServiceSupport {

    /** However often a subject was read before. */
    public static final Duration LONGEST_PAUSE = ReadPace.LONGEST_PAUSE;

    private static final Logger LOG = LoggerFactory.getLogger(StatusPoller.class);

    private static final int WORKERS = 3;
    private static final int MAX_COMPLETING = WORKERS - 1;
    /** After how long without progress the threads that run completions count as blocked. */
    private static final Duration BLOCKED_TIMEOUT = Duration.ofSeconds(1);

    private final CamelContext camelContext;
    private final String name;
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
    private final PriorityQueue<Subject<R>> due = new PriorityQueue<>(Comparator.comparing(subject -> subject.due));
    private final PriorityQueue<Wait<R>> waits = new PriorityQueue<>(Comparator.comparing(wait -> wait.deadline));
    private final Queue<Runnable> completions = new ArrayDeque<>();
    private final TreeSet<Duration> wakeUps = new TreeSet<>();
    private Duration lastProgress; // of the completions
    private boolean open;
    private int reading;
    private int completing;
    private ScheduledExecutorService scheduler;
    private ExecutorService threads;
    private ExecutorService moreThreads;

    public StatusPoller(CamelContext camelContext, String name, int maxReadsPerMinute, ToIntFunction<R> requests) {
        this.camelContext = camelContext;
        this.name = name;
        this.requests = requests;
        this.timing = Timing.of(camelContext);
        this.pace = new ReadPace(timing, maxReadsPerMinute);
    }

    /**
     * No pool may refuse a task, nor have it run by the thread that holds the lock. A pool without a limit would take another
     * thread for a task that comes before the thread of the one before is free again.
     */
    @Override
    protected void doStart() {
        ExecutorServiceManager manager = camelContext.getExecutorServiceManager();
        scheduler = manager.newSingleThreadScheduledExecutor(this, name + "-clock");
        ThreadPoolProfile workers = new ThreadPoolProfile(name);
        workers.setPoolSize(WORKERS);
        workers.setMaxPoolSize(WORKERS);
        workers.setMaxQueueSize(Integer.MAX_VALUE);
        threads = manager.newThreadPool(this, name, workers);
        moreThreads = manager.newCachedThreadPool(this, name);
        camelContext.addLifecycleStrategy(stopListener);
        wakeUps.clear();
        open = true;
    }

    /** Nothing that has begun is interrupted: a route may be at work. */
    @Override
    protected void doStop() {
        locked(this::cancelAll);
        camelContext.getLifecycleStrategies().remove(stopListener);
        camelContext.getExecutorServiceManager().shutdown(threads);
        camelContext.getExecutorServiceManager().shutdown(moreThreads);
        camelContext.getExecutorServiceManager().shutdownNow(scheduler);
    }

    /** Begins to wait. Waits with equal keys share their reads; the waiter is called on another thread. */
    public void await(Object key, StatusReader<R> reader, Duration timeout, Waiter<R> waiter)
            throws RelativityUnavailableException {
        lock.lock();
        try {
            if (!open) {
                throw cancelled(waiter, 0);
            }
            Duration now = timing.elapsed();
            Subject<R> subject = subjects.computeIfAbsent(key, absent -> {
                Subject<R> added = new Subject<>(key, reader, pace.first(now));
                due.add(added);
                return added;
            });
            Wait<R> wait = new Wait<>(subject, now, timeout, waiter);
            subject.waits.add(wait);
            waits.add(wait);
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /** {@return all waits, the longest first, each mapped from the key it was begun with and the time since} */
    public <T> List<T> waits(BiFunction<Object, Duration, T> mapping) {
        lock.lock();
        try {
            Duration now = timing.elapsed();
            return waits.stream()
                    .sorted(Comparator.comparing(wait -> wait.begin))
                    .map(wait -> mapping.apply(wait.subject.key, now.minus(wait.begin)))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing happens until time goes on; for tests. */
    public boolean isIdle() {
        lock.lock();
        try {
            return reading == 0 && completing == 0 && completions.isEmpty();
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

    /** Starts all that is due, unless the threads are being stopped. With the lock. */
    private void dispatch() {
        if (isStoppingOrStopped()) {
            return;
        }
        Duration now = timing.elapsed();
        while (!waits.isEmpty() && waits.peek().deadline.compareTo(now) <= 0) {
            timeOut(waits.peek());
        }
        while (!completions.isEmpty() && completing < MAX_COMPLETING && hasFreeWorker()) {
            startCompleting(threads, now);
        }
        if (!completions.isEmpty() && blockedAt().compareTo(now) <= 0) {
            startCompleting(moreThreads, now);
        }
        while (mayRead() && nextRead().compareTo(now) <= 0) {
            startRead(due.poll(), now);
        }
        wakeUpInTime(now);
    }

    private boolean hasFreeWorker() {
        return reading + Math.min(completing, MAX_COMPLETING) < WORKERS;
    }

    private boolean mayRead() {
        return !due.isEmpty() && hasFreeWorker();
    }

    private Duration nextRead() {
        return Collections.max(List.of(due.peek().due, pace.earliest()));
    }

    private Duration blockedAt() {
        return lastProgress.plus(BLOCKED_TIMEOUT);
    }

    private void wakeUpInTime(Duration now) {
        List<Duration> moments = new ArrayList<>(3);
        if (!waits.isEmpty()) {
            moments.add(waits.peek().deadline);
        }
        if (mayRead()) {
            moments.add(nextRead());
        }
        if (!completions.isEmpty()) {
            moments.add(blockedAt());
        }
        if (moments.isEmpty()) {
            return;
        }
        Duration at = Collections.min(moments);
        if (wakeUps.isEmpty() || at.compareTo(wakeUps.first()) < 0) {
            wakeUps.add(at);
            timing.schedule(scheduler, () -> locked(() -> wakeUp(at)), at.minus(now));
        }
    }

    private void wakeUp(Duration at) {
        wakeUps.remove(at);
        dispatch();
    }

    private void startRead(Subject<R> subject, Duration now) {
        pace.readStarted(now);
        reading++;
        subject.beingRead = true;
        subject.reads++;
        List<Wait<R>> waiters = List.copyOf(subject.waits); // a later waiter may wait for a later run
        threads.execute(() -> read(subject, waiters, now));
    }

    /** Without the lock. */
    private void read(Subject<R> subject, List<Wait<R>> waiters, Duration began) {
        Runnable result = resultOf(subject, waiters, began);
        locked(() -> readFinished(subject, result));
    }

    /** {@return what follows from a read, to be run with the lock} */
    private Runnable resultOf(Subject<R> subject, List<Wait<R>> waiters, Duration began) {
        try {
            R read = subject.reader.read();
            return () -> readSucceeded(subject, waiters, began, read);
        } catch (RelativityException e) {
            return () -> readFailed(subject, waiters, began, e);
        } catch (RuntimeException | Error e) { // a defect, and no wait may last for ever
            return () -> stillWaiting(waiters).forEach(wait -> end(wait, () -> wait.waiter.failed(e)));
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

    private void readSucceeded(Subject<R> subject, List<Wait<R>> waiters, Duration began, R read) {
        subject.lastRead = read;
        subject.lastFailure = null;
        Duration now = timing.elapsed();
        for (Wait<R> wait : stillWaiting(waiters)) {
            wait.requests += requests.applyAsInt(read);
            if (wait.waiter.isOver(read, began.minus(wait.begin))) {
                end(wait, () -> wait.waiter.completed(read, now.minus(wait.begin), wait.requests));
            }
        }
    }

    /** A refusal is mostly final; other failures are retried at the next poll. */
    private void readFailed(Subject<R> subject, List<Wait<R>> waiters, Duration began, RelativityException e) {
        subject.lastFailure = e;
        for (Wait<R> wait : stillWaiting(waiters)) {
            wait.requests += e.getAttempts();
            if (e instanceof RelativityRefusedException refused
                    && wait.waiter.isFinal(refused, began.minus(wait.begin))) {
                refuse(wait, refused);
            }
        }
    }

    /** With a copy for each, since routes change exceptions. */
    private void refuse(Wait<R> wait, RelativityRefusedException refused) {
        end(wait, () -> wait.waiter.failed(refused.copyAfter(wait.requests)));
    }

    private List<Wait<R>> stillWaiting(List<Wait<R>> waiters) {
        return waiters.stream().filter(wait -> !wait.ended).toList();
    }

    private void timeOut(Wait<R> wait) {
        if (wait.requests > 0 && wait.subject.lastFailure instanceof RelativityRefusedException refused) {
            refuse(wait, refused);
            return;
        }
        RelativityException e = wait.waiter.timeout(wait.timeout, wait.subject.lastRead, wait.requests);
        if (wait.subject.lastFailure != null) {
            e.addSuppressed(wait.subject.lastFailure); // as a cause it would choose Camel's onException clause
        }
        end(wait, () -> wait.waiter.failed(e));
    }

    private RelativityUnavailableException cancelled(Waiter<R> waiter, int sent) {
        String message = "wait canceled: the component is stopping; what is waited for goes on";
        return new RelativityUnavailableException(
                waiter.operation(), RelativityFailure.withoutAnswer(message, sent), null);
    }

    private void end(Wait<R> wait, Runnable completion) {
        wait.ended = true;
        waits.remove(wait);
        if (completions.isEmpty()) {
            lastProgress = timing.elapsed();
        }
        completions.add(completion);
        Subject<R> subject = wait.subject;
        subject.waits.remove(wait);
        if (subject.waits.isEmpty() && !subject.beingRead) {
            due.remove(subject);
            subjects.remove(subject.key, subject);
        }
    }

    /** Runs completions on one thread more, as long as there are any. */
    private void startCompleting(ExecutorService executor, Duration now) {
        completing++;
        lastProgress = now;
        Runnable first = completions.poll();
        executor.execute(() -> {
            for (Runnable next = first; next != null; next = nextCompletion()) {
                complete(next);
            }
        });
    }

    private Runnable nextCompletion() {
        lock.lock();
        try {
            lastProgress = timing.elapsed();
            Runnable next = completions.poll();
            if (next == null) {
                completing--;
                dispatch();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Without the lock. A route's failure concerns no other wait. */
    private void complete(Runnable completion) {
        try {
            completion.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A route failed after a wait", e);
        }
    }

    /** Ends all waits, beyond the limits: the threads may still be reading, or be blocked by a route. With the lock. */
    private void cancelAll() {
        open = false;
        List.copyOf(waits).forEach(wait -> end(wait, () -> wait.waiter.failed(cancelled(wait.waiter, wait.requests))));
        subjects.clear(); // what is still being read has no waiter
        for (int i = 0; i < WORKERS && !completions.isEmpty(); i++) {
            startCompleting(moreThreads, timing.elapsed());
        }
    }
}
