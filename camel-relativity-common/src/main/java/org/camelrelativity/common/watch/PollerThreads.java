package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.camelrelativity.common.http.Timing;

/** A poller's threads, from its start to its stop: a scheduler, so many workers, and extra ones as they are needed. */
final class PollerThreads {

    private final ExecutorServiceManager manager;
    private final Timing timing;
    private final ScheduledExecutorService scheduler;
    private final ExecutorService workers;
    private final ExecutorService extras;

    PollerThreads(CamelContext camelContext, Timing timing, Object owner, String name, int workerCount) {
        this.manager = camelContext.getExecutorServiceManager();
        this.timing = timing;
        this.scheduler = manager.newSingleThreadScheduledExecutor(owner, name + "-clock");
        this.workers = manager.newThreadPool(owner, name, unboundedQueue(name, workerCount));
        this.extras = manager.newCachedThreadPool(owner, name + "-extra");
    }

    /** No default of the context applies to it: no task may be refused, nor run by the thread that hands it over. */
    private static ThreadPoolProfile unboundedQueue(String name, int threads) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setKeepAliveTime(0L);
        profile.setAllowCoreThreadTimeOut(false);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    void schedule(Runnable task, Duration delay) {
        timing.schedule(scheduler, task, delay);
    }

    void work(Runnable task) {
        workers.execute(task);
    }

    void workOnExtraThread(Runnable task) {
        extras.execute(task);
    }

    /** Nothing that has begun is interrupted: a route may be at work. */
    void stop() {
        manager.shutdown(workers);
        manager.shutdown(extras);
        manager.shutdownNow(scheduler);
    }
}
