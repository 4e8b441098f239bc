package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * One request on its way. {@link #begin} is called last before the transport, with a connection in hand: until then the
 * request has provably not been sent.
 */
final class Sending {

    private final Cancellable request;
    private volatile boolean begun;
    private volatile boolean late;
    private volatile ScheduledFuture<?> deadline;

    Sending(Cancellable request) {
        this.request = request;
    }

    /** From now on nobody can say that the request was not executed, and the answer's time runs. */
    void begin(ScheduledExecutorService deadlines, Duration responseTimeout) {
        if (begun) {
            throw new IllegalStateException("something repeats requests, which only we may do");
        }
        deadline = deadlines.schedule(this::cut, responseTimeout.toMillis(), TimeUnit.MILLISECONDS);
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isLate() {
        return late;
    }

    void end() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private void cut() {
        late = true;
        request.cancel();
    }
}
