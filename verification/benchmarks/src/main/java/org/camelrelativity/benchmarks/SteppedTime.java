package org.camelrelativity.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.camelrelativity.common.http.Timing;

/** A component's time that goes on from one thing to be done to the next: a quarter of an hour is over in seconds. */
final class SteppedTime implements Timing {

    private record Task(Duration at, long number, ScheduledExecutorService scheduler, Runnable task) {}

    private final PriorityBlockingQueue<Task> tasks =
            new PriorityBlockingQueue<>(11, Comparator.comparing(Task::at).thenComparingLong(Task::number));
    private final AtomicLong numbers = new AtomicLong();
    private final Random random = new Random(7);
    private volatile Duration now = Duration.ZERO;

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.EPOCH.plus(now), ZoneOffset.UTC);
    }

    @Override
    public Duration elapsed() {
        return now;
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public boolean pause(Duration duration, BooleanSupplier worthwhile) {
        throw new IllegalStateException("nothing is repeated here");
    }

    @Override
    public void schedule(ScheduledExecutorService scheduler, Runnable task, Duration delay) {
        tasks.add(new Task(now.plus(delay), numbers.getAndIncrement(), scheduler, task));
    }

    /** Goes on to what is to be done next, and has it done by whom it was given to. */
    void step() throws InterruptedException, ExecutionException {
        Task next = tasks.remove();
        now = next.at().compareTo(now) > 0 ? next.at() : now;
        next.scheduler().submit(next.task()).get();
    }
}
