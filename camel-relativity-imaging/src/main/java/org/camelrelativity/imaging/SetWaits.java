package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.http.Timing;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All waits of a component, however many, on four threads: one that only knows when what is due, and three that read the
 * sets and go on with the exchanges whose sets have ended. Of these, one is always left for reading, so that slow routes
 * don't hold up the waiting. If for a while no exchange can go on, since routes block all threads, there comes one thread
 * more: what blocks them may be a wait. Sets are read and exchanges go on without the lock; all else takes no time.
 */
final class SetWaits extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(SetWaits.class);

    private static final int THREADS = 3;
    private static final int MOST_ENDING = THREADS - 1;

    private final CamelContext camelContext;
    private final PollRate rate;
    private final Timing timing;
    private final LifecycleStrategySupport stop = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext context) {
            endAll();
        }
    };

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AwaitedSet.Key, AwaitedSet> sets = new HashMap<>();
    private final NavigableSet<AwaitedSet> due = new TreeSet<>(AwaitedSet.BY_DUE);
    private final Map<Wait, AwaitedSet> waits = new HashMap<>();
    private final NavigableSet<Wait> deadlines = new TreeSet<>(Wait.BY_DEADLINE);
    private final PendingEnds ends = new PendingEnds();
    private final NavigableSet<Duration> wakeUps = new TreeSet<>();
    private boolean open;
    private int reading;
    private int ending;
    private int endingBesides;
    private long numbers;
    private ScheduledExecutorService scheduler;
    private ExecutorService threads;
    private ExecutorService moreThreads;

    /**
     * @param camelContext whose threads and time are used
     * @param maxPollsPerMinute how often sets may be read, all together
     */
    SetWaits(CamelContext camelContext, int maxPollsPerMinute) {
        this.camelContext = camelContext;
        this.rate = new PollRate(maxPollsPerMinute);
        this.timing = Timing.of(camelContext);
    }

    @Override
    protected void doStart() {
        scheduler = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "set-await-clock");
        threads = camelContext.getExecutorServiceManager().newThreadPool(this, "set-await", unboundedQueue());
        moreThreads = camelContext.getExecutorServiceManager().newCachedThreadPool(this, "set-await-more");
        camelContext.addLifecycleStrategy(stop);
        wakeUps.clear();
        open = true;
    }

    /** No default of the context applies to it: nothing may be refused, nor done by the thread that hands it over. */
    private static ThreadPoolProfile unboundedQueue() {
        ThreadPoolProfile profile = new ThreadPoolProfile("set-await");
        profile.setPoolSize(THREADS);
        profile.setMaxPoolSize(THREADS);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setKeepAliveTime(0L);
        profile.setAllowCoreThreadTimeOut(false);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    @Override
    protected void doStop() {
        endAll();
        camelContext.getLifecycleStrategies().remove(stop);
        camelContext.getExecutorServiceManager().shutdown(threads);
        camelContext.getExecutorServiceManager().shutdown(moreThreads); // what it has begun it still does
        camelContext.getExecutorServiceManager().shutdownNow(scheduler);
    }

    /**
     * Begins to wait.
     *
     * @param key for which set
     * @param reader reads it
     * @param timeout how long to wait at most
     * @param waiter is told of the end, on another thread
     * @throws RelativityUnavailableException if Camel or the component stops
     */
    void await(AwaitedSet.Key key, SetStatusReader reader, Duration timeout, Wait.Waiter waiter)
            throws RelativityUnavailableException {
        lock.lock();
        try {
            if (!open) {
                throw Wait.stopped(0);
            }
            Duration now = timing.elapsed();
            AwaitedSet set = sets.computeIfAbsent(key, absent -> {
                AwaitedSet added = new AwaitedSet(numbers++, key, reader, AwaitedSet.first(now, timing.random()));
                due.add(added);
                return added;
            });
            Wait wait = new Wait(numbers++, now, timeout, waiter);
            set.waits().add(wait);
            waits.put(wait, set);
            deadlines.add(wait);
            goOn();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether nothing happens until time goes on} */
    boolean isIdle() {
        lock.lock();
        try {
            return reading == 0 && ending == 0 && endingBesides == 0 && ends.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Does all that is due, unless the threads are being stopped. With the lock. */
    private void goOn() {
        if (isStoppingOrStopped()) {
            return;
        }
        Duration now = timing.elapsed();
        expire(now);
        while (!ends.isEmpty() && ending < MOST_ENDING && reading + ending < THREADS) {
            ending++;
            Runnable end = ends.next(now);
            threads.execute(() -> end(end));
        }
        if (ends.areStuck(now)) {
            endBesides(now);
        }
        while (mayRead() && next().compareTo(now) <= 0) {
            beginToRead(due.pollFirst(), now);
        }
        wakeUpInTime(now);
    }

    private boolean mayRead() {
        return !due.isEmpty() && reading + ending < THREADS;
    }

    /** When to read the next set. */
    private Duration next() {
        Duration first = due.first().due();
        return first.compareTo(rate.next()) > 0 ? first : rate.next();
    }

    private void expire(Duration now) {
        while (!deadlines.isEmpty() && deadlines.first().deadline().compareTo(now) <= 0) {
            Wait wait = deadlines.first();
            AwaitedSet set = waits.get(wait);
            leave(wait);
            ends.add(wait.timedOut(set), now);
        }
    }

    private void wakeUpInTime(Duration now) {
        Duration at = deadlines.isEmpty() ? null : deadlines.first().deadline();
        if (mayRead()) {
            at = earlier(at, next());
        }
        at = earlier(at, ends.stuckAt().orElse(null));
        if (at != null && (wakeUps.isEmpty() || at.compareTo(wakeUps.first()) < 0)) {
            Duration until = at;
            wakeUps.add(until);
            timing.schedule(scheduler, () -> wokenUp(until), until.minus(now));
        }
    }

    private void wokenUp(Duration at) {
        lock.lock();
        try {
            wakeUps.remove(at);
            goOn();
        } finally {
            lock.unlock();
        }
    }

    private void beginToRead(AwaitedSet set, Duration now) {
        rate.pass(now);
        reading++;
        set.beginsToBeRead();
        List<Wait> asking = List.copyOf(set.waits()); // who comes later may wait for a later run
        threads.execute(() -> read(set, asking, now));
    }

    private void read(AwaitedSet set, List<Wait> asking, Duration asked) {
        try {
            Outcome.Done answered = set.read();
            ImagingSetStatusResponse status = SetStatusReader.status(answered.answer());
            settle(set, () -> wasRead(set, asking, asked, answered, status));
        } catch (RelativityException e) {
            settle(set, () -> wasNotRead(set, asking, e));
        } catch (RuntimeException | Error e) { // no wait may last for ever for a mistake of ours
            settle(set, () -> asking.forEach(wait -> fail(wait, e)));
        }
    }

    private void settle(AwaitedSet set, Runnable outcome) {
        lock.lock();
        try {
            reading--;
            set.isBeingReadNoMore();
            outcome.run();
            if (set.waits().isEmpty()) {
                sets.remove(set.key(), set);
            } else {
                set.readAgain(timing.elapsed(), timing.random());
                due.add(set);
            }
            goOn();
        } finally {
            lock.unlock();
        }
    }

    private void wasRead(
            AwaitedSet set, List<Wait> asking, Duration asked, Outcome.Done answered, ImagingSetStatusResponse status) {
        set.wasRead(status);
        Duration now = timing.elapsed();
        for (Wait wait : asking) {
            wait.countRequests(answered.attempts());
            Optional<ImagingSetOutcome> outcome = wait.judge(status, asked);
            if (outcome.isPresent() && leave(wait)) {
                ends.add(wait.ended(answered, status, outcome.get(), now), now);
            }
        }
    }

    /** Whoever is refused is refused again; anything else may pass. */
    private void wasNotRead(AwaitedSet set, List<Wait> asking, RelativityException e) {
        set.wasNotRead(e);
        for (Wait wait : asking) {
            wait.countRequests(e.getAttempts());
            if (e instanceof RelativityRefusedException refused) {
                fail(wait, refused.copyAfter(wait.requests()));
            }
        }
    }

    private void fail(Wait wait, Throwable e) {
        if (leave(wait)) {
            ends.add(wait.failed(e), timing.elapsed());
        }
    }

    /** {@return whether it still waited} */
    private boolean leave(Wait wait) {
        AwaitedSet set = waits.remove(wait);
        if (set == null) {
            return false;
        }
        deadlines.remove(wait);
        set.waits().remove(wait);
        if (set.waits().isEmpty() && !set.isBeingRead()) {
            due.remove(set);
            sets.remove(set.key(), set);
        }
        return true;
    }

    private void end(Runnable end) {
        tell(end);
        lock.lock();
        try {
            ending--;
            goOn();
        } finally {
            lock.unlock();
        }
    }

    /** What a route throws at us concerns no other wait. */
    private static void tell(Runnable end) {
        try {
            end.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A route failed after set/await", e);
        }
    }

    /** Goes on with exchanges on one thread more, as long as there are any. */
    private void endBesides(Duration now) {
        ends.helpComes(now);
        endingBesides++;
        moreThreads.execute(() -> {
            for (Runnable end = nextEnd(); end != null; end = nextEnd()) {
                tell(end);
            }
        });
    }

    private Runnable nextEnd() {
        lock.lock();
        try {
            Runnable next = ends.next(timing.elapsed());
            if (next == null) {
                endingBesides--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits, on threads of their own: the others may still be reading, or be held by a route. */
    private void endAll() {
        lock.lock();
        try {
            open = false;
            Duration now = timing.elapsed();
            waits.keySet().forEach(wait -> ends.add(wait.stopped(), now));
            waits.clear();
            deadlines.clear();
            sets.values().forEach(set -> set.waits().clear()); // what is still being read is nobody's
            sets.clear();
            due.clear();
            for (int i = 0; i < THREADS && !ends.isEmpty(); i++) {
                endBesides(now);
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@code null} is never. */
    private static Duration earlier(Duration one, Duration other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }
}
