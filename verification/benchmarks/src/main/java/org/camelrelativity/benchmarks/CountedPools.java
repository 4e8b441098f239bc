package org.camelrelativity.benchmarks;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.support.DefaultThreadPoolFactory;

/** Camel's thread pools, but that one can wait until they have nothing to do. */
final class CountedPools extends DefaultThreadPoolFactory {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int working;

    @Override
    public ExecutorService newCachedThreadPool(ThreadFactory threads) {
        return new Pool(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                threads,
                new ThreadPoolExecutor.AbortPolicy());
    }

    @Override
    public ExecutorService newThreadPool(
            int size,
            int mostThreads,
            long keepAlive,
            TimeUnit unit,
            int mostQueued,
            boolean mayTimeOut,
            RejectedExecutionHandler whenFull,
            ThreadFactory threads) {
        return new Pool(size, mostThreads, keepAlive, unit, new LinkedBlockingQueue<>(mostQueued), threads, whenFull);
    }

    /** Waits until whatever was begun is done. */
    void awaitIdle() throws InterruptedException {
        lock.lock();
        try {
            while (working > 0) {
                idle.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void count(int more) {
        lock.lock();
        try {
            working += more;
            if (working == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Pool extends ThreadPoolExecutor {

        Pool(
                int size,
                int most,
                long keepAlive,
                TimeUnit unit,
                BlockingQueue<Runnable> queue,
                ThreadFactory threads,
                RejectedExecutionHandler whenFull) {
            super(size, most, keepAlive, unit, queue, threads, whenFull);
        }

        @Override
        public void execute(Runnable task) {
            count(1);
            super.execute(task);
        }

        @Override
        protected void afterExecute(Runnable task, Throwable failure) {
            super.afterExecute(task, failure);
            count(-1);
        }
    }
}
