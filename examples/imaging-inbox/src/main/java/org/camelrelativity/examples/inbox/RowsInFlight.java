package org.camelrelativity.examples.inbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The rows of a file that are under way: so many at a time, and never two of the same set, so that the second is not taken
 * for the first.
 */
final class RowsInFlight {

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Map<Row.SetKey, RowRun> rows = new LinkedHashMap<>();
    private Exception failure;

    RowsInFlight(int most) {
        this.most = most;
    }

    /**
     * Waits until the row may start.
     *
     * @param start makes the row's run once it may
     * @throws Exception what an earlier row failed with: after that, none starts
     */
    RowRun enter(Row row, Supplier<RowRun> start) throws Exception {
        lock.lockInterruptibly();
        try {
            while (rows.size() >= most || rows.containsKey(row.set())) {
                left.await();
            }
            rethrowFailure();
            RowRun run = start.get();
            rows.put(row.set(), run);
            return run;
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param reason why it has no result; null if it has one
     */
    void leave(RowRun row, Exception reason) {
        lock.lock();
        try {
            rows.remove(row.row().set());
            if (failure == null) {
                failure = reason;
            }
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until none is left. */
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!rows.isEmpty()) {
                left.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Throws what the first row failed with that failed, if one did. */
    void rethrowFailure() throws Exception {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    Collection<RowRun> rows() {
        lock.lock();
        try {
            return List.copyOf(rows.values());
        } finally {
            lock.unlock();
        }
    }
}
