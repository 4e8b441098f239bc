package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camelrelativity.common.RelativityException;

/** A subject with waiters, read for all of them together. Not thread-safe, but for {@link #reader}. */
final class WatchedSubject<R> {

    static final Comparator<WatchedSubject<?>> BY_DUE = Comparator.<WatchedSubject<?>, Duration>comparing(
                    WatchedSubject::due)
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

    /**
     * @param number a different one for each
     * @param due when to read it first
     */
    WatchedSubject(long number, Object key, StatusReader<R> reader, Duration due) {
        this.number = number;
        this.key = key;
        this.reader = reader;
        this.due = due;
    }

    Object key() {
        return key;
    }

    StatusReader<R> reader() {
        return reader;
    }

    List<Wait<R>> waits() {
        return waits;
    }

    Duration due() {
        return due;
    }

    void readAt(Duration nextDue) {
        due = nextDue;
    }

    boolean isBeingRead() {
        return beingRead;
    }

    void readStarted() {
        beingRead = true;
        reads++;
    }

    void readFinished() {
        beingRead = false;
    }

    void readSucceeded(R read) {
        lastRead = read;
        lastFailure = null;
    }

    void readFailed(RelativityException e) {
        lastFailure = e;
    }

    int reads() {
        return reads;
    }

    /** {@code null} if no read was answered. */
    R lastRead() {
        return lastRead;
    }

    /** Why the last read failed, if it did. */
    Optional<RelativityException> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}
