package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camelrelativity.common.RelativityException;

/** What a {@link StatusPoller} reads for all of its waiters together. It has at least one, or is being read. */
final class Subject<R> {

    final Object key;
    final StatusReader<R> reader;
    final List<Wait<R>> waits = new ArrayList<>(1);
    Duration due;
    boolean beingRead;
    int reads;
    R lastRead;
    RelativityException lastFailure;

    Subject(Object key, StatusReader<R> reader, Duration due) {
        this.key = key;
        this.reader = reader;
        this.due = due;
    }
}
