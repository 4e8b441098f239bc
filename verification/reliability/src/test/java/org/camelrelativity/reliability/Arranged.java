package org.camelrelativity.reliability;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.camelrelativity.common.RelativityConfiguration;

/** A fault that lies in wait for one call. */
final class Arranged implements AutoCloseable {

    private final RelativityConfiguration configuration;
    private final Deque<Action> cleanUp = new ArrayDeque<>();
    private Action before = () -> {};
    private Duration lasts = Duration.ofDays(1);

    /** Something that may fail. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /**
     * @param configuration of the connection that the call goes over
     */
    Arranged(RelativityConfiguration configuration) {
        this.configuration = configuration;
    }

    RelativityConfiguration configuration() {
        return configuration;
    }

    Arranged with(Consumer<RelativityConfiguration> setting) {
        setting.accept(configuration);
        return this;
    }

    /** What to do once the connection is made. */
    Arranged before(Action action) {
        before = action;
        return this;
    }

    /** How soon after it has begun the call must be made, or there is no fault any more. */
    Arranged lasting(Duration time) {
        lasts = time;
        return this;
    }

    Duration lasts() {
        return lasts;
    }

    /** What to do when all is over; the last first. */
    Arranged after(Action action) {
        cleanUp.push(action);
        return this;
    }

    void begin() throws Exception {
        before.run();
    }

    @Override
    public void close() {
        for (Action action : cleanUp) {
            try {
                action.run();
            } catch (Exception e) {
                throw new IllegalStateException("something of the fault is left", e);
            }
        }
    }
}
