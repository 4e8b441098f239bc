package org.camelrelativity.common.http;

import org.apache.hc.core5.concurrent.Cancellable;

/**
 * One request on its way. {@link #begin} is called last before the transport, with a connection in hand: until then the
 * request has provably not been sent.
 */
final class Sending {

    private final Cancellable request;
    private final Deadlines deadlines;
    private volatile boolean begun;
    private volatile boolean late;
    private volatile boolean timed;
    private volatile long due;

    Sending(Cancellable request, Deadlines deadlines) {
        this.request = request;
        this.deadlines = deadlines;
    }

    /** From now on nobody can say that the request was not executed, and the answer's time runs. */
    void begin() {
        if (begun) {
            throw new IllegalStateException("something repeats requests, which only we may do");
        }
        deadlines.begin(this);
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isLate() {
        return late;
    }

    void end() {
        if (timed) {
            deadlines.end(this);
        }
    }

    /**
     * @param nanoTime when the answer must be complete
     */
    void dueAt(long nanoTime) {
        due = nanoTime;
        timed = true;
    }

    /**
     * @param all the whole time, in nanoseconds
     * @return how much of it is left
     */
    long left(long all) {
        return timed ? due - System.nanoTime() : all;
    }

    void cut() {
        late = true;
        request.cancel();
    }
}
