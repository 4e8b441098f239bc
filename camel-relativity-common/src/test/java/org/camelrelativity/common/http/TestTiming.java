package org.camelrelativity.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;

/** A clock that goes on only when told or while somebody pauses, which takes no time; and no chance. */
public final class TestTiming extends Clock implements Timing {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private record Task(Instant due, ScheduledExecutorService scheduler, Runnable action) {}

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));
    private final AtomicInteger started = new AtomicInteger();
    private volatile Instant now = BEGIN;
    private volatile Duration set = Duration.ZERO;
    private volatile double random = 1;
    private volatile Runnable duringPause = () -> {};

    /** Puts a new one into the context, for all connections that start later. */
    public static TestTiming in(CamelContext context) {
        TestTiming timing = new TestTiming();
        timing.putInto(context);
        return timing;
    }

    /** The same time in another context. */
    public void putInto(CamelContext context) {
        context.getCamelContextExtension().addContextPlugin(Timing.class, this);
    }

    /** Puts the real time back. */
    public static void real(CamelContext context) {
        context.getCamelContextExtension().addContextPlugin(Timing.class, new Timing.SystemTiming());
    }

    /** Somebody sets the time of day, which takes no time. */
    public void setClockForward(Duration by) {
        set = set.plus(by);
    }

    /** How long was paused, the first first. */
    public List<Duration> pauses() {
        synchronized (pauses) {
            return List.copyOf(pauses);
        }
    }

    /** Lets time go on; what was to be done by then is done now, on the threads that were to do it. */
    public void advance(Duration duration) {
        synchronized (tasks) {
            now = now.plus(duration);
            for (Task task = tasks.peek(); task != null && !task.due.isAfter(now); task = tasks.peek()) {
                start(tasks.remove());
            }
        }
    }

    private void start(Task task) {
        if (!task.scheduler.isShutdown()) {
            started.incrementAndGet();
            task.scheduler.execute(() -> {
                try {
                    task.action.run();
                } finally {
                    started.decrementAndGet();
                }
            });
        }
    }

    /** Whether all that was to be done by now is done. */
    public boolean isIdle() {
        return started.get() == 0;
    }

    /** How long until something is to be done. */
    public Optional<Duration> untilNextTask() {
        synchronized (tasks) {
            return Optional.ofNullable(tasks.peek()).map(task -> Duration.between(now, task.due));
        }
    }

    @Override
    public Duration elapsed() {
        return Duration.between(BEGIN, now);
    }

    @Override
    public void schedule(ScheduledExecutorService scheduler, Runnable task, Duration delay) {
        synchronized (tasks) {
            tasks.add(new Task(now.plus(delay), scheduler, task));
        }
        advance(Duration.ZERO);
    }

    /** What chance says from now on: 1, as at the start, is the longest pause. */
    public void random(double number) {
        random = number;
    }

    /** What happens while somebody pauses. */
    public void duringPause(Runnable action) {
        duringPause = action;
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public double random() {
        return random;
    }

    @Override
    public boolean pause(Duration duration, BooleanSupplier worthwhile) {
        pauses.add(duration);
        advance(duration);
        duringPause.run();
        return worthwhile.getAsBoolean();
    }

    @Override
    public Instant instant() {
        return now.plus(set);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
